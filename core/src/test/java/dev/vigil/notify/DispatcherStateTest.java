package dev.vigil.notify;

import static dev.vigil.notify.Room.pager;
import static dev.vigil.notify.Room.route;
import static dev.vigil.notify.Room.spec;
import static dev.vigil.notify.Stories.MINUTE;
import static dev.vigil.notify.Stories.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Severity;
import dev.vigil.notify.Escalation.Level;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DispatcherStateTest {
  private static final Escalation UP =
      new Escalation("up", List.of(new Level(Duration.ofMinutes(10), List.of("pager"))), "");

  private static Room room() {
    ChannelSpec rare =
        new ChannelSpec("mail", new Sink(), new Allowance(2, Duration.ofHours(1)), QuietHours.NONE);
    return new Room(
        spec(
            List.of(rare, pager("pager")),
            List.of(route(Severity.LOW, "up", "mail", "pager")),
            UP));
  }

  private static void story(Room room, SplittableRandom chance) {
    long id = 1L + chance.nextInt(8);
    Severity worst = Severity.values()[chance.nextInt(4)];
    switch (chance.nextInt(7)) {
      case 0, 1 -> room.open(id, worst);
      case 2 -> room.apply(Kind.ESCALATED, id, worst);
      case 3 -> room.apply(Kind.RESOLVED, id, worst);
      case 4 -> room.apply(Kind.ACKNOWLEDGED, id, worst);
      case 5 -> room.apply(Kind.REOPENED, id, worst);
      default -> {
        if (id > 1) {
          room.merge(incident(1, IncidentStatus.OPEN, worst, 2), id);
        }
      }
    }
    room.pass(chance.nextLong(10 * MINUTE));
  }

  @Test
  void one_that_is_loaded_goes_on_as_the_one_that_was_saved() {
    for (long seed = 0; seed < 20; seed++) {
      Room one = room();
      Room other = room();
      SplittableRandom chance = new SplittableRandom(seed);
      SplittableRandom same = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        story(one, chance);
        story(other, same);
        other.restart();
        assertThat(other.news()).as("seed " + seed).isEqualTo(one.news());
      }
      assertThat(other.saved()).isEqualTo(one.saved());
      assertThat(one.all).isNotEmpty();
    }
  }

  @Test
  void what_is_cut_short_or_damaged_is_refused_and_changes_nothing() {
    Room room = room();
    SplittableRandom chance = new SplittableRandom(4);
    for (int i = 0; i < 40; i++) {
      story(room, chance);
    }
    byte[] saved = room.saved();
    Room other = room();
    other.open(9, Severity.LOW);
    byte[] before = other.saved();
    for (int end = 0; end < saved.length; end += 7) {
      byte[] some = Arrays.copyOf(saved, end);
      assertThatExceptionOfType(BadState.class)
          .isThrownBy(() -> other.dispatcher.load(new StateReader(some)));
    }
    assertThat(other.saved()).isEqualTo(before);
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = saved.clone();
      damaged[chance.nextInt(damaged.length)] ^= (byte) (1 << chance.nextInt(8));
      Room third = room();
      try {
        third.dispatcher.load(new StateReader(damaged));
        third.pass(MINUTE);
        third.open(1, Severity.HIGH);
      } catch (BadState e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }
}
