package dev.vigil.rule;

import static dev.vigil.rule.Told.CPU;
import static dev.vigil.rule.Told.book;
import static dev.vigil.rule.Told.flagged;
import static dev.vigil.rule.Told.healthy;
import static dev.vigil.rule.Told.point;
import static dev.vigil.rule.Told.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules decide of an observation. */
final class SeriesRulesTest {

  @Test
  void without_rules_a_healthy_point_passes_and_an_anomaly_is_told_as_it_is() {
    RuleBook none = RuleBook.empty();
    assertThat(none.of(CPU).none()).isTrue();
    assertThat(healthy(none, 5)).isSameAs(Decision.PASS);
    Outcome told = flagged(none, 5, Severity.LOW).outcomes().get(0);
    assertThat(told.anomaly().severity()).isEqualTo(Severity.LOW);
    assertThat(told.rulings()).isEmpty();
    assertThat(told.suppressed()).isNull();
  }

  @Test
  void a_rule_that_does_not_apply_changes_nothing() {
    RuleBook book = book(rule("escalate", "value > 10"), rule("suppress", "value > 10"));
    assertThat(healthy(book, 5)).isSameAs(Decision.PASS);
    Outcome told = flagged(book, 5, Severity.LOW).outcomes().get(0);
    Outcome bare = flagged(RuleBook.empty(), 5, Severity.LOW).outcomes().get(0);
    assertThat(told.anomaly()).isEqualTo(bare.anomaly());
    assertThat(told.rulings()).isEmpty();
    assertThat(told.suppressed()).isNull();
    assertThat(told.stage().might()).extracting("condition").containsExactly("value > 10");
  }

