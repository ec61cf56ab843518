package dev.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestNameTest {
  private static final List<String> NAMES = List.of("sensitivity", "warmUp", "memory", "zone");

  @Test
  void a_slip_of_the_finger_is_mended() {
    assertThat(NearestName.of("senstivity", NAMES)).hasValue("sensitivity");
    assertThat(NearestName.of("memroy", NAMES)).hasValue("memory");
    assertThat(NearestName.of("wramup", NAMES)).hasValue("warmUp");
    assertThat(NearestName.of("zones", NAMES)).hasValue("zone");
    assertThat(NearestName.of("zune", NAMES)).hasValue("zone");
  }

  @Test
  void neighbours_that_changed_places_are_one_slip() {
    assertThat(NearestName.of("oz", List.of("zo"))).isEmpty();
    assertThat(NearestName.of("ozx", List.of("zox", "xxx"))).hasValue("zox");
  }

  @Test
  void a_name_of_which_more_than_a_third_differs_was_not_meant() {
    assertThat(NearestName.of("memo", NAMES)).hasValue("memory");
    assertThat(NearestName.of("mem", NAMES)).isEmpty();
    assertThat(NearestName.of("colour", NAMES)).isEmpty();
    assertThat(NearestName.of("", NAMES)).isEmpty();
  }

  @Test
  void case_and_separators_are_not_looked_at() {
    assertThat(NearestName.of("WARM_UP", NAMES)).hasValue("warmUp");
    assertThat(NearestName.same("warm-up", "warmUp")).isTrue();
    assertThat(NearestName.same("Z-Score Detector", "z_score.detector")).isTrue();
    assertThat(NearestName.same("warmUp", "warmUps")).isFalse();
  }

  @Test
  void the_first_of_equally_near_names_is_taken() {
    assertThat(NearestName.of("abcx", List.of("abcd", "abce"))).hasValue("abcd");
  }

  @Test
  void a_name_of_a_hundred_thousand_letters_is_near_to_nothing() {
    assertThat(NearestName.of("z".repeat(100_000), NAMES)).isEmpty();
  }
}
