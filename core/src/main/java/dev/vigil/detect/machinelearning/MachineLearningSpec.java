package dev.vigil.detect.machinelearning;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import dev.vigil.vector.ModelKind;
import dev.vigil.vector.VectorPlan;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;

/**
 * Models of machine learning on rows of features that are made of what is observed; several with
 * equal weights: each one's score is calibrated and the sum of what they give is held against the
 * sums of the sample, and then against those of rows that no model had learnt yet.
 *
 * <p>Right for: numbers or vectors whose usual ways are too many for a rule, given some thousand
 * rows. Blind to: what a look at the value, its last hour and the time of day does not show.
 *
 * @param algorithms kinds of models, at least one, none twice
 * @param enableOnlineLearning whether models follow the series for ever; else they are fitted until
 *     the sample is full and then stay as they are, unless a fit is asked for
 * @param featureEngineering what enters a row beside the observed values
 * @param zone whose hours and days the features of time tell
 * @param versions earlier versions of the models that can be put back in force, from 0 to 8
 * @param sample rows of the sample that models are fitted to, from 64 to 65,536
 * @param seed what chance starts from
 */
public record MachineLearningSpec(
    @About("kinds of models, at least one; several are fused with equal weights")
        List<Algorithm> algorithms,
    @About("whether models follow the series for ever, or stay as they are once the sample is full")
        boolean enableOnlineLearning,
    @About("what enters a row beside the observed values") FeatureEngineering featureEngineering,
    @About("time zone whose hours and days the features of time tell") ZoneId zone,
    @About("earlier versions of the models that can be put back in force, from 0 to 8")
        int versions,
    @About("rows of the sample that models are fitted to, from 64 to 65,536") int sample,
    @About("what chance starts from") long seed)
    implements DetectorSpec {
  public MachineLearningSpec {
    algorithms = List.copyOf(algorithms);
    requireNonNull(featureEngineering, "featureEngineering");
    requireNonNull(zone, "zone");
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException(
          "algorithms must name one at least of " + List.of(Algorithm.values()));
    }
    if (new HashSet<>(algorithms).size() < algorithms.size()) {
      throw new IllegalArgumentException("algorithms must name none twice, was " + algorithms);
    }
    VectorPlan.of(algorithms.get(0).kind()).withSample(sample).withVersions(versions);
  }

  /** An isolation forest, an autoencoder and a one-class SVM, learning for ever, all features. */
  public MachineLearningSpec() {
    this(
        List.of(Algorithm.ISOLATION_FOREST_ML, Algorithm.AUTOENCODER, Algorithm.ONE_SVM),
        true,
        new FeatureEngineering(),
        ZoneOffset.UTC,
        1,
        2048,
        1);
  }

  private VectorPlan plan() {
    ModelKind[] kinds = algorithms.stream().map(Algorithm::kind).toArray(ModelKind[]::new);
    return VectorPlan.of(kinds)
        .withEmbedding(new EngineeredFeatures(featureEngineering, zone))
        .withSample(sample)
        .withSeed(seed)
        .withOnline(enableOnlineLearning)
        .withVersions(versions);
  }

  @Override
  public String name() {
    return "Machine Learning Detector";
  }

  @Override
  public String key() {
    return "machine-learning";
  }

  @Override
  public String rightFor() {
    return "numbers or rows whose usual ways are too many for a rule, given some thousand of them";
  }

  @Override
  public String blindTo() {
    return "what the value, its last 64 rows and the time of day and week do not show";
  }

  @Override
  public String cost() {
    return "175 µs a point of the first 10,000, 46 after, fits included (LSTM 78, 12);"
        + " 480 KB a series";
  }

  @Override
  public boolean dear() {
    return true;
  }

  @Override
  public Detector newDetector() {
    return plan().newDetector();
  }

  @Override
  public Detector restore(StateReader in) {
    return plan().restore(in);
  }

  @Override
  public Calibration calibration() {
    return plan().calibration();
  }
}
