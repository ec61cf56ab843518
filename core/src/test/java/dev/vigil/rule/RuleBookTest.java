package dev.vigil.rule;

import static dev.vigil.rule.Told.NOW;
import static dev.vigil.rule.Told.book;
import static dev.vigil.rule.Told.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are read together, and all that is wrong with them is told at once. */
final class RuleBookTest {

  private static List<RuleProblem> problems(RuleSpec... rules) {
    return catchThrowableOfType(BadRules.class, () -> book(rules)).problems();
  }

  @Test
  void every_problem_is_told_with_its_rule_its_part_and_its_place() {
    List<RuleProblem> problems =
        problems(
            new RuleSpec("One", "value > ", "supress", ""),
            new RuleSpec("Two", "value > 5", "alert", "").withScope("cpu{host").withExpiry("soon"),
            new RuleSpec(" One ", "endpoint.include('/a')", "alert 5", ""),
            new RuleSpec(" ", "value > 5", "adjust_threshold 0", ""));
    assertThat(problems)
        .containsExactly(
            new RuleProblem(
                0, "action", 0, "rule 'One': unknown action 'supress', did you mean 'suppress'?"),
            new RuleProblem(
                0, "condition", 8, "rule 'One': condition 1:9: expected a value, found the end"),
            new RuleProblem(
                1,
                "scope",
                0,
                "rule 'Two': scope: a series matcher reads 'cpu_*', '{endpoint=/payment*}' or"
                    + " 'cpu_*{host=\"a*\"}', was 'cpu{host'"),
            new RuleProblem(
                1,
                "expires",
                0,
                "rule 'Two': expires reads 2026-12-31 or 2026-12-31T12:00Z, was 'soon'"),
            new RuleProblem(2, "name", 0, "rule 'One': there is another of this name, rule 1"),
            new RuleProblem(2, "action", 0, "rule 'One': 'alert' takes nothing, was 'alert 5'"),
            new RuleProblem(
                2,
                "condition",
                9,
                "rule 'One': condition 1:10: unknown function 'include', did you mean 'includes'?"),
            new RuleProblem(3, "name", 0, "rule 4: a rule needs a name"),
            new RuleProblem(
                3,
                "action",
                0,
                "rule 4: the factor of a threshold must be from 0.1 to 10, was '0'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "suppress",
        "SUPPRESS",
        "Escalate",
        "alert",
        "auto-resolve",
        "AUTO_RESOLVE",
        "adjust_threshold",
        "Adjust-Threshold 0.5",
        "adjust_threshold  10"
      })
  void actions_are_read_in_any_case_with_hyphens_or_underscores(String action) {
    assertThat(book(rule(action, "value > 5")).counts()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "drop",
        "adjust_threshold -1",
        "adjust_threshold 11",
        "adjust_threshold x",
        "adjust_threshold 1e9",
        "adjust_threshold NaN",
        "suppress all"
      })
  void other_actions_are_refused(String action) {
    assertThat(problems(rule(action, "value > 5")))
        .extracting(RuleProblem::key)
        .containsExactly("action");
  }

  @Test
  void more_rules_than_a_book_can_have_are_refused() {
    RuleSpec[] rules = new RuleSpec[RuleBook.MOST_RULES + 1];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = new RuleSpec("rule " + i, "value > " + i, "alert", "");
    }
    assertThat(problems(rules)).extracting(RuleProblem::index).containsExactly(1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          alert            → value > 5 && value < 4  → condition 1:1: can never be true
          alert            → metrc === 'a'           → condition 1:1: 'metrc' is looked up in context, labels and metadata; did you mean 'metric'?
          adjust_threshold → severity === 'HIGH'     → a threshold is adjusted before the judge, when 'severity' is not known yet
          adjust_threshold → value > expected        → a threshold is adjusted before the judge, when 'expected' is not known yet
          """)
  void what_looks_like_a_mistake_is_warned_of(String action, String condition, String warning) {
    assertThat(book(rule(action, condition)).warnings())
        .extracting(RuleProblem::message)
        .containsExactly("rule '" + action + ": " + condition + "': " + warning);
  }

  @Test
  void a_rule_that_has_expired_is_warned_of() {
    assertThat(book(rule("alert", "true").withExpiry("2026-03-01")).warnings())
        .extracting(RuleProblem::message)
        .containsExactly("rule 'alert: true': expired with 2026-03-01, it does nothing any more");
    assertThat(book(rule("alert", "true").withExpiry("2026-03-02")).warnings()).isEmpty();
  }

  @Test
  void a_last_day_ends_in_the_zone_of_the_business_hours() {
    RuleSpec rule = rule("alert", "true").withExpiry("2026-03-01");
    BusinessHours honolulu = BusinessHours.in(ZoneId.of("Pacific/Honolulu"));
    RuleBook book = RuleBook.of(List.of(rule), honolulu, Set.of(), NOW.minusSeconds(3600));
    assertThat(book.warnings()).isEmpty();
  }

  @Test
  void names_that_are_known_are_not_warned_of() {
    RuleSpec rule = rule("alert", "scores > 5");
    assertThat(book(rule).warnings()).hasSize(1);
    assertThat(RuleBook.of(List.of(rule), BusinessHours.USUAL, Set.of("scores"), NOW).warnings())
        .isEmpty();
  }

  @Test
  void a_rule_without_a_reason_gives_its_name() {
    Decision decision = Told.healthy(book(new RuleSpec("Low", "value < 9", "alert", " ")), 5);
    assertThat(decision.outcomes().get(0).anomaly().description()).isEqualTo("Low");
  }

  @Test
  void no_rules_are_a_book_too() {
    assertThat(RuleBook.of(Collections.emptyList(), NOW).counts()).isEmpty();
  }
}
