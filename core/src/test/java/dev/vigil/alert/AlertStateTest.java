package dev.vigil.alert;

import static dev.vigil.alert.Anomalies.MINUTE;
import static dev.vigil.alert.Anomalies.START;
import static dev.vigil.alert.Anomalies.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Ruling;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class AlertStateTest {
  private static final AlertSpec SPEC = new AlertSpec().withMost(12, 8);
  private static final int STEPS = 3_000;
  private long now = START;

  private AlertBook book(Consumer<AlertEvent> listener) {
    AlertBook book = new AlertBook(SPEC, () -> Instant.ofEpochMilli(now), listener);
    book.setMaintenance(
        new MaintenanceCalendar(
            List.of(
                new MaintenanceWindow(
                    "nightly",
                    SeriesMatcher.parse("{host=h1*}"),
                    new CronTimes(
                        Cron.parse("0 2 * * *"), Duration.ofHours(2), ZoneId.of("Europe/Berlin")),
                    false))));
    return book;
  }

  /** Something happens, much of it by chance, and some of it refused. */
  private void step(AlertBook book, Random chance) {
    now += chance.nextInt(10) * MINUTE;
    SeriesKey series = series("h" + chance.nextInt(15));
    Severity severity = Severity.values()[chance.nextInt(4)];
    AnomalyType type = AnomalyType.values()[chance.nextInt(3) * 4 + 1];
    Notice notice = chance.nextBoolean() ? Notice.PAGE : Notice.UPDATE;
    Origin origin =
        new Origin(
            chance.nextInt(4) == 0 ? "r" : "",
            chance.nextInt(9) == 0 ? "s" : "",
            List.of(new Ruling("r", "why")),
            Circumstances.NONE.withMetadata(Map.of("battery", chance.nextInt(100))));
    List<Alert> live = book.live();
    long id = live.isEmpty() ? 1 : live.get(chance.nextInt(live.size())).id();
    try {
      switch (chance.nextInt(12)) {
        case 0 -> book.passTime(now);
        case 1 -> book.held(series, now);
        case 2 -> book.returned(series, now);
        case 3 -> book.resolve(series, now, "rule");
        case 4 -> book.acknowledge(id, "ana", "mine");
        case 5 -> book.close(id, "ana", "");
        case 6 -> book.silence(SeriesMatcher.parse("{host=h*3}"), now + 9 * MINUTE, "ben", "why");
        case 7 -> book.comment(id, "ben", "hm");
        default -> book.accept(Anomalies.of(series, now, severity, type, notice), origin);
      }
    } catch (IllegalTransition | java.util.NoSuchElementException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void it_goes_on_bit_for_bit_wherever_it_was_saved_and_loaded() {
    List<AlertEvent> whole = new ArrayList<>();
    AlertBook one = book(whole::add);
    Random chance = new Random(3);
    for (int i = 0; i < STEPS; i++) {
      step(one, chance);
    }
    now = START;
    List<AlertEvent> cut = new ArrayList<>();
    AlertBook other = book(cut::add);
    chance = new Random(3);
    for (int i = 0; i < STEPS; i++) {
      step(other, chance);
      if (i % 7 == 0) {
        AlertBook next = book(cut::add);
        next.load(new StateReader(saved(other)));
        assertThat(saved(next)).isEqualTo(saved(other));
        other = next;
      }
    }
    assertThat(whole).extracting(AlertEvent::kind).contains(AlertEvent.Kind.values()[4]);
    assertThat(cut).isEqualTo(whole);
    assertThat(saved(other)).isEqualTo(saved(one));
  }

  private static byte[] saved(AlertBook book) {
    StateWriter out = new StateWriter();
    book.save(out);
    return out.toByteArray();
  }

  @Test
  void a_corrupt_byte_is_refused_or_harmless_and_a_refused_state_changes_nothing() {
    AlertBook small = book(event -> {});
    Random chance = new Random(4);
    for (int i = 0; i < 14; i++) {
      step(small, chance);
    }
    byte[] state = saved(small);
    int refused = 0;
    for (int at = 0; at < state.length; at++) {
      byte[] changed = state.clone();
      changed[at] ^= (byte) (1 + chance.nextInt(255));
      AlertBook book = book(event -> {});
      byte[] before = saved(book);
      try {
        book.load(new StateReader(changed));
      } catch (BadState e) {
        refused++;
        assertThat(saved(book)).isEqualTo(before);
        continue;
      }
      goesOn(book, chance);
    }
    assertThat(refused).isGreaterThan(state.length / 5);
  }

  private void goesOn(AlertBook book, Random chance) {
    for (int i = 0; i < 5; i++) {
      step(book, chance);
    }
    saved(book);
  }

  @Test
  void a_state_cut_short_anywhere_is_refused() {
    AlertBook small = book(event -> {});
    Random chance = new Random(5);
    for (int i = 0; i < 30; i++) {
      step(small, chance);
    }
    byte[] state = saved(small);
    for (int length = 0; length < state.length; length++) {
      StateReader cut = new StateReader(Arrays.copyOf(state, length));
      assertThatExceptionOfType(BadState.class).isThrownBy(() -> book(event -> {}).load(cut));
    }
  }
}
