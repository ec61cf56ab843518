package dev.vigil.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.IllegalTransition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IncidentTransitionsTest {
  @ParameterizedTest
  @CsvSource({
    "OPEN, GROW, OPEN",
    "OPEN, ACKNOWLEDGE, ACKNOWLEDGED",
    "OPEN, RESOLVE, RESOLVED",
    "OPEN, REOPEN, ",
    "ACKNOWLEDGED, GROW, ACKNOWLEDGED",
    "ACKNOWLEDGED, ACKNOWLEDGE, ",
    "ACKNOWLEDGED, RESOLVE, RESOLVED",
    "ACKNOWLEDGED, REOPEN, ",
    "RESOLVED, GROW, ",
    "RESOLVED, ACKNOWLEDGE, ",
    "RESOLVED, RESOLVE, ",
    "RESOLVED, REOPEN, OPEN",
  })
  void each_action_leads_on_or_is_refused_with_a_reason(
      IncidentStatus from, IncidentAction action, IncidentStatus to) {
    if (to != null) {
      assertThat(IncidentTransitions.after(from, action)).isEqualTo(to);
      assertThat(IncidentTransitions.refusal(from, action)).isEmpty();
      return;
    }
    assertThatExceptionOfType(IllegalTransition.class)
        .isThrownBy(() -> IncidentTransitions.after(from, action))
        .satisfies(
            refused -> {
              assertThat(refused.from()).isEqualTo(from);
              assertThat(refused.to()).isEqualTo(action.aim());
              assertThat(refused.why())
                  .isEqualTo(IncidentTransitions.refusal(from, action))
                  .isNotBlank();
              assertThat(refused).hasMessageStartingWith("an incident cannot go from ");
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
    for (IncidentStatus from : IncidentStatus.values()) {
      head.add(word(from));
    }
    table.add(head.toString()).add("|---|---|---|---|");
    for (IncidentAction action : IncidentAction.values()) {
      StringJoiner row = new StringJoiner(" | ", "| ", " |").add(word(action));
      for (IncidentStatus from : IncidentStatus.values()) {
        row.add(
            IncidentTransitions.to(from, action).map(IncidentTransitionsTest::word).orElse("–"));
      }
      table.add(row.toString());
    }
    return table.toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
