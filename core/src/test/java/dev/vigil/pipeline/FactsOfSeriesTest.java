package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.RuleSpec;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What rules know of a series' readings, as part of its state. */
final class FactsOfSeriesTest {
  private static final SeriesKey SERIES = Rows.series(0);

  private final WatchSpec spec = new WatchSpec().withDetector(new ThresholdSpec());
  private final Standings standings = new Standings();
  private final Policy asking =
      Policy.NONE.withRules(
          RulesOnThePathTest.book(
              new RuleSpec(
                  "asks", "trend > 1 && volatility < 1 && readingCount > 2", "alert", "")));

  private SeriesWatch watch(int rows) {
    SeriesWatch watch = new SeriesWatch(spec);
    watch.standing(standings, SERIES, Rows.START);
    for (int row = 0; row < rows; row++) {
      Observation point = Rows.point(0, Rows.START + row * Rows.STEP, row % 13);
      watch.accept(point);
      watch.learnFacts(point);
    }
    return watch;
  }

  private static byte[] saved(SeriesWatch watch) {
    StateWriter state = new StateWriter();
    watch.save(state);
    return state.toByteArray();
  }

  @Test
  void they_are_there_only_where_a_rule_asks_for_them() {
    assertThat(watch(10).facts()).isNull();
    standings.set(asking);
    SeriesWatch watch = watch(10);
    assertThat(watch.facts()).isNotNull();
    standings.set(Policy.NONE);
    watch.standing(standings, SERIES, Rows.START);
    assertThat(watch.facts()).isNull();
  }

  @Test
  void a_watch_with_or_without_them_is_restored_bit_for_bit() {
    byte[] without = saved(watch(200));
    standings.set(asking);
    byte[] with = saved(watch(200));
    assertThat(with.length).isGreaterThan(without.length + 40);
    for (byte[] state : new byte[][] {without, with}) {
      assertThat(saved(SeriesWatch.restore(new StateReader(state), spec))).isEqualTo(state);
    }
  }

  @Test
  void a_state_that_is_cut_or_changed_is_refused_or_goes_on_without_an_error() {
    standings.set(asking);
    byte[] state = saved(watch(200));
    Random chance = new Random(23);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] odd = chance.nextInt(4) == 0 ? cut(state, chance) : state.clone();
      odd[chance.nextInt(odd.length)] ^= (byte) (1 << chance.nextInt(8));
      refused += goesOn(odd) ? 0 : 1;
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  private static byte[] cut(byte[] state, Random chance) {
    return Arrays.copyOf(state, 1 + chance.nextInt(state.length - 1));
  }

  private boolean goesOn(byte[] state) {
    SeriesWatch watch;
    try {
      watch = SeriesWatch.restore(new StateReader(state), spec);
    } catch (BadState e) {
      return false;
    }
    PolicyReader policy = new PolicyReader(standings);
    Standing standing = watch.standing(standings, SERIES, Rows.START);
    for (int row = 200; row < 205; row++) {
      Observation point = Rows.point(0, Rows.START + row * Rows.STEP, row);
      Verdict verdict = watch.accept(point);
      Occasion occasion = policy.before(point, Circumstances.NONE, watch.facts());
      assertThat(standing.rules().decide(occasion.judged(verdict, null))).isNotNull();
      watch.learnFacts(point);
    }
    return true;
  }
}
