package dev.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
  private final Random random = new Random(11);

  @Test
  void it_matches_what_the_same_regular_expression_matches() {
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String pattern = text("ab*?", 6);
      String text = text("ab*?", 6);
      String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      boolean matches = new Glob(pattern).matches(text);
      matched += matches ? 1 : 0;
      assertThat(matches).as(pattern + " on " + text).isEqualTo(text.matches(regex));
    }
    assertThat(matched).isGreaterThan(1_000);
  }

  @Test
  void what_a_covered_pattern_matches_is_matched() {
    int covered = 0;
    for (int i = 0; i < 20_000; i++) {
      Glob outer = new Glob(text("ab*?", 4));
      Glob inner = new Glob(text("ab*?", 4));
      if (outer.covers(inner)) {
        covered++;
        for (int j = 0; j < 20; j++) {
          String text = text("ab", 6);
          assertThat(!inner.matches(text) || outer.matches(text))
              .as(outer + " over " + inner + " on " + text)
              .isTrue();
        }
      }
    }
    assertThat(covered).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @CsvSource({
    "*,a*,true",
    "cpu*,cpu_*,true",
    "cpu*,cpu,true",
    "a?,ab,true",
    "a?,a?,true",
    "a*,a?,true",
    "a?,a*,false",
    "ab,a?,false",
    "cpu_*,cpu*,false",
    "*a,a*,false"
  })
  void a_wider_pattern_covers_a_narrower_one(String outer, String inner, boolean covers) {
    assertThat(new Glob(outer).covers(new Glob(inner))).isEqualTo(covers);
  }

  @Test
  void many_stars_cost_little() {
    Glob stars = new Glob("*a".repeat(200) + "b");
    String text = "a".repeat(5_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(stars.matches(text)).isFalse());
  }

  private String text(String letters, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
