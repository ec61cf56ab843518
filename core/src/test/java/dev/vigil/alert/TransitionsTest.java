package dev.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TransitionsTest {
  @ParameterizedTest
  @CsvSource({
    "OPEN, JOIN, OPEN",
    "OPEN, ACKNOWLEDGE, ACKNOWLEDGED",
    "OPEN, SUPPRESS, SUPPRESSED",
    "OPEN, RELEASE, ",
    "OPEN, RESOLVE, RESOLVED",
    "OPEN, REOPEN, ",
    "OPEN, CLOSE, CLOSED",
    "ACKNOWLEDGED, JOIN, ACKNOWLEDGED",
    "ACKNOWLEDGED, ACKNOWLEDGE, ",
    "ACKNOWLEDGED, SUPPRESS, ",
    "ACKNOWLEDGED, RELEASE, ",
    "ACKNOWLEDGED, RESOLVE, RESOLVED",
    "ACKNOWLEDGED, REOPEN, ",
    "ACKNOWLEDGED, CLOSE, CLOSED",
    "SUPPRESSED, JOIN, SUPPRESSED",
    "SUPPRESSED, ACKNOWLEDGE, ACKNOWLEDGED",
    "SUPPRESSED, SUPPRESS, ",
    "SUPPRESSED, RELEASE, OPEN",
    "SUPPRESSED, RESOLVE, RESOLVED",
    "SUPPRESSED, REOPEN, ",
    "SUPPRESSED, CLOSE, CLOSED",
    "RESOLVED, JOIN, ",
    "RESOLVED, ACKNOWLEDGE, ",
    "RESOLVED, SUPPRESS, ",
    "RESOLVED, RELEASE, ",
    "RESOLVED, RESOLVE, ",
    "RESOLVED, REOPEN, OPEN",
    "RESOLVED, CLOSE, CLOSED",
    "CLOSED, JOIN, ",
    "CLOSED, ACKNOWLEDGE, ",
    "CLOSED, SUPPRESS, ",
    "CLOSED, RELEASE, ",
    "CLOSED, RESOLVE, ",
    "CLOSED, REOPEN, ",
    "CLOSED, CLOSE, ",
  })
  void each_action_leads_on_or_is_refused_with_a_reason(
      AlertStatus from, AlertAction action, AlertStatus to) {
    if (to != null) {
      assertThat(Transitions.after(from, action)).isEqualTo(to);
      assertThat(Transitions.refusal(from, action)).isEmpty();
      return;
    }
    assertThatExceptionOfType(IllegalTransition.class)
        .isThrownBy(() -> Transitions.after(from, action))
        .satisfies(
            refused -> {
              assertThat(refused.from()).isEqualTo(from);
              assertThat(refused.to()).isEqualTo(action.aim());
              assertThat(refused.why()).isEqualTo(Transitions.refusal(from, action)).isNotBlank();
              assertThat(refused)
                  .hasMessage(
                      "an alert cannot go from %s to %s: %s",
                      word(from), word(action.aim()), refused.why());
            });
  }

  @Test
  void the_page_shows_the_table_as_it_is() throws IOException {
    Path page = Path.of(System.getProperty("vigil.root")).resolve("docs/alerts.md");
    assertThat(Files.readString(page)).contains(table());
  }

  private static String table() {
    StringJoiner table = new StringJoiner("\n");
    StringJoiner head = new StringJoiner(" | ", "| ", " |").add("action");
    for (AlertStatus from : AlertStatus.values()) {
      head.add(word(from));
    }
    table.add(head.toString()).add("|---|---|---|---|---|---|");
    for (AlertAction action : AlertAction.values()) {
      StringJoiner row = new StringJoiner(" | ", "| ", " |").add(word(action));
      for (AlertStatus from : AlertStatus.values()) {
        row.add(Transitions.to(from, action).map(TransitionsTest::word).orElse("–"));
      }
      table.add(row.toString());
    }
    return table.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
