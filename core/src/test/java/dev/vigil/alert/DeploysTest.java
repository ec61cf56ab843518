package dev.vigil.alert;

import static dev.vigil.alert.Anomalies.HOUR;
import static dev.vigil.alert.Anomalies.START;
import static dev.vigil.alert.Anomalies.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeploysTest {
  private final Deploys deploys = new Deploys();

  private static Deploy deploy(String series, long now, double strictness) {
    SeriesMatcher matcher = SeriesMatcher.parse(series);
    return new Deploy(matcher, now, Duration.ofHours(2), strictness, "api 2");
  }

  @Test
  void the_judge_is_stricter_or_quieter_for_a_while_on_the_series_it_is_of() {
    deploys.add(deploy("{host=a}", START, 2));
    deploys.add(deploy("{host=b*}", START + HOUR, 0.5));
    assertThat(deploys.strictness(series("a"), START - 1)).isEqualTo(1);
    assertThat(deploys.strictness(series("a"), START)).isEqualTo(2);
    assertThat(deploys.strictness(series("b1"), START)).isEqualTo(1);
    assertThat(deploys.strictness(series("b1"), START + HOUR)).isEqualTo(0.5);
    assertThat(deploys.strictness(series("a"), START + 2 * HOUR - 1)).isEqualTo(2);
    assertThat(deploys.strictness(series("a"), START + 2 * HOUR)).isEqualTo(1);
  }

  @Test
  void of_two_the_one_that_began_last_counts() {
    deploys.add(deploy("*", START + 1, 0.5));
    deploys.add(deploy("*", START, 2));
    assertThat(deploys.strictness(series("a"), START)).isEqualTo(2);
    assertThat(deploys.strictness(series("a"), START + 1)).isEqualTo(0.5);
  }

  @Test
  void what_is_felt_no_more_is_forgotten_and_no_more_than_a_thousand_are_kept() {
    for (int i = 0; i < 1_100; i++) {
      deploys.add(deploy("*", START + i, 2));
    }
    assertThat(deploys.all())
        .hasSize(1_000)
        .first()
        .matches(one -> one.epochMillis() == START + 100);
    deploys.passTime(START + 2 * HOUR + 199);
    assertThat(deploys.all()).hasSize(900);
    deploys.passTime(START + HOUR - 1);
    assertThat(deploys.all()).hasSize(900);
  }

  @Test
  void they_are_saved_and_loaded() {
    deploys.add(deploy("load{host=a*,zone=?}", START, 0.25));
    StateWriter out = new StateWriter();
    deploys.save(out);
    Deploys loaded = new Deploys();
    loaded.load(new StateReader(out.toByteArray()));
    assertThat(loaded.all()).isEqualTo(deploys.all());
  }

  @Test
  void what_is_no_deploy_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> deploy("*", START, Double.NaN))
        .withMessage("strictness must be from 0.1 to 10, was NaN");
    SeriesMatcher large = SeriesMatcher.parse("x".repeat(1_001));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Deploy(large, START, Duration.ofHours(1), 2, "api"))
        .withMessage("series must have at most 100 labels, and texts of 1000 letters");
  }
}
