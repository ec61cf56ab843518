package dev.vigil.incident;

import static dev.vigil.incident.Alarms.MINUTE;
import static dev.vigil.incident.Alarms.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.IllegalTransition;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IncidentStateTest {
  private static final IncidentSpec SPEC =
      new IncidentSpec()
          .withTopology(
              new Topology(Topology.USUAL.weights(), Map.of("service=s1", Set.of("service=s2"))))
          .withStorm(6)
          .withMost(8, 4);

  private static Alarms alarms() {
    return new Alarms(SPEC);
  }

  private static void step(Alarms alarms, Random chance) {
    alarms.clock += (long) (chance.nextDouble() * chance.nextDouble() * 8 * MINUTE);
    long now = alarms.clock;
    String service = "s" + chance.nextInt(8);
    String pod = "p" + chance.nextInt(12);
    SeriesKey series = series("m" + chance.nextInt(4), "service", service, "pod", pod);
    Severity severity = Severity.values()[chance.nextInt(4)];
    long id = 1L + chance.nextInt(20);
    try {
      switch (chance.nextInt(12)) {
        case 0 -> alarms.passTime(now);
        case 1 -> alarms.alerts.resolve(series, now, "rule");
        case 2 -> alarms.incidents.acknowledge(id, "ana", "mine");
        case 3 -> alarms.incidents.resolve(id, "ben", "");
        case 4 -> alarms.incidents.comment(id, "ben", "hm");
        default -> alarms.spike(series, now, severity);
      }
    } catch (IllegalTransition | NoSuchElementException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Test
  void an_alert_that_is_over_is_found_in_its_incident_after_it_was_loaded() {
    Alarms before = alarms();
    SeriesKey series = series("m", "pod", "p1");
    before.spike(series, before.clock, Severity.HIGH);
    before.alerts.resolve(1, "ana", "");
    Alarms after = alarms();
    after.load(before.saved());
    assertThat(after.incidents.numberOf(after.alerts.get(1).orElseThrow())).isZero();
    assertThat(after.incidents.placeOf(after.alerts.get(1).orElseThrow())).isEqualTo(1);
  }

  @Test
  void it_goes_on_bit_for_bit_wherever_it_was_saved_and_loaded() {
    Alarms one = alarms();
    Random chance = new Random(3);
    for (int i = 0; i < 900; i++) {
      step(one, chance);
    }
    List<IncidentChange> cut = new ArrayList<>();
    Alarms other = alarms();
    chance = new Random(3);
    for (int i = 0; i < 900; i++) {
      step(other, chance);
      if (i % 6 == 0) {
        Alarms next = alarms();
        next.clock = other.clock;
        next.load(other.saved());
        cut.addAll(other.told);
        other = next;
      }
    }
    cut.addAll(other.told);
    assertThat(cut).isEqualTo(one.told);
    assertThat(other.saved()).isEqualTo(one.saved());
    assertThat(cut).extracting(IncidentChange::kind).contains(IncidentChange.Kind.values());
  }

  @Test
  void a_corrupt_byte_is_refused_or_harmless_and_a_refused_state_changes_nothing() {
    Alarms small = alarms();
    Random chance = new Random(4);
    for (int i = 0; i < 8; i++) {
      step(small, chance);
    }
    byte[] state = saved(small.incidents);
    int refused = 0;
    for (int at = 0; at < state.length; at++) {
      byte[] changed = state.clone();
      changed[at] ^= (byte) (1 + chance.nextInt(255));
      Alarms alarms = alarms();
      byte[] before = saved(alarms.incidents);
      try {
        alarms.incidents.load(new StateReader(changed));
      } catch (BadState e) {
        refused++;
        assertThat(saved(alarms.incidents)).isEqualTo(before);
        continue;
      }
      goesOn(alarms, chance);
    }
    assertThat(refused).isGreaterThan(state.length / 5);
  }

  private static void goesOn(Alarms alarms, Random chance) {
    for (int i = 0; i < 5; i++) {
      step(alarms, chance);
    }
    assertThat(alarms.incidents.live()).allMatch(one -> !one.sentence().isEmpty());
    saved(alarms.incidents);
  }

  private static byte[] saved(IncidentTracker incidents) {
    StateWriter out = new StateWriter();
    incidents.save(out);
    return out.toByteArray();
  }

  @Test
  void a_state_cut_short_anywhere_is_refused() {
    Alarms small = alarms();
    Random chance = new Random(5);
    for (int i = 0; i < 10; i++) {
      step(small, chance);
    }
    byte[] state = saved(small.incidents);
    for (int length = 0; length < state.length; length++) {
      StateReader cut = new StateReader(Arrays.copyOf(state, length));
      assertThatExceptionOfType(BadState.class).isThrownBy(() -> alarms().incidents.load(cut));
    }
  }
}
