package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Looks for texts that take other ways through the reader, from the conditions of the examples on:
 * two minutes long.
 */
final class ConditionFuzzTest {
  private static final Given GIVEN =
      Given.of("metric=response_time value=51 severity=HIGH label.endpoint=/admin metadata.a=5");

  static Stream<String> examples() {
    return SeedConditionsTest.cases().keySet().stream();
  }

  @MethodSource("examples")
  @FuzzTest(maxDuration = "2m")
  void any_text_is_a_condition_or_refused_as_none(@NotNull String text) {
    Condition condition;
    try {
      condition = Condition.of(text);
    } catch (BadCondition refused) {
      assertThat(refused.remark().offset()).isBetween(0, text.length());
      return;
    }
    assertThat(condition.holds(GIVEN)).isEqualTo(condition.holds(GIVEN));
    condition.holds(Nothing.KNOWN);
  }
}
