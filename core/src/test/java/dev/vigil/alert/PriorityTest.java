package dev.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriorityTest {
  @ParameterizedTest
  @CsvSource({
    "CRITICAL, HIGH, P1",
    "CRITICAL, NORMAL, P1",
    "CRITICAL, LOW, P2",
    "HIGH, HIGH, P1",
    "HIGH, NORMAL, P2",
    "HIGH, LOW, P3",
    "MEDIUM, HIGH, P2",
    "MEDIUM, NORMAL, P3",
    "MEDIUM, LOW, P4",
    "LOW, HIGH, P3",
    "LOW, NORMAL, P4",
    "LOW, LOW, P5",
  })
  void it_follows_from_severity_and_impact(Severity severity, Impact impact, Priority priority) {
    assertThat(Priority.of(severity, impact)).isEqualTo(priority);
  }
}
