package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import org.junit.jupiter.api.Test;

final class CounterRatesTest {
  private static final Verdict JUDGED = new Verdict.Normal(new Score(0, 0, 0, 0, 0, Evidence.NONE));

  private final CounterRates rates = new CounterRates();

  private static Verdict rejected(Reason reason) {
    return new Verdict.Rejected(reason);
  }

  @Test
  void a_rate_is_the_growth_a_second_since_the_last_row_that_was_taken() {
    assertThat(rates.rate(0, 0, 100, rejected(Reason.FIRST_OF_COUNTER))).isNaN();
    assertThat(rates.rate(0, 10_000, 150, JUDGED)).isEqualTo(5);
    assertThat(rates.rate(0, 5_000, 120, rejected(Reason.LATE))).isNaN();
    assertThat(rates.rate(0, 20_000, 250, JUDGED)).isEqualTo(10);
  }

  @Test
  void a_counter_that_was_reset_counts_from_there() {
    rates.rate(1, 0, 100, rejected(Reason.FIRST_OF_COUNTER));
    assertThat(rates.rate(1, 10_000, 20, rejected(Reason.COUNTER_RESET))).isNaN();
    assertThat(rates.rate(1, 20_000, 40, JUDGED)).isEqualTo(2);
  }
}
