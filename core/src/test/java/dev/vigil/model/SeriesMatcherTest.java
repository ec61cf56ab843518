package dev.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesMatcherTest {
  private final SeriesKey payment =
      new SeriesKey("response_time", Labels.of(Map.of("endpoint", "/payment/a,b", "host", "web1")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "response_*",
        "{endpoint=/payment*}",
        " response_time { endpoint = /payment* , host=web? } ",
        "response_time{endpoint=\"/payment/a,b\"}",
        "{host=\"web1\",endpoint=*}"
      })
  void it_matches(String text) {
    assertThat(SeriesMatcher.parse(text).matches(payment)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"response", "{endpoint=/pay}", "{zone=*}", "x{host=web1}", "{host=web}"})
  void it_does_not_match(String text) {
    assertThat(SeriesMatcher.parse(text).matches(payment)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "a{",
        "a}",
        "{host}",
        "{=x}",
        "{a=1,a=2}",
        "{a=\"x}",
        "{a=x\"y\"}",
        "{a=1,}"
      })
  void what_is_no_matcher_is_refused(String text) {
    assertThatThrownBy(() -> SeriesMatcher.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a series matcher reads")
        .hasMessageEndingWith("was '" + text + "'");
  }
}
