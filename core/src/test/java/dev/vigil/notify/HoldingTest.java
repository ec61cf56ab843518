package dev.vigil.notify;

import static dev.vigil.notify.Room.spec;
import static dev.vigil.notify.Stories.HOUR;
import static dev.vigil.notify.Stories.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Escalation.Level;
import dev.vigil.notify.Outbox.Waiting;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HoldingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Allowance PLENTY = new Allowance(100_000, Duration.ofSeconds(1));
  private static final QuietHours NIGHTS =
      new QuietHours(
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.of(22, 0),
          LocalTime.of(7, 0),
          BERLIN,
          Severity.CRITICAL);

  private static ChannelSpec rare(Sink sink) {
    return new ChannelSpec("mail", sink, new Allowance(3, Duration.ofHours(1)), QuietHours.NONE);
  }

  private static ChannelSpec quiet(Sink sink) {
    return new ChannelSpec("mail", sink, PLENTY, NIGHTS);
  }

  private static long at(String local) {
    return ZonedDateTime.parse(local + "[Europe/Berlin]").toInstant().toEpochMilli();
  }

  @Test
  void beyond_its_allowance_a_channel_is_told_in_a_digest() {
    Room room = new Room(spec(List.of(rare(new Sink())), List.of()));
    long first = room.now;
    for (int id = 1; id <= 3; id++, room.now += MINUTE) {
      room.open(id, Severity.LOW);
    }
    assertThat(room.told()).containsExactly("mail OPENED", "mail OPENED", "mail OPENED");
    room.open(4, Severity.CRITICAL);
    room.now += 10 * MINUTE;
    room.open(5, Severity.LOW);
    List<Waiting> held = room.news();
    assertThat(held).hasSize(2).allMatch(Waiting::digest);
    assertThat(held).extracting(Waiting::notBefore).containsOnly(first + HOUR);
    room.now = first + HOUR;
    room.open(6, Severity.LOW);
    assertThat(room.news().get(0).notBefore())
        .as("the digest is one of the three")
        .isEqualTo(first + HOUR + MINUTE);
    room.restart();
    room.now = first + 3 * HOUR;
    room.open(7, Severity.LOW);
    assertThat(room.told()).containsExactly("mail OPENED");
  }

  @Test
  void in_no_span_is_a_channel_told_more_than_its_allowance() {
    Allowance three = new Allowance(3, Duration.ofHours(1));
    ChannelBudget budget = new ChannelBudget();
    SplittableRandom chance = new SplittableRandom(11);
    TreeMap<Long, Integer> told = new TreeMap<>();
    long now = Stories.START;
    for (int i = 0; i < 5_000; i++) {
      now += 1 + chance.nextLong(chance.nextInt(5) == 0 ? 2 * HOUR : 5 * MINUTE);
      long then = budget.take(three, now);
      if (then > now) {
        told.putIfAbsent(then, 1);
      } else {
        told.merge(then, 1, Integer::sum);
      }
    }
    for (long time : told.keySet()) {
      int within = told.subMap(time, time + HOUR).values().stream().mapToInt(n -> n).sum();
      assertThat(within).isLessThanOrEqualTo(3);
    }
    assertThat(told).hasSizeGreaterThan(100);
  }

  @Test
  void what_was_taken_on_or_is_over_is_told_whatever_was_told_before() {
    Room room = new Room(spec(List.of(rare(Sink.pager())), List.of()));
    for (int id = 1; id <= 3; id++) {
      room.open(id, Severity.LOW);
    }
    room.told();
    room.apply(Kind.ACKNOWLEDGED, 1, Severity.LOW);
    room.apply(Kind.RESOLVED, 1, Severity.LOW);
    assertThat(room.told()).containsExactly("mail ACKNOWLEDGED", "mail RESOLVED");
  }

  @Test
  void what_is_over_before_it_was_told_is_over_in_the_digest() {
    for (Sink sink : List.of(new Sink(), Sink.pager())) {
      Room room = new Room(spec(List.of(rare(sink)), List.of()));
      for (int id = 1; id <= 4; id++) {
        room.open(id, Severity.LOW);
      }
      room.told();
      room.now += MINUTE;
      room.apply(Kind.RESOLVED, 4, Severity.LOW);
      Waiting over = room.news().get(0);
      assertThat(over.notification().kind()).isEqualTo(Notification.Kind.RESOLVED);
      assertThat(over.digest()).isTrue();
      assertThat(over.notBefore()).isEqualTo(Stories.START + HOUR);
    }
  }

  @Test
  void in_quiet_hours_only_the_gravest_is_told_at_once() {
    Room room = new Room(spec(List.of(quiet(new Sink())), List.of()));
    room.now = at("2026-03-10T21:59:59+01:00");
    room.open(1, Severity.LOW);
    assertThat(room.told()).containsExactly("mail OPENED");
    room.now = at("2026-03-10T22:00+01:00");
    room.open(2, Severity.HIGH);
    room.open(3, Severity.CRITICAL);
    List<Waiting> told = room.news();
    assertThat(told.get(1).notBefore()).isEqualTo(room.now);
    assertThat(told.get(1).digest()).isFalse();
    assertThat(told.get(0).digest()).isTrue();
    assertThat(told.get(0).notBefore()).isEqualTo(at("2026-03-11T07:00+01:00"));
    room.now = at("2026-03-11T03:00+01:00");
    room.apply(Kind.ESCALATED, 2, Severity.CRITICAL);
    assertThat(room.told()).containsExactly("mail ESCALATED");
    room.apply(Kind.RESOLVED, 2, Severity.CRITICAL);
    assertThat(room.told()).containsExactly("mail RESOLVED later");
    room.now = at("2026-03-11T07:00+01:00");
    room.open(4, Severity.LOW);
    assertThat(room.told()).containsExactly("mail OPENED");
  }

  @Test
  void quiet_hours_go_by_the_clocks_of_their_zone_when_these_are_changed() {
    Room room = new Room(spec(List.of(quiet(new Sink())), List.of()));
    room.now = at("2026-03-28T23:00+01:00");
    room.open(1, Severity.LOW);
    assertThat(room.news().get(0).notBefore()).isEqualTo(room.now + 7 * HOUR);
    room.now = at("2026-10-24T23:00+02:00");
    room.open(2, Severity.LOW);
    assertThat(room.news().get(0).notBefore()).isEqualTo(room.now + 9 * HOUR);
    ZoneId newYork = ZoneId.of("America/New_York");
    QuietHours there =
        new QuietHours(
            Set.of(DayOfWeek.SATURDAY),
            LocalTime.of(23, 0),
            LocalTime.of(6, 0),
            newYork,
            Severity.HIGH);
    long saturday = ZonedDateTime.of(2026, 3, 7, 23, 30, 0, 0, newYork).toInstant().toEpochMilli();
    assertThat(there.end(saturday)).hasValue(saturday + 5 * HOUR + 30 * MINUTE);
    assertThat(there.end(saturday + 24 * HOUR)).isEmpty();
    assertThat(QuietHours.NONE.end(saturday)).isEmpty();
  }

  @Test
  void in_quiet_hours_the_next_level_waits_too_and_a_pager_is_told_of_the_end() {
    Escalation up =
        new Escalation("up", List.of(new Level(Duration.ofMinutes(15), List.of("mail"))), "");
    Room room =
        new Room(
            spec(
                List.of(quiet(Sink.pager())), List.of(Room.route(Severity.LOW, "up", "mail")), up));
    room.now = at("2026-03-10T21:50+01:00");
    room.open(1, Severity.LOW);
    room.open(2, Severity.CRITICAL);
    room.told();
    room.pass(15 * MINUTE);
    assertThat(room.told()).containsExactlyInAnyOrder("mail UNATTENDED later", "mail UNATTENDED");
    room.apply(Kind.RESOLVED, 1, Severity.LOW);
    assertThat(room.told()).containsExactly("mail RESOLVED");
  }

  @Test
  void a_pager_is_not_told_after_the_end_of_what_was_held_back_before_it() {
    Sink pager = Sink.pager();
    Allowance one = new Allowance(1, Duration.ofHours(1));
    Newsroom room =
        new Newsroom(
            spec(List.of(new ChannelSpec("mail", pager, one, QuietHours.NONE)), List.of()), 5);
    room.pass(MINUTE);
    SeriesKey disk = new SeriesKey("disk", Labels.of("host", "a"));
    room.spike(disk, Severity.LOW);
    room.pass(MINUTE);
    room.spike(disk, Severity.HIGH);
    long id = room.changes.get(0).incident().id();
    room.pass(MINUTE);
    room.incidents.resolve(id, "ana", "");
    for (int minutes = 0; minutes < 120; minutes++) {
      room.pass(MINUTE);
    }
    assertThat(pager.arrived)
        .extracting(Notification::kind)
        .containsExactly(Notification.Kind.OPENED, Notification.Kind.RESOLVED);
    assertThat(room.outbox.waiting()).isZero();
  }

  @Test
  void what_people_have_called_wrong_is_told_in_a_digest_and_leads_to_nobody_else() {
    Escalation up =
        new Escalation("up", List.of(new Level(Duration.ofMinutes(15), List.of("mail"))), "");
    Room room =
        new Room(
            spec(List.of(rare(new Sink())), List.of(Room.route(Severity.LOW, "up", "mail")), up),
            (channel, lead) -> lead.severity() == Severity.LOW);
    room.open(1, Severity.LOW);
    room.now += MINUTE;
    room.open(2, Severity.LOW);
    List<Waiting> held = room.news();
    assertThat(held).hasSize(2).allMatch(Waiting::digest);
    assertThat(held).extracting(Waiting::notBefore).containsOnly(Stories.START + 24 * HOUR);
    room.pass(HOUR);
    assertThat(room.told()).isEmpty();
    room.apply(Kind.ESCALATED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail ESCALATED");
    room.pass(15 * MINUTE);
    assertThat(room.told()).containsExactly("mail UNATTENDED");
  }
}
