package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The network remembers what it learnt, and learns what stays. */
final class AutoencoderDriftTest {
  private static final SeriesKey SERIES = SeriesKey.of("s");
  private static final List<String> NAMES = List.of("a", "b", "c", "d");
  private static final int BEFORE = 4096;

  private final Random chance = new Random(21);
  private final Detector detector = VectorPlan.of(new Autoencoder()).withSample(512).newDetector();
  private int now;

  /** Four features on a curve; the other way of working is another curve elsewhere. */
  private VectorPoint row(boolean other) {
    double at = chance.nextGaussian();
    double sign = other ? -1 : 1;
    double[] values = {at, sign * at, at * at * sign, other ? 4 : 0};
    for (int j = 0; j < values.length; j++) {
      values[j] += 0.1 * chance.nextGaussian();
    }
    return new VectorPoint(SERIES, now * 60_000L, NAMES, values);
  }

  private void learn(int rows, boolean other) {
    for (int i = 0; i < rows; i++) {
      detector.learn(row(other));
      now++;
    }
  }

  private double usual(boolean other) {
    double sum = 0;
    for (int i = 0; i < 200; i++) {
      sum += detector.score(row(other)).value() >= 2 ? 1 : 0;
    }
    return sum / 200;
  }

  @Test
  void a_new_way_of_working_that_stays_is_usual_within_four_thousand_rows() {
    learn(BEFORE, false);
    assertThat(usual(false)).isLessThan(0.05);
    assertThat(usual(true)).isGreaterThan(0.9);
    learn(4096, true);
    assertThat(usual(true)).isLessThan(0.05);
  }

  @Test
  void what_lasts_for_forty_rows_stays_strange_and_the_old_way_usual() {
    learn(BEFORE, false);
    learn(40, true);
    learn(2048, false);
    assertThat(usual(true)).isGreaterThan(0.9);
    assertThat(usual(false)).isLessThan(0.05);
  }
}
