package dev.vigil.detect.machinelearning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.setting.BadSettings;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MachineLearningSpecTest {
  private static final SeriesKey SERIES = SeriesKey.of("s");
  private static final List<String> NAMES = List.of("amount", "count", "same");

  private final Random chance = new Random(17);

  private static MachineLearningSpec spec(Map<String, Object> settings) {
    return (MachineLearningSpec) new MachineLearningSpec().with(settings);
  }

  private VectorPoint row(int at, double add) {
    double amount = 50 + 10 * chance.nextGaussian();
    double[] values = {amount + add, Math.round(5 + chance.nextGaussian()), 3};
    return new VectorPoint(SERIES, at * 60_000L, NAMES, values);
  }

  @Test
  void the_block_of_settings_is_read_as_it_is_written() {
    MachineLearningSpec read =
        spec(
            Map.of(
                "algorithms",
                List.of("isolation-forest-ml", "autoencoder", "one-svm"),
                "enableOnlineLearning",
                true,
                "featureEngineering",
                Map.of(
                    "enableTimeFeatures", true,
                    "enableStatisticalFeatures", true,
                    "enableTrendFeatures", true)));
    assertThat(read).isEqualTo(new MachineLearningSpec());
    assertThat(spec(Map.of("algorithms", "LSTM, gaussian_mixture")).algorithms())
        .containsExactly(Algorithm.LSTM, Algorithm.GAUSSIAN_MIXTURE);
  }

  @Test
  void what_cannot_be_is_refused_with_the_nearest_name_or_the_range() {
    assertThatThrownBy(() -> spec(Map.of("algorithms", List.of("isolation-forst-ml"))))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("algorithms[0]")
        .hasMessageContaining("did you mean 'isolation-forest-ml'?");
    assertThatThrownBy(() -> spec(Map.of("algorithms", List.of())))
        .hasMessageContaining("algorithms must name one at least of [isolation-forest-ml");
    assertThatThrownBy(() -> spec(Map.of("algorithms", List.of("lstm", "lstm"))))
        .hasMessageContaining("none twice");
    assertThatThrownBy(() -> spec(Map.of("sample", 10))).hasMessageContaining("sample must be");
    assertThatThrownBy(() -> spec(Map.of("versions", 9))).hasMessageContaining("from 0 to 8");
    assertThatThrownBy(() -> spec(Map.of("featureEngineering", Map.of("enableTimeFeature", true))))
        .hasMessageContaining("did you mean 'enableTimeFeatures'?");
  }

  @Test
  void every_model_is_told_in_the_evidence_and_the_feature_that_is_strange() {
    Detector detector =
        spec(Map.of("algorithms", "isolation-forest-ml, gaussian-mixture, lstm")).newDetector();
    for (int i = 0; i < 1500; i++) {
      detector.learn(row(i, 0));
    }
    Score score = detector.score(row(1500, 300));
    assertThat(score.value()).isGreaterThan(3.5);
    assertThat(score.evidence().contributions())
        .extracting(Evidence.Contribution::name)
        .contains("isolation forest", "gaussian mixture", "LSTM");
    assertThat(score.evidence().contributions().get(0).name()).startsWith("amount");
    assertThat(score.evidence().sentence()).contains("amount", "of 3 models agree");
    assertThat(score.evidence().agreement()).isEqualTo(3);
  }

  @Test
  void without_online_learning_models_stay_as_they_were_when_the_sample_was_full() {
    Detector detector =
        spec(Map.of("algorithms", "gaussian-mixture", "enableOnlineLearning", false, "sample", 256))
            .newDetector();
    Retrainable trained = (Retrainable) detector;
    for (int i = 0; i < 700; i++) {
      detector.learn(row(i, 0));
    }
    Retrainable.ModelInfo frozen = trained.model();
    assertThat(frozen.fittedAt()).isEqualTo(256);
    VectorPoint strange = row(5000, 25);
    for (int i = 700; i < 5000; i++) {
      detector.learn(row(i, 25));
    }
    assertThat(trained.model()).isEqualTo(frozen);
    Score kept = detector.score(strange);
    trained.retrain();
    assertThat(trained.model().fittedAt()).isEqualTo(5000);
    assertThat(detector.score(strange).dense()).isLessThan(kept.dense());
    assertThat(trained.rollback()).isTrue();
    assertThat(trained.model()).isEqualTo(frozen);
    assertThat(detector.score(strange).dense()).isEqualTo(kept.dense());
  }

  @Test
  void with_online_learning_a_new_level_becomes_usual() {
    Detector detector = spec(Map.of("algorithms", "gaussian-mixture")).newDetector();
    for (int i = 0; i < 2000; i++) {
      detector.learn(row(i, 0));
    }
    double before = detector.score(row(2000, 60)).dense();
    for (int i = 2000; i < 8000; i++) {
      detector.learn(row(i, 60));
    }
    assertThat(detector.score(row(8000, 60)).dense()).isLessThan(0.5 * before);
  }

  @Test
  void rows_that_cannot_be_judged_are_answered_with_the_reason() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(new MachineLearningSpec()));
    assertThat(watch.accept(row(1, 0))).isInstanceOf(Verdict.WarmingUp.class);
    assertThat(watch.accept(new VectorPoint(SERIES, 90_000, List.of("amount"), new double[] {1})))
        .isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
    assertThat(watch.accept(new Point(SERIES, 90_000, 1)))
        .isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
    double[] nothing = {Double.NaN, Double.NaN, Double.NaN};
    assertThat(watch.accept(new VectorPoint(SERIES, 90_000, NAMES, nothing)))
        .isEqualTo(new Verdict.Rejected(Reason.NOT_FINITE));
  }

  @Test
  void too_few_rows_missing_and_constant_features_make_sound_scores() {
    for (Algorithm algorithm : Algorithm.values()) {
      Detector detector = spec(Map.of("algorithms", algorithm.toString())).newDetector();
      ((Retrainable) detector).retrain();
      assertThat(((Retrainable) detector).model()).isEqualTo(Retrainable.ModelInfo.NONE);
      for (int i = 0; i < 400; i++) {
        double[] values = {7, i % 3 == 0 ? Double.NaN : i % 5, Double.NaN};
        Score score = detector.scoreAndLearn(new VectorPoint(SERIES, i * 60_000L, NAMES, values));
        assertThat(score.value()).as("%s, row %d", algorithm, i).isBetween(0.0, 1e6);
        assertThat(score.dense()).as("%s, row %d", algorithm, i).isBetween(0.0, 1e9);
      }
      assertThat(detector.remaining()).isZero();
    }
  }

  @Test
  void a_state_of_other_features_or_of_another_zone_is_refused() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    MachineLearningSpec spec = spec(Map.of("algorithms", "gaussian-mixture", "zone", tokyo));
    Detector detector = spec.newDetector();
    for (int i = 0; i < 100; i++) {
      detector.learn(row(i, 0));
    }
    StateWriter out = new StateWriter();
    detector.save(out);
    byte[] state = out.toByteArray();
    for (String feature :
        List.of("enableTimeFeatures", "enableStatisticalFeatures", "enableTrendFeatures")) {
      DetectorSpec other = spec.with(Map.of("featureEngineering", Map.of(feature, false)));
      assertThatThrownBy(() -> other.restore(new StateReader(state)))
          .isInstanceOf(BadState.class)
          .hasMessageContaining(feature + "=false");
    }
    DetectorSpec there = spec.with(Map.of("zone", ZoneId.of("Europe/Berlin")));
    assertThatThrownBy(() -> there.restore(new StateReader(state)))
        .isInstanceOf(BadState.class)
        .hasMessageContaining("Asia/Tokyo does not fit Europe/Berlin");
    Detector same = spec.restore(new StateReader(state));
    VectorPoint next = row(100, 30);
    assertThat(same.score(next)).isEqualTo(detector.score(next));
  }
}
