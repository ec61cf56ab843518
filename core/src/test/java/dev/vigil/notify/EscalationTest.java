package dev.vigil.notify;

import static dev.vigil.notify.Room.channel;
import static dev.vigil.notify.Room.pager;
import static dev.vigil.notify.Room.route;
import static dev.vigil.notify.Room.spec;
import static dev.vigil.notify.Stories.HOUR;
import static dev.vigil.notify.Stories.MINUTE;
import static dev.vigil.notify.Stories.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Severity;
import dev.vigil.notify.Escalation.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EscalationTest {
  private static final List<ChannelSpec> CHANNELS =
      List.of(channel("mail"), pager("pager"), channel("boss"), channel("board"));

  private static Level after(int minutes, String... to) {
    return new Level(Duration.ofMinutes(minutes), List.of(to));
  }

  private static final Escalation NIGHT =
      new Escalation("night", List.of(after(0, "pager", "mail"), after(15, "pager")), "day");
  private static final Escalation DAY =
      new Escalation("day", List.of(after(0, "pager", "boss"), after(30, "board")), "");

  private static NotifySpec usual() {
    return spec(CHANNELS, List.of(route(Severity.LOW, "night", "mail")), NIGHT, DAY);
  }

  private final Room room = new Room(usual());

  @Test
  void one_after_another_is_told_while_nobody_takes_it_on() {
    room.open(1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail OPENED", "pager OPENED");
    room.pass(15 * MINUTE - 1);
    assertThat(room.told()).isEmpty();
    room.pass(1);
    assertThat(room.told()).containsExactly("pager UNATTENDED", "boss UNATTENDED");
    room.pass(30 * MINUTE);
    Notification last = room.news().get(0).notification();
    assertThat(last.channel()).isEqualTo("board");
    assertThat(last.epochMillis()).isEqualTo(room.now);
    assertThat(last.subject().text()).startsWith("Nobody has taken it on for 45 minutes.\n");
    assertThat(last.subject().title()).startsWith("[HIGH UNATTENDED] response_time");
    room.pass(HOUR);
    room.apply(Kind.GREW, 1, Severity.HIGH);
    room.pass(HOUR);
    assertThat(room.told()).isEmpty();
  }

  @Test
  void nobody_else_is_told_once_somebody_has_taken_it_on() {
    room.open(1, Severity.HIGH);
    room.pass(MINUTE);
    room.told();
    room.apply(Kind.ACKNOWLEDGED, 1, Severity.HIGH);
    room.apply(Kind.ESCALATED, incident(1, IncidentStatus.ACKNOWLEDGED, Severity.CRITICAL, 1));
    assertThat(room.told())
        .containsExactly("pager ACKNOWLEDGED", "mail ESCALATED", "pager ESCALATED");
    room.pass(HOUR);
    assertThat(room.told()).isEmpty();
  }

  @Test
  void nobody_else_is_told_once_it_is_over_and_all_begins_anew_when_it_is_back() {
    room.open(1, Severity.HIGH);
    room.pass(16 * MINUTE);
    room.told();
    room.apply(Kind.RESOLVED, 1, Severity.HIGH);
    room.pass(HOUR);
    assertThat(room.told()).containsExactly("pager RESOLVED");
    room.apply(Kind.REOPENED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail REOPENED", "pager REOPENED", "boss REOPENED");
    room.pass(15 * MINUTE);
    assertThat(room.told()).containsExactly("pager UNATTENDED", "boss UNATTENDED");
  }

  @Test
  void what_is_told_later_is_what_is_known_then() {
    room.open(1, Severity.HIGH);
    room.pass(MINUTE);
    room.apply(Kind.GREW, incident(1, IncidentStatus.OPEN, Severity.CRITICAL, 7));
    room.told();
    room.restart();
    room.pass(14 * MINUTE);
    Notification told = room.news().get(0).notification();
    assertThat(told.subject().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(told.fields()).containsEntry("alerts", 7L).containsEntry("kind", "UNATTENDED");
    assertThat(told.subject().title()).endsWith(", and 6 more alerts");
  }

  @Test
  void levels_that_were_missed_are_told_when_time_goes_on() {
    room.open(1, Severity.HIGH);
    room.told();
    room.pass(2 * HOUR);
    assertThat(room.told())
        .containsExactly("pager UNATTENDED", "boss UNATTENDED", "board UNATTENDED");
  }

  @Test
  void two_routes_that_lead_to_one_escalation_begin_it_once() {
    Route first = new Route(Route.When.ALWAYS, List.of(), "night", Set.of(), true);
    Room twice =
        new Room(spec(CHANNELS, List.of(first, route(Severity.LOW, "night", "mail")), NIGHT, DAY));
    twice.open(1, Severity.HIGH);
    assertThat(twice.told()).containsExactly("mail OPENED", "pager OPENED");
    twice.pass(15 * MINUTE);
    assertThat(twice.told()).containsExactly("pager UNATTENDED", "boss UNATTENDED");
  }

  @Test
  void two_escalations_tell_a_channel_once_at_a_time() {
    Escalation like = new Escalation("like", List.of(after(15, "pager")), "");
    Route first = new Route(Route.When.ALWAYS, List.of(), "like", Set.of(), true);
    Room twice =
        new Room(
            spec(CHANNELS, List.of(first, route(Severity.LOW, "night", "mail")), NIGHT, DAY, like));
    twice.open(1, Severity.HIGH);
    twice.told();
    twice.pass(15 * MINUTE);
    assertThat(twice.told()).containsExactlyInAnyOrder("pager UNATTENDED", "boss UNATTENDED");
  }

  @Test
  void the_escalation_of_an_incident_that_is_part_of_another_goes_on_there() {
    NotifySpec spec =
        spec(
            CHANNELS,
            List.of(route(Severity.HIGH, "night", "mail"), route(Severity.LOW, "", "mail")),
            NIGHT,
            DAY);
    Room merging = new Room(spec);
    merging.open(1, Severity.LOW);
    merging.pass(MINUTE);
    merging.open(2, Severity.HIGH);
    merging.pass(MINUTE);
    merging.told();
    merging.merge(incident(1, IncidentStatus.OPEN, Severity.HIGH, 2), 2);
    merging.pass(14 * MINUTE);
    assertThat(merging.told()).containsExactly("pager UNATTENDED", "boss UNATTENDED");
    merging.apply(Kind.ACKNOWLEDGED, 1, Severity.HIGH);
    assertThat(merging.told()).containsExactly("pager ACKNOWLEDGED");
    merging.open(3, Severity.HIGH);
    merging.told();
    merging.merge(incident(1, IncidentStatus.ACKNOWLEDGED, Severity.HIGH, 3), 3);
    merging.pass(2 * HOUR);
    assertThat(merging.told()).containsExactly("pager RESOLVED");
  }

  @Test
  void after_other_settings_an_escalation_goes_on_with_its_next_level() {
    room.open(1, Severity.HIGH);
    room.pass(16 * MINUTE);
    room.told();
    Escalation night =
        new Escalation(
            "night", List.of(after(0, "mail"), after(10, "mail"), after(50, "boss")), "");
    room.dispatcher.reconfigure(
        spec(CHANNELS, List.of(route(Severity.LOW, "night", "mail")), night));
    room.pass(28 * MINUTE);
    assertThat(room.told()).isEmpty();
    room.pass(6 * MINUTE);
    assertThat(room.told()).containsExactly("boss UNATTENDED");
    room.open(2, Severity.HIGH);
    room.told();
    room.dispatcher.reconfigure(spec(CHANNELS, List.of()));
    room.pass(HOUR);
    assertThat(room.told()).isEmpty();
  }
}
