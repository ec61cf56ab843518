package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of so many features that a covariance of all of them would be too much. */
final class WideRowsTest {
  private static final SeriesKey SERIES = SeriesKey.of("wide");
  private static final int ROWS = 150;

  private final Random chance = new Random(9);

  static Stream<ModelKind> kinds() {
    return ModelKindsTest.kinds();
  }

  /** Half of a row follows one cause; of a strange one every tenth feature is far out. */
  private VectorPoint row(int at, List<String> names, double add) {
    double cause = chance.nextGaussian();
    double[] values = new double[names.size()];
    for (int j = 0; j < values.length; j++) {
      values[j] = chance.nextGaussian() + (j % 2 == 0 ? cause : 0) + (j % 10 == 0 ? add : 0);
    }
    return new VectorPoint(SERIES, at * 60_000L, names, values);
  }

  private static List<String> names(int width) {
    return IntStream.range(0, width).mapToObj(j -> "f" + j).toList();
  }

  private Detector learnt(Detector detector, List<String> names, int rows) {
    for (int i = 0; i < rows; i++) {
      Score score = detector.scoreAndLearn(row(i, names, 0));
      assertThat(score.value()).isFinite();
      assertThat(score.dense()).isBetween(0.0, 1e9);
    }
    assertThat(detector.remaining()).isZero();
    return detector;
  }

  private void assertTellsStrange(Detector detector, List<String> names, String what) {
    int above = 0;
    for (int i = 0; i < 10; i++) {
      Score strange = detector.score(row(ROWS, names, 8));
      assertThat(strange.value()).as(what).isFinite();
      above += strange.dense() > detector.score(row(ROWS, names, 0)).dense() ? 1 : 0;
    }
    assertThat(above).as(what).isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_kind_of_model_is_fitted_to_wide_rows_and_tells_strange_ones(ModelKind kind) {
    for (int width : new int[] {1000, 4000}) {
      List<String> names = names(width);
      Detector detector = learnt(VectorPlan.of(kind).newDetector(), names, ROWS);
      assertTellsStrange(detector, names, kind.word() + " of " + width);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_model_of_wide_rows_goes_on_bit_for_bit_from_its_state(ModelKind kind) {
    VectorPlan plan = VectorPlan.of(kind);
    List<String> names = names(300);
    Detector detector = learnt(plan.newDetector(), names, ROWS);
    StateWriter out = new StateWriter();
    detector.save(out);
    Detector restored = plan.restore(new StateReader(out.toByteArray()));
    for (int i = 0; i < 200; i++) {
      VectorPoint row = row(ROWS + i, names, i % 50 == 0 ? 8 : 0);
      assertThat(restored.scoreAndLearn(row)).isEqualTo(detector.scoreAndLearn(row));
    }
  }

  @Test
  void a_stream_of_wide_rows_is_judged() {
    for (int width : new int[] {1000, 4000}) {
      List<String> names = names(width);
      Detector detector = learnt(new StreamPlan().newDetector(), names, 320);
      assertThat(detector.score(row(320, names, 20)).dense())
          .isGreaterThan(detector.score(row(320, names, 0)).dense());
    }
  }

  @Test
  void a_sample_of_wide_rows_is_of_fewer_and_goes_on_bit_for_bit() {
    assertThat(Reservoir.most(65_536, 128)).isEqualTo(65_536);
    assertThat(Reservoir.most(2048, 256)).isEqualTo(2048);
    assertThat(Reservoir.most(2048, 1024)).isEqualTo(512);
    assertThat(Reservoir.most(2048, 20_484)).isEqualTo(256);
    VectorPlan plan = VectorPlan.of(new Lstm(4, 16, 1024));
    List<String> names = names(2100);
    Detector detector = learnt(plan.newDetector(), names, 300);
    assertThat(((Retrainable) detector).model().sample()).isEqualTo(256);
    StateWriter out = new StateWriter();
    detector.save(out);
    Detector restored = plan.restore(new StateReader(out.toByteArray()));
    for (int i = 0; i < 50; i++) {
      VectorPoint row = row(300 + i, names, 0);
      assertThat(restored.scoreAndLearn(row)).isEqualTo(detector.scoreAndLearn(row));
    }
  }

  @Test
  void up_to_128_features_are_held_against_each_other_and_more_each_alone() {
    assertThat(broken(128)).isGreaterThan(200);
    assertThat(broken(129)).isBetween(7.0, 9.0);
  }

  /** How strange a row is of which two features that go together are 2 and −2. */
  private double broken(int width) {
    float[][] rows = new float[2000][width];
    for (float[] made : rows) {
      for (int j = 0; j < width; j++) {
        made[j] = (float) chance.nextGaussian();
      }
      made[1] = made[0] + 0.01f * made[1];
    }
    VectorModel model = new Covariance().fit(rows, new dev.vigil.math.Chance(1), null);
    float[] row = new float[width];
    row[0] = 2;
    row[1] = -2;
    return model.score(row) - model.score(new float[width]);
  }
}
