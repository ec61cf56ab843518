package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.detect.loda.LodaSpec;
import dev.vigil.detect.vectors.VectorsSpec;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.pipeline.WatchSpec;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ModelKindsTest {
  private static final SeriesKey SERIES = SeriesKey.of("rows");
  private static final List<String> NAMES = List.of("load", "heat", "noise", "constant");
  private static final int ROWS = 1500;

  private final Random chance = new Random(5);

  static Stream<ModelKind> kinds() {
    return Stream.of(
        new IsolationForest(),
        new Neighbours(),
        new KNearest(),
        new KNearest(5, 256, KNearest.Metric.MANHATTAN),
        new Loda(),
        new RobustCovariance(),
        new GaussianMixture(),
        new Autoencoder(),
        new OneClassSvm(),
        new Lstm());
  }

  /** Load and heat go together, noise is by itself, and something is always the same. */
  private VectorPoint row(long at, boolean strange) {
    double load = chance.nextGaussian();
    double heat = load + 0.3 * chance.nextGaussian();
    double noise = chance.nextGaussian();
    double[] values = {100 + 10 * load, 40 + 5 * heat, 1e6 + noise, 7};
    if (strange) {
      values[0] += 45;
      values[1] -= 20;
    }
    return new VectorPoint(SERIES, at, NAMES, values);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void strange_rows_rank_above_ordinary_ones_and_the_features_say_why(ModelKind kind) {
    Detector detector = VectorPlan.of(kind).newDetector();
    for (int i = 0; i < ROWS; i++) {
      detector.learn(row(i * 60_000L, false));
    }
    int above = 0;
    for (int i = 0; i < 200; i++) {
      Score strange = detector.score(row(ROWS * 60_000L, true));
      Score ordinary = detector.score(row(ROWS * 60_000L, false));
      above += strange.dense() > ordinary.dense() ? 1 : 0;
    }
    assertThat(above).as(kind.word()).isGreaterThan(190);
    Score told = detector.score(row(ROWS * 60_000L, true));
    for (int i = 0; i < 100 && told.value() == 0; i++) {
      told = detector.score(row(ROWS * 60_000L, true));
    }
    assertThat(told.value()).as(kind.word()).isPositive();
    assertThat(told.evidence().contributions().get(0).name()).isIn("load", "heat");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_missing_feature_and_rows_that_are_all_alike_make_sound_scores(ModelKind kind) {
    Detector detector = VectorPlan.of(kind).newDetector();
    for (int i = 0; i < 300; i++) {
      VectorPoint same =
          new VectorPoint(SERIES, i, NAMES, new double[] {1, i % 2 == 0 ? Double.NaN : 2, 3, 4});
      Score score = detector.scoreAndLearn(same);
      assertThat(score.dense()).isBetween(0.0, 1e6);
      assertThat(score.value()).isFinite();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_same_rows_and_seed_give_the_same_scores(ModelKind kind) {
    Detector one = VectorPlan.of(kind).newDetector();
    Detector other = VectorPlan.of(kind).newDetector();
    for (int i = 0; i < 400; i++) {
      VectorPoint row = row(i * 60_000L, i % 50 == 49);
      assertThat(one.scoreAndLearn(row).dense()).isEqualTo(other.scoreAndLearn(row).dense());
    }
  }

  @Test
  void a_fit_that_was_asked_for_can_be_taken_back() {
    Detector detector = VectorPlan.of(new Loda()).newDetector();
    Retrainable trained = (Retrainable) detector;
    assertThat(trained.model()).isEqualTo(Retrainable.ModelInfo.NONE);
    for (int i = 0; i < 100; i++) {
      detector.learn(row(i, false));
    }
    double before = detector.score(row(100, false)).dense();
    assertThat(before).isFinite();
    assertThat(trained.model().version()).isEqualTo(1);
    trained.retrain();
    assertThat(trained.model()).isEqualTo(new Retrainable.ModelInfo(2, 100, 100));
    assertThat(trained.rollback()).isTrue();
    assertThat(trained.model().version()).isEqualTo(1);
    assertThat(trained.rollback()).isFalse();
  }

  @Test
  void a_plan_that_is_not_online_stays_as_it_was_when_its_sample_was_full() {
    Detector detector = VectorPlan.of(new Loda()).withSample(128).withOnline(false).newDetector();
    for (int i = 0; i < 3000; i++) {
      detector.learn(row(i, false));
    }
    assertThat(((Retrainable) detector).model().fittedAt()).isEqualTo(128);
  }

  @Test
  void rows_that_cannot_be_judged_are_refused_with_the_reason() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(new VectorsSpec()));
    assertThat(watch.accept(row(1000, false))).isInstanceOf(Verdict.WarmingUp.class);
    assertThat(watch.accept(vector(2000, Double.NaN, Double.NaN, Double.NaN, Double.NaN)))
        .isEqualTo(new Verdict.Rejected(Reason.NOT_FINITE));
    assertThat(watch.accept(vector(2000, 1, 2, Double.POSITIVE_INFINITY, 4)))
        .isEqualTo(new Verdict.Rejected(Reason.NOT_FINITE));
    assertThat(watch.accept(vector(2000, 1, 2, Double.NaN, 4)))
        .isInstanceOf(Verdict.WarmingUp.class);
    assertThat(watch.accept(vector(2000, 1, 2, Double.NaN, 4)))
        .isEqualTo(new Verdict.Rejected(Reason.DUPLICATE));
    assertThat(watch.accept(vector(-90_000, 1, 2, 3, 4)))
        .isEqualTo(new Verdict.Rejected(Reason.LATE));
    VectorPoint narrow = new VectorPoint(SERIES, 3000, List.of("load"), new double[] {1});
    assertThat(watch.accept(narrow)).isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
  }

  @Test
  void rows_of_other_names_are_refused_and_the_series_goes_on() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(new VectorsSpec()));
    SeriesWatch undisturbed = new SeriesWatch(new WatchSpec().withDetector(new VectorsSpec()));
    List<String> turned = List.of("heat", "load", "noise", "constant");
    List<String> more = List.of("load", "heat", "noise", "constant", "new");
    for (int i = 0; i < 200; i++) {
      VectorPoint row = row(i * 60_000L, false);
      assertThat(watch.accept(row)).isEqualTo(undisturbed.accept(row));
      long now = row.epochMillis() + 1;
      assertThat(watch.accept(new VectorPoint(SERIES, now, turned, row.values())))
          .isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
      assertThat(watch.accept(new VectorPoint(SERIES, now, more, new double[5])))
          .isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
      assertThat(watch.accept(new Point(SERIES, now, 1)))
          .isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
    }
  }

  @Test
  void rows_of_as_many_names_as_there_may_be_are_judged_and_of_more_refused() {
    SeriesWatch watch = new SeriesWatch(new WatchSpec().withDetector(new LodaSpec()));
    for (int i = 0; i < 70; i++) {
      assertThat(watch.accept(wide(i * 60_000L, 4096))).isNotInstanceOf(Verdict.Rejected.class);
    }
    SeriesWatch wider = new SeriesWatch(new WatchSpec().withDetector(new LodaSpec()));
    assertThat(wider.accept(wide(0, 4097))).isEqualTo(new Verdict.Rejected(Reason.WRONG_SHAPE));
  }

  private VectorPoint wide(long at, int width) {
    List<String> names = IntStream.range(0, width).mapToObj(i -> "f" + i).toList();
    return new VectorPoint(
        SERIES, at, names, chance.doubles(width).map(v -> v < 0.1 ? Double.NaN : v).toArray());
  }

  private static VectorPoint vector(long at, double... values) {
    return new VectorPoint(SERIES, at, NAMES, values);
  }

  @Test
  void the_first_rows_show_whether_they_are_a_table_or_a_stream() {
    Order shuffled = new Order();
    Order stream = new Order();
    double level = 0;
    for (int i = 0; i < 256; i++) {
      level = 0.9 * level + chance.nextGaussian();
      shuffled.learn(new float[] {(float) chance.nextGaussian(), 5});
      stream.learn(new float[] {(float) level, 5});
    }
    assertThat(shuffled.ordered()).isFalse();
    assertThat(stream.ordered()).isTrue();
  }

  @Test
  void a_channel_that_leaves_its_peer_while_each_is_ordinary_alone_is_a_break() {
    Detector detector = new StreamPlan().newDetector();
    double level = 0;
    Score last = null;
    for (int i = 0; i < 4000; i++) {
      level = 0.95 * level + chance.nextGaussian();
      double sign = i < 3900 ? 1 : -1;
      double[] values = {level, sign * level + 0.05 * chance.nextGaussian(), chance.nextGaussian()};
      Score score =
          detector.scoreAndLearn(
              new VectorPoint(SERIES, i * 60_000L, List.of("a", "b", "c"), values));
      last = i >= 3900 && (last == null || score.value() > last.value()) ? score : last;
    }
    assertThat(last).isNotNull();
    assertThat(last.value()).isGreaterThan(2);
    assertThat(last.evidence().contributions().get(0).name()).isIn("a", "b");
  }
}
