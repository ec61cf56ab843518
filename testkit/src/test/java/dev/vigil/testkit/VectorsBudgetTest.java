package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.vectors.VectorsSpec;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On streams of vectors with nothing wrong in them the calibration keeps the alarm budget. */
final class VectorsBudgetTest {
  private static final SeriesKey SERIES = SeriesKey.of("stream");
  private static final int ROWS = 50_000;
  private static final int ROWS_A_WEEK = 2016;
  private static final long STEP_MILLIS = 300_000;

  /** A channel follows itself, by half of them a common cause, and has tails of its own. */
  private record Stream(int channels, double memory, double degrees) {}

  @Test
  void streams_of_few_and_of_many_channels_keep_one_page_a_week() {
    for (Stream stream :
        List.of(new Stream(8, 0.9, 0), new Stream(19, 0.5, 3), new Stream(38, 0.9, 0))) {
      assertThat(pagesPerWeek(stream)).as("pages a week on %s", stream).isLessThanOrEqualTo(1);
    }
  }

  private static double pagesPerWeek(Stream stream) {
    VectorsSpec spec = new VectorsSpec();
    Detector detector = spec.newDetector();
    Judge judge = new JudgeSpec().newJudge(spec.calibration());
    List<String> names =
        IntStream.range(0, stream.channels()).mapToObj(channel -> "c" + channel).toList();
    double[] state = new double[stream.channels()];
    Random random = new Random(stream.channels());
    double common = 0;
    int pages = 0;
    for (int row = 0; row < ROWS; row++) {
      common = 0.95 * common + random.nextGaussian();
      double[] values = new double[state.length];
      for (int channel = 0; channel < state.length; channel++) {
        state[channel] = stream.memory() * state[channel] + noise(random, stream.degrees());
        values[channel] = 100 + 10 * (state[channel] + channel % 2 * 0.5 * common);
      }
      VectorPoint point = new VectorPoint(SERIES, row * STEP_MILLIS, names, values);
      Verdict verdict = judge.judge(point.epochMillis(), Double.NaN, detector.scoreAndLearn(point));
      boolean page =
          verdict instanceof Verdict.Anomalous anomalous && anomalous.notice() == Notice.PAGE;
      pages += page && row >= ROWS_A_WEEK ? 1 : 0;
    }
    return (double) pages * ROWS_A_WEEK / (ROWS - ROWS_A_WEEK);
  }

  /** Normal, or of Student's t with so many degrees of freedom. */
  private static double noise(Random random, double degrees) {
    double normal = random.nextGaussian();
    double squares = 0;
    for (int k = 0; k < degrees; k++) {
      double other = random.nextGaussian();
      squares += other * other / degrees;
    }
    return degrees == 0 ? normal : normal / Math.sqrt(squares);
  }
}
