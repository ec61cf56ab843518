package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class PeriodTest {
  @Test
  void spans_and_rows_are_read_and_told() {
    assertThat(Period.parse("90m")).isEqualTo(new Period(Period.Kind.MILLIS, 5_400_000));
    assertThat(Period.parse("1.5 h")).isEqualTo(new Period(Period.Kind.MILLIS, 5_400_000));
    assertThat(Period.parse("7 rows")).isEqualTo(new Period(Period.Kind.ROWS, 7));
    assertThat(Period.parse("AUTO").kind()).isEqualTo(Period.Kind.FIND);
    assertThat(Period.parse("none").kind()).isEqualTo(Period.Kind.NONE);
    assertThat(Period.parse("90m").adjective()).isEqualTo("90-minute");
    assertThat(Period.parse("7 rows").adjective()).isEqualTo("7-row");
  }

  @Test
  void what_is_no_length_is_refused() {
    for (String text : new String[] {"", "soon", "1 rows", "2.5 rows", "0m", "400d", "-5m"}) {
      assertThatThrownBy(() -> Period.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("period must be")
          .hasMessageContaining("'" + text + "'");
    }
  }
}
