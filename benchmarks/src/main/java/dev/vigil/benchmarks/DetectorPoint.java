package dev.vigil.benchmarks;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.model.Score;
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
 * Cost of a point to one detector, {@code -p detector=KEY -p fed=vectors}, on what {@link
 * DetectorCost} feeds.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DetectorPoint {
  /** Key of the detector. */
  @Param("novelty")
  public String detector = "novelty";

  /** What it is fed: {@code points} or {@code vectors}. */
  @Param("points")
  public String fed = "points";

  private DetectorLoad load = new DetectorLoad(new NoveltySpec(), false);

  /** A fresh detector. */
  @Setup
  public void start() {
    load =
        new DetectorLoad(
            DetectorCatalogue.installed().find(detector).orElseThrow(), fed.equals("vectors"));
  }

  /** Scores an observation and learns it. */
  @Benchmark
  public Score scoreAndLearn() {
    return load.next();
  }
}
