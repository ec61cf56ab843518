package dev.vigil.detect.composite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Teachable;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.detect.vectors.VectorsSpec;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CompositeDetectorTest {
  private static final SeriesKey SERIES = SeriesKey.of("requests");
  private static final int ROWS = 2000;

  private final Random chance = new Random(1);

  private static Point at(int row, double value) {
    return new Point(SERIES, row * 60_000L, value);
  }

  private static VectorPoint row(int row, double... values) {
    return new VectorPoint(SERIES, row * 60_000L, List.of("a", "b"), values);
  }

  private static Map<String, Double> weights(Object... namesAndWeights) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      weights.put((String) namesAndWeights[i], (Double) namesAndWeights[i + 1]);
    }
    return weights;
  }

  private Detector learnt(DetectorSpec spec) {
    Detector detector = spec.newDetector();
    for (int row = 0; row < ROWS; row++) {
      detector.learn(at(row, 100 + chance.nextGaussian()));
    }
    return detector;
  }

  @Test
  void by_default_a_number_is_scored_as_the_novelty_detector_scores_it() {
    Detector composite = new CompositeSpec().newDetector();
    Detector novelty = new NoveltySpec().newDetector();
    for (int row = 0; row < ROWS; row++) {
      Point point = at(row, row == 1500 ? 1000 : 100 + chance.nextGaussian());
      Score score = composite.scoreAndLearn(point);
      Score alone = novelty.scoreAndLearn(point);
      assertThat(score.value()).isEqualTo(alone.value());
      assertThat(score.dense()).isEqualTo(alone.dense());
      assertThat(score.evidence().sentence()).isEqualTo(alone.evidence().sentence());
    }
  }

  @Test
  void by_default_rows_are_ranked_as_the_vector_composite_ranks_them() {
    Detector composite = new CompositeSpec().newDetector();
    Detector vectors = new VectorsSpec().newDetector();
    double strongest = 0;
    for (int row = 0; row < ROWS; row++) {
      double x = chance.nextGaussian();
      VectorPoint point = row(row, x, row == 1500 ? x + 30 : x + 0.1 * chance.nextGaussian());
      Score score = composite.scoreAndLearn(point);
      Score alone = vectors.scoreAndLearn(point);
      assertThat(score.value() > 0).isEqualTo(alone.value() > 0);
      strongest = row > 1000 ? Math.max(strongest, score.value()) : strongest;
      if (row == 1500) {
        assertThat(score.value()).isEqualTo(strongest).isGreaterThan(Opinion.SPOKEN);
        assertThat(score.evidence().contributions().get(0).name()).isEqualTo("vectors");
      }
    }
  }

  @Test
  void what_it_reads_is_settled_by_the_first_observation() {
    Detector detector = new CompositeSpec().newDetector();
    assertThat(detector.accepts(at(0, 1))).isTrue();
    assertThat(detector.accepts(row(0, 1, 2))).isTrue();
    detector.learn(at(0, 1));
    assertThat(detector.accepts(at(1, 1))).isTrue();
    assertThat(detector.accepts(row(1, 1, 2))).isFalse();
  }

  @Test
  void rows_that_no_member_reads_are_read_where_the_context_may_choose() {
    Map<String, Double> numbersOnly = weights("zscore", 1.0, "threshold", 1.0);
    CompositeSpec chooses =
        new CompositeSpec(Strategy.WEIGHTED_AVERAGE, numbersOnly, true, List.of());
    CompositeSpec doesNot =
        new CompositeSpec(Strategy.WEIGHTED_AVERAGE, numbersOnly, false, List.of());
    assertThat(chooses.newDetector().accepts(row(0, 1, 2))).isTrue();
    assertThat(doesNot.newDetector().accepts(row(0, 1, 2))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void every_strategy_finds_a_spike_that_all_members_see(Strategy strategy) {
    Map<String, Double> weights = weights("novelty", 0.5, "zscore", 0.5);
    Detector detector = learnt(new CompositeSpec(strategy, weights, true, List.of()));
    Score score = detector.score(at(ROWS, 160));
    assertThat(score.value()).isGreaterThan(Opinion.SPOKEN);
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(score.evidence().agreement()).isGreaterThanOrEqualTo(2);
    assertThat(score.evidence().sentence()).endsWith("; 2 of 2 detectors say so");
    assertThat(score.expected()).isBetween(95.0, 105.0);
  }

  @Test
  void a_vote_needs_more_than_half_of_the_weight_and_who_dissents_is_told() {
    Map<String, Double> weights = weights("novelty", 0.2, "zscore", 0.2, "threshold", 0.6);
    DetectorSpec far = new ThresholdSpec().with(Map.of("critical", Map.of("upper", 1e6)));
    CompositeSpec outvoted =
        new CompositeSpec(Strategy.MAJORITY_VOTE, weights, false, List.of(far));
    assertThat(learnt(outvoted).score(at(ROWS, 160)).value()).isZero();

    CompositeSpec averaged =
        new CompositeSpec(Strategy.WEIGHTED_AVERAGE, weights, false, List.of(far));
    Score score = learnt(averaged).score(at(ROWS, 160));
    assertThat(score.value()).isPositive();
    assertThat(score.evidence().sentence()).endsWith("2 of 3 detectors say so, not threshold");
  }

  @Test
  void a_limit_that_is_crossed_is_told_whatever_the_others_say() {
    Map<String, Double> weights = weights("novelty", 0.9, "threshold", 0.1);
    DetectorSpec near = new ThresholdSpec().with(Map.of("critical", Map.of("upper", 101.5)));
    Detector detector =
        learnt(new CompositeSpec(Strategy.MAJORITY_VOTE, weights, true, List.of(near)));
    Detector calm = restored(detector, Strategy.MAJORITY_VOTE, weights, near);
    calm.learn(at(ROWS, 100));
    Score score = calm.score(at(ROWS + 1, 101.6));
    assertThat(score.value()).isGreaterThanOrEqualTo(Opinion.SPOKEN);
    assertThat(score.evidence().type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
  }

  private static Detector restored(
      Detector detector, Strategy strategy, Map<String, Double> weights, DetectorSpec member) {
    StateWriter out = new StateWriter();
    detector.save(out);
    return new CompositeSpec(strategy, weights, true, List.of(member))
        .restore(new StateReader(out.toByteArray()));
  }

  @Test
  void a_member_without_anything_to_go_by_does_not_water_down_the_others() {
    Map<String, Double> weights = weights("zscore", 0.5, "threshold", 0.5);
    Point strange = at(ROWS, 112);
    double suited =
        learnt(new CompositeSpec(Strategy.WEIGHTED_AVERAGE, weights, true, List.of()))
            .score(strange)
            .value();
    Detector alone =
        learnt(
            new CompositeSpec(Strategy.WEIGHTED_AVERAGE, weights("zscore", 1.0), true, List.of()));
    assertThat(suited).isCloseTo(alone.score(strange).value(), within(0.25));
  }

  private static Offset<Double> within(double share) {
    return Offset.offset(share);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void feedback_moves_weight_from_the_member_that_was_wrong(Strategy strategy) {
    Map<String, Double> weights = weights("novelty", 0.5, "zscore", 0.5);
    CompositeSpec spec = new CompositeSpec(strategy, weights, false, List.of());
    Panel panel = panel(spec);
    List<Contribution> disputed =
        List.of(new Contribution("novelty", 1.2), new Contribution("zscore", 0));
    double before = panel.score(spike()).value();
    assertThat(before).isGreaterThan(0);
    List<Contribution> said = panel.score(spike()).evidence().contributions();
    for (int i = 0; i < 20; i++) {
      panel.teach(new Lesson(Truth.WRONG, disputed));
    }
    assertThat(panel.weightOf("novelty")).isLessThan(0.25 * panel.weightOf("zscore"));
    assertThat(panel.score(spike()).evidence().contributions())
        .containsExactlyInAnyOrderElementsOf(said);
    for (int i = 0; i < 40; i++) {
      panel.teach(new Lesson(Truth.RIGHT, disputed));
    }
    assertThat(panel.weightOf("novelty")).isGreaterThan(0.5 * panel.weightOf("zscore"));
  }

  private Point spike() {
    return at(ROWS, 160);
  }

  private Panel panel(CompositeSpec spec) {
    Detector detector = learnt(spec);
    return requireNonNull(((CompositeDetector) detector).panel());
  }

  @Test
  void what_one_alone_speaks_of_again_and_again_counts_less_where_weights_adapt() {
    Map<String, Double> weights = weights("zscore", 0.5, "threshold", 0.5);
    DetectorSpec noisy = new ThresholdSpec().with(Map.of("critical", Map.of("upper", 100.5)));
    CompositeSpec spec =
        new CompositeSpec(Strategy.ADAPTIVE_WEIGHTED, weights, true, List.of(noisy));
    Panel panel = panel(spec);
    assertThat(panel.weightOf("threshold")).isLessThan(0.5 * panel.weightOf("zscore"));
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void one_wrong_alarm_does_not_silence_it(Strategy strategy) {
    Map<String, Double> weights = weights("statistical", 0.4, "zscore", 0.3, "novelty", 0.3);
    Panel panel = panel(new CompositeSpec(strategy, weights, true, List.of()));
    List<Contribution> said = panel.score(spike()).evidence().contributions();
    panel.teach(new Lesson(Truth.WRONG, said));
    assertThat(panel.score(spike()).value()).isGreaterThan(Opinion.SPOKEN);
    panel.teach(new Lesson(Truth.WRONG, List.of(new Contribution("zscore", Double.NaN))));
    assertThat(panel.score(spike()).value()).isGreaterThan(Opinion.SPOKEN);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void members_that_do_not_suit_the_series_silence_nobody(Strategy strategy) {
    Map<String, Double> weights = weights("threshold", 0.6, "zscore", 0.2, "novelty", 0.2);
    Detector detector = learnt(new CompositeSpec(strategy, weights, true, List.of()));
    assertThat(detector.score(at(ROWS, 160)).value()).isGreaterThan(Opinion.SPOKEN);
  }

  @Test
  void where_no_member_suits_the_series_all_count() {
    Map<String, Double> seasons = weights("seasonal", 1.0);
    Detector detector =
        learnt(new CompositeSpec(Strategy.ADAPTIVE_WEIGHTED, seasons, true, List.of()));
    assertThat(detector.score(at(ROWS, 1e6)).value()).isGreaterThan(Opinion.SPOKEN);
  }

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void once_lessons_are_forgotten_it_is_as_if_none_had_been_given(Strategy strategy) {
    Map<String, Double> weights = weights("statistical", 0.4, "zscore", 0.3, "novelty", 0.3);
    Detector detector = learnt(new CompositeSpec(strategy, weights, true, List.of()));
    byte[] before = saved(detector);
    List<Contribution> said = detector.score(spike()).evidence().contributions();
    Teachable pupil = (Teachable) detector;
    for (int i = 0; i < 100; i++) {
      pupil.teach(new Lesson(i % 3 == 0 ? Truth.RIGHT : Truth.WRONG, said));
    }
    assertThat(saved(detector)).isNotEqualTo(before);
    pupil.forgetLessons();
    assertThat(saved(detector)).isEqualTo(before);
  }

  private static byte[] saved(Detector detector) {
    StateWriter state = new StateWriter();
    detector.save(state);
    return state.toByteArray();
  }

  @Test
  void a_lesson_on_a_detector_that_has_seen_nothing_is_passed_over() {
    Detector detector = new CompositeSpec().newDetector();
    ((Teachable) detector).teach(new Lesson(Truth.WRONG, List.of()));
    assertThat(detector.remaining()).isEqualTo(100);
  }
}