  @ParameterizedTest
  @CsvSource({
    "escalate, LOW,      HIGH",
    "escalate, MEDIUM,   HIGH",
    "escalate, HIGH,     CRITICAL",
    "escalate, CRITICAL, CRITICAL",
    "alert,    LOW,      MEDIUM",
    "alert,    MEDIUM,   MEDIUM",
    "alert,    HIGH,     HIGH",
  })
  void an_anomaly_becomes_graver(String action, Severity was, Severity is) {
    Decision decision = flagged(book(rule(action, "value > 10")), 11, was);
    Outcome told = decision.outcomes().get(0);
    assertThat(decision.outcomes()).hasSize(1);
    assertThat(told.anomaly().severity()).isEqualTo(is);
    assertThat(told.anomaly().type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(told.anomaly().id()).isEqualTo("id");
    assertThat(told.rulings()).containsExactly(new Ruling(action + ": value > 10", "because"));
  }

  @Test
  void two_rules_escalate_by_one_step_and_both_are_named() {
    RuleBook book =
        book(
            rule("escalate", "value > 10"),
            rule("escalate", "value > 11"),
            rule("alert", "value > 12"));
    Outcome told = flagged(book, 13, Severity.HIGH).outcomes().get(0);
    assertThat(told.anomaly().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(told.rulings()).hasSize(3);
    assertThat(flagged(book, 13, Severity.LOW).outcomes().get(0).anomaly().severity())
        .isEqualTo(Severity.HIGH);
  }

  @ParameterizedTest
  @CsvSource({"escalate, HIGH", "alert, MEDIUM"})
  void a_healthy_point_that_a_rule_minds_is_a_breach_with_the_reason(
      String action, Severity severity) {
    Decision decision = healthy(book(rule(action, "value < 20")), 5);
    Anomaly raised = decision.outcomes().get(0).anomaly();
    assertThat(decision.outcomes()).hasSize(1);
    assertThat(raised.type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(raised.severity()).isEqualTo(severity);
    assertThat(raised.description()).isEqualTo("because");
    assertThat(raised.detector()).isEqualTo("rule");
    assertThat(raised.observation()).isEqualTo(point(5));
    assertThat(raised.expectedValue()).isEqualTo(50);
    assertThat(raised.score()).isEqualTo(1);
    assertThat(raised.contributions())
        .extracting(part -> part.name())
        .containsExactly(action + ": value < 20");
  }

  @Test
  void each_rule_raises_its_own_and_the_same_again_for_the_same_point() {
    RuleBook book = book(rule("alert", "value < 20"), rule("escalate", "value < 10"));
    List<Outcome> first = healthy(book, 5).outcomes();
    List<Outcome> again = healthy(book, 5).outcomes();
    assertThat(first).hasSize(2);
    assertThat(first.get(0).anomaly().id()).isNotEqualTo(first.get(1).anomaly().id());
    assertThat(again).isEqualTo(first);
  }

  @Test
  void an_anomaly_held_for_want_of_budget_is_raised_by_a_rule_that_minds() {
    RuleBook book = book(rule("alert", "value > 10"));
    Occasion occasion = book.newOccasion().before(point(11), Circumstances.NONE, null);
    Verdict held = new Verdict.Held(Told.SCORE, 1e-4, Verdict.Holding.SERIES_BUDGET);
    assertThat(book.of(CPU).decide(occasion.judged(held, null)).outcomes()).hasSize(1);
  }

  @Test
  void a_rejected_point_is_none_of_the_rules() {
    RuleBook book = book(rule("alert", "true"));
    Occasion occasion = book.newOccasion().before(point(11), Circumstances.NONE, null);
    Verdict rejected = new Verdict.Rejected(Verdict.Reason.DUPLICATE);
    assertThat(book.of(CPU).decide(occasion.judged(rejected, null))).isSameAs(Decision.PASS);
  }

  @Test
  void suppression_wins_over_everything_and_is_recorded() {
    RuleBook book =
        book(
            rule("escalate", "value > 10"),
            rule("suppress", "metric === 'cpu'"),
            rule("suppress", "value > 5"));
    Outcome told = flagged(book, 11, Severity.HIGH).outcomes().get(0);
    assertThat(told.suppressed()).isEqualTo(new Ruling("suppress: metric === 'cpu'", "because"));
    assertThat(told.anomaly().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(told.rulings()).hasSize(1);
    Outcome raised = healthy(book, 11).outcomes().get(0);
    assertThat(raised.suppressed()).isEqualTo(told.suppressed());
  }

  @Test
  void suppression_sees_the_anomaly_that_a_rule_raised() {
    RuleBook book =
        book(
            rule("alert", "value > 10"),
            rule("escalate", "value > 10"),
            rule("suppress", "anomaly.type === 'THRESHOLD_BREACH' && severity < 'HIGH'"));
    List<Outcome> raised = healthy(book, 11).outcomes();
    assertThat(raised.get(0).suppressed()).isNotNull();
    assertThat(raised.get(1).suppressed()).isNull();
  }

  @Test
  void a_rule_that_wants_alerts_resolved_says_so_beside_what_is_told() {
    RuleBook book = book(rule("auto_resolve", "value < 20"), rule("auto_resolve", "value < 10"));
    Ruling ruling = new Ruling("auto_resolve: value < 20", "because");
    assertThat(healthy(book, 5)).isEqualTo(new Decision(List.of(), ruling));
    assertThat(healthy(book, 50)).isSameAs(Decision.PASS);
    assertThat(flagged(book, 5, Severity.LOW).resolve()).isEqualTo(ruling);
    assertThat(flagged(book, 5, Severity.LOW).outcomes()).hasSize(1);
  }

  @Test
  void thresholds_are_adjusted_by_the_product_of_the_factors_within_bounds() {
    RuleBook book =
        book(
            rule("adjust_threshold", "value > 10"),
            rule("adjust_threshold 4", "value > 20"),
            rule("Adjust-Threshold 5", "value > 30"),
            rule("adjust_threshold 0.1", "value < 0"),
            rule("adjust_threshold 0.5", "value < -1"));
    assertThat(factor(book, 5)).isEqualTo(1);
    assertThat(factor(book, 15)).isEqualTo(1.5);
    assertThat(factor(book, 25)).isCloseTo(6, within(1e-12));
    assertThat(factor(book, 35)).isEqualTo(10);
    assertThat(factor(book, -2)).isEqualTo(0.1);
    assertThat(healthy(book, 35)).isSameAs(Decision.PASS);
  }

  private static double factor(RuleBook book, double value) {
    Occasion occasion = book.newOccasion().before(point(value), Circumstances.NONE, null);
    return book.of(CPU).thresholdFactor(occasion);
  }

  @Test
  void in_shadow_a_rule_counts_what_it_would_have_done_and_does_nothing() {
    RuleBook book =
        book(
            rule("alert", "value > 10").inShadow(),
            rule("suppress", "value > 10").inShadow(),
            rule("adjust_threshold 2", "value > 10").inShadow(),
            rule("alert", "value > 20"));
    assertThat(healthy(book, 11)).isSameAs(Decision.PASS);
    assertThat(flagged(book, 11, Severity.LOW))
        .isEqualTo(flagged(RuleBook.empty(), 11, Severity.LOW));
    assertThat(factor(book, 11)).isEqualTo(1);
    healthy(book, 21);
    assertThat(book.counts())
        .containsEntry("alert: value > 10", 3L)
        .containsEntry("suppress: value > 10", 2L)
        .containsEntry("adjust_threshold 2: value > 10", 1L)
        .containsEntry("alert: value > 20", 1L);
  }

  @Test
  void a_rule_applies_until_it_expires_by_event_time() {
    SeriesKey series = SeriesKey.of("cpu");
    RuleBook book = book(rule("alert", "true").withExpiry("2026-03-02T10:00:00+00:00"));
    RuleBook later = book(rule("alert", "true").withExpiry("2026-03-02"));
    assertThat(book.of(series).none()).isFalse();
    assertThat(healthy(book, 1)).isSameAs(Decision.PASS);
    assertThat(healthy(later, 1).outcomes()).hasSize(1);
  }

  @Test
  void a_rule_is_for_the_series_of_its_scope() {
    RuleBook book = book(rule("alert", "true").withScope("cp*{team=x}"));
    assertThat(book.of(CPU).none()).isFalse();
    assertThat(book.of(SeriesKey.of("cpu")).none()).isTrue();
  }

  @Test
  void readings_are_kept_only_where_a_rule_asks_for_them() {
    assertThat(book(rule("alert", "value > movingAverage")).of(CPU).needsReadings()).isTrue();
    assertThat(book(rule("alert", "value > 5 && hour > 6")).of(CPU).needsReadings()).isFalse();
  }
}
