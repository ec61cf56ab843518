package dev.vigil.benchmarks;

import com.amazon.randomcutforest.RandomCutForest;
import com.amazon.randomcutforest.parkservices.AnomalyDescriptor;
import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import dev.vigil.detect.Detector;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cost of a point, one thread, beside random cut forests on the same points. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PointCost {
  private static final int SHINGLE = 8;
  private static final int TREES = 30;
  private static final int SAMPLES = 256;

  private List<Feed> feeds = List.of();
  private SeriesWatch[] watches = {};
  private Detector[] detectors = {};
  private RandomCutForest[] forests = {};
  private ThresholdedRandomCutForest[] thresholded = {};
  private int turn;

  /** A fresh detector of each kind for each family, on a week of points. */
  @Setup
  public void start() {
    feeds = Feed.ofNormalFamilies();
    int size = feeds.size();
    watches = new SeriesWatch[size];
    detectors = new Detector[size];
    forests = new RandomCutForest[size];
    thresholded = new ThresholdedRandomCutForest[size];
    for (int i = 0; i < size; i++) {
      watches[i] = new SeriesWatch(new WatchSpec());
      detectors[i] = new NoveltySpec().newDetector();
      forests[i] = forest();
      thresholded[i] = thresholdedForest();
    }
  }

  static RandomCutForest forest() {
    return RandomCutForest.builder()
        .dimensions(SHINGLE)
        .shingleSize(SHINGLE)
        .internalShinglingEnabled(true)
        .numberOfTrees(TREES)
        .sampleSize(SAMPLES)
        .parallelExecutionEnabled(false)
        .randomSeed(1)
        .build();
  }

  static ThresholdedRandomCutForest thresholdedForest() {
    return ThresholdedRandomCutForest.builder()
        .dimensions(SHINGLE)
        .shingleSize(SHINGLE)
        .numberOfTrees(TREES)
        .sampleSize(SAMPLES)
        .parallelExecutionEnabled(false)
        .randomSeed(1)
        .build();
  }

  private int next() {
    turn = turn + 1 == feeds.size() ? 0 : turn + 1;
    return turn;
  }

  /** The default detector alone. */
  @Benchmark
  public Score novelty() {
    int i = next();
    return detectors[i].scoreAndLearn(feeds.get(i).next());
  }

  /** The default detector with its judge: what a point costs in the library. */
  @Benchmark
  public Verdict noveltyWithJudge() {
    int i = next();
    return watches[i].accept(feeds.get(i).next());
  }

  /** Random cut forest, core: score, then update. */
  @Benchmark
  public double randomCutForest() {
    int i = next();
    float[] point = {(float) feeds.get(i).nextValue()};
    double score = forests[i].getAnomalyScore(point);
    forests[i].update(point);
    return score;
  }

  /** Thresholded random cut forest: grade of each point. */
  @Benchmark
  public AnomalyDescriptor thresholdedRandomCutForest() {
    int i = next();
    Feed feed = feeds.get(i);
    double[] point = {feed.nextValue()};
    return thresholded[i].process(point, feed.now() / 1000);
  }
}
