package dev.vigil.benchmarks;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Score;
import dev.vigil.model.VectorPoint;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a detector of rows costs on rows of sixteen features, once its sample is full: to score a
 * row, to score and learn it with the fits that fall due, and one fit to the whole sample.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VectorModelCost {
  private static final int LEARNT = 8_192;
  private static final int ROWS = 4_096;

  /** Key of the detector, and settings. */
  @Param({
    "isolation-forest",
    "knn",
    "loda",
    "robust-covariance",
    "gaussian-mixture",
    "autoencoder",
    "one-svm",
    "vectors rows=table",
    "vectors rows=stream"
  })
  public String detector = "isolation-forest";

  private final VectorPoint[] rows = new VectorPoint[ROWS];
  private VectorFeed feed = new VectorFeed();
  private Detector fitted = DetectorCatalogue.installed().all().get(0).newDetector();
  private int next;

  /** A detector that has learnt 8,192 rows, and the rows to come. */
  @Setup
  public void start() {
    feed = new VectorFeed();
    fitted = spec().newDetector();
    for (int i = 0; i < LEARNT; i++) {
      fitted.learn(feed.next());
    }
    for (int i = 0; i < ROWS; i++) {
      rows[i] = feed.next();
    }
  }

  private DetectorSpec spec() {
    String[] words = detector.split(" ", -1);
    Map<String, String> settings = new HashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] setting = words[i].split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    return DetectorCatalogue.installed().find(words[0]).orElseThrow().with(settings);
  }

  /** Scores a row. */
  @Benchmark
  public Score score() {
    next = next + 1 == ROWS ? 0 : next + 1;
    return fitted.score(rows[next]);
  }

  /** Makes a row, scores it and learns it. */
  @Benchmark
  public Score scoreAndLearn() {
    return fitted.scoreAndLearn(feed.next());
  }

  /** Fits the models to the sample. */
  @Benchmark
  public Detector fit() {
    ((Retrainable) fitted).retrain();
    return fitted;
  }
}
