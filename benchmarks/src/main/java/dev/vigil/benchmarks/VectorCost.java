package dev.vigil.benchmarks;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.vectors.VectorsSpec;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Processor time of a vector and saved bytes of the detector of streams of vectors, by the number
 * of channels, in turns with novelty on single numbers; with making the observation, without a
 * judge. Medians of seven rounds of 8,192 rows, so that a fit is in each, after two of warm-up.
 * Prints a table in Markdown.
 */
public final class VectorCost {
  private static final int ROUNDS = 7;
  private static final int ROWS = 8_192;

  private static volatile Object sink = "";

  private VectorCost() {}

  private static final class Load {
    private final int channels;
    private final Detector detector;
    private final VectorFeed feed;
    private final List<Double> nanos = new ArrayList<>();

    Load(DetectorSpec spec, int channels) {
      this.channels = channels;
      this.detector = spec.newDetector();
      this.feed = new VectorFeed(channels);
    }

    void turn() {
      nanos.add(CpuCost.nanos(ROWS, i -> sink = detector.scoreAndLearn(feed.next())));
    }
  }

  /**
   * Runs the measurement.
   *
   * @param args numbers of channels; 8, 16 and 38 if none is given
   */
  public static void main(String[] args) {
    String[] widths = args.length == 0 ? new String[] {"8", "16", "38"} : args;
    DetectorSpec stream = new VectorsSpec(VectorsSpec.Rows.STREAM, 2048, 1);
    List<Load> loads = new ArrayList<>();
    for (String width : widths) {
      loads.add(new Load(stream, Integer.parseInt(width)));
    }
    DetectorLoad points = new DetectorLoad(new NoveltySpec(), false);
    List<Double> ofPoint = new ArrayList<>();
    for (int round = -2; round < ROUNDS; round++) {
      if (round == 0) {
        ofPoint.clear();
        loads.forEach(load -> load.nanos.clear());
      }
      ofPoint.add(CpuCost.nanos(points.round(), i -> sink = points.next()));
      loads.forEach(Load::turn);
    }
    print(loads, median(ofPoint));
  }

  private static void print(List<Load> loads, double ofPoint) {
    System.out.printf(Locale.ROOT, "novelty: %.0f ns a point%n%n", ofPoint);
    System.out.println("| channels | processor time a vector | of novelty's point | state |");
    System.out.println("|---|---|---|---|");
    for (Load load : loads) {
      StateWriter out = new StateWriter();
      load.detector.save(out);
      double nanos = median(load.nanos);
      System.out.printf(
          Locale.ROOT,
          "| %d | %.3g µs | %.0f × | %.0f KB |%n",
          load.channels,
          nanos / 1000,
          nanos / ofPoint,
          out.toByteArray().length / 1000.0);
    }
  }

  private static double median(List<Double> values) {
    return CpuCost.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
