package dev.vigil.notify;

import static dev.vigil.notify.Room.channel;
import static dev.vigil.notify.Room.pager;
import static dev.vigil.notify.Room.spec;
import static dev.vigil.notify.Stories.SECOND;
import static dev.vigil.notify.Stories.alert;
import static dev.vigil.notify.Stories.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Details;
import dev.vigil.alert.Impact;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.state.StateReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
  private static final SeriesKey DISK = new SeriesKey("disk", Labels.of("host", "h1"));

  private static Route route(String series, Impact impact, boolean goesOn, String... to) {
    Route.When when = new Route.When(SeriesMatcher.parse(series), Severity.LOW, impact);
    return new Route(when, List.of(to), "", Set.of(), goesOn);
  }

  @Test
  void without_routes_all_is_told_to_all() {
    Room room = new Room(spec(List.of(channel("mail"), channel("chat")), List.of()));
    room.open(1, Severity.LOW);
    assertThat(room.told()).containsExactly("mail OPENED", "chat OPENED");
  }

  @Test
  void the_first_route_that_fits_holds_unless_it_goes_on() {
    List<ChannelSpec> channels =
        List.of(channel("all"), channel("disks"), channel("vip"), channel("rest"));
    Room room =
        new Room(
            spec(
                channels,
                List.of(
                    route("*", Impact.LOW, true, "all"),
                    route("disk*", Impact.LOW, false, "disks"),
                    route("*", Impact.HIGH, false, "vip"),
                    route("*", Impact.LOW, false, "rest"))));
    Incident first = incident(1, IncidentStatus.OPEN, Severity.LOW, 1);
    room.apply(Kind.OPENED, first, alert(DISK, Severity.LOW));
    assertThat(room.told()).containsExactly("all OPENED", "disks OPENED");
    room.open(2, Severity.LOW);
    assertThat(room.told()).containsExactly("all OPENED", "rest OPENED");
    Incident third = incident(3, IncidentStatus.OPEN, Severity.LOW, 1);
    room.apply(
        Kind.OPENED,
        third,
        alert(Stories.PAYMENT, Severity.LOW, Impact.HIGH, Stories.SEEN, Details.NONE));
    assertThat(room.told()).containsExactly("all OPENED", "vip OPENED");
  }

  @Test
  void a_channel_that_several_routes_lead_to_is_told_once() {
    Room room =
        new Room(
            spec(
                List.of(channel("mail")),
                List.of(
                    route("*", Impact.LOW, true, "mail", "mail"),
                    route("*", Impact.LOW, false, "mail"))));
    room.open(1, Severity.LOW);
    assertThat(room.told()).containsExactly("mail OPENED");
  }

  @Test
  void a_channel_is_told_of_beginnings_and_a_pager_of_ends_as_well() {
    Room room = new Room(spec(List.of(channel("mail"), pager("pager")), List.of()));
    room.open(1, Severity.LOW);
    room.apply(Kind.GREW, 1, Severity.LOW);
    room.apply(Kind.COMMENTED, 1, Severity.LOW);
    room.told();
    room.apply(Kind.ESCALATED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail ESCALATED", "pager ESCALATED");
    room.apply(Kind.ACKNOWLEDGED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("pager ACKNOWLEDGED");
    room.apply(Kind.RESOLVED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("pager RESOLVED");
    room.now += SECOND;
    room.apply(Kind.REOPENED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail REOPENED", "pager REOPENED");
    room.apply(Kind.RESOLVED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("pager RESOLVED");
    assertThat(room.all)
        .extracting(one -> one.notification().subject().thread())
        .containsOnly(room.all.get(0).notification().subject().thread());
    assertThat(room.all).extracting(Waiting::key).doesNotHaveDuplicates();
  }

  @Test
  void a_route_says_what_is_told() {
    Route talkative =
        new Route(
            Route.When.ALWAYS,
            List.of("mail"),
            "",
            Set.of(Notification.Kind.GREW, Notification.Kind.RESOLVED),
            false);
    Room room = new Room(spec(List.of(channel("mail")), List.of(talkative)));
    room.open(1, Severity.LOW);
    assertThat(room.told()).isEmpty();
    room.apply(Kind.ESCALATED, 1, Severity.HIGH);
    room.apply(Kind.RESOLVED, 2, Severity.HIGH);
    assertThat(room.told()).as("an end without a beginning").isEmpty();
    room.apply(Kind.GREW, incident(1, IncidentStatus.OPEN, Severity.HIGH, 2));
    room.apply(Kind.GREW, incident(1, IncidentStatus.OPEN, Severity.HIGH, 3));
    room.apply(Kind.RESOLVED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("mail GREW", "mail GREW", "mail RESOLVED");
  }

  @Test
  void whoever_a_graver_incident_is_for_is_told_that_it_has_begun() {
    Room room =
        new Room(
            spec(
                List.of(channel("chat"), pager("pager")),
                List.of(
                    Room.route(Severity.HIGH, "", "pager"), Room.route(Severity.LOW, "", "chat"))));
    room.open(1, Severity.LOW);
    assertThat(room.told()).containsExactly("chat OPENED");
    room.apply(Kind.ESCALATED, 1, Severity.CRITICAL);
    assertThat(room.told()).containsExactly("chat ESCALATED", "pager OPENED");
  }

  @Test
  void an_alert_of_another_series_that_joins_is_told_to_those_it_is_for() {
    Room room =
        new Room(
            spec(
                List.of(channel("disks"), channel("rest")),
                List.of(
                    route("disk", Impact.LOW, false, "disks"),
                    route("*", Impact.LOW, false, "rest"))));
    room.open(1, Severity.LOW);
    room.told();
    Incident grown = incident(1, IncidentStatus.OPEN, Severity.LOW, 2);
    room.dispatcher.joined(1, () -> fail(), alert(Stories.PAYMENT, Severity.LOW));
    assertThat(room.told()).isEmpty();
    room.dispatcher.joined(1, () -> grown, alert(DISK, Severity.LOW));
    Waiting told = room.news().get(0);
    assertThat(told.notification().channel()).isEqualTo("disks");
    assertThat(told.notification().kind()).isEqualTo(Notification.Kind.OPENED);
    assertThat(told.notification().fields()).containsEntry("metric", "disk");
    room.dispatcher.joined(1, () -> fail(), alert(DISK, Severity.LOW));
    assertThat(room.told()).isEmpty();
    room.apply(Kind.RESOLVED, 1, Severity.LOW);
    room.dispatcher.joined(1, () -> fail(), alert(DISK, Severity.LOW));
    assertThat(room.told()).isEmpty();
  }

  private static Incident fail() {
    throw new AssertionError("nobody is told, so nobody needs to know");
  }

  @Test
  void of_two_incidents_that_are_one_a_pager_is_told_that_the_younger_is_over() {
    Room room = new Room(spec(List.of(channel("mail"), pager("pager")), List.of()));
    room.open(1, Severity.LOW);
    room.open(2, Severity.LOW);
    List<Waiting> opened = room.news();
    room.merge(incident(1, IncidentStatus.OPEN, Severity.LOW, 2), 2);
    List<Waiting> merged = room.news();
    assertThat(merged).hasSize(1);
    assertThat(merged.get(0).notification().kind()).isEqualTo(Notification.Kind.RESOLVED);
    assertThat(merged.get(0).notification().subject().thread())
        .isEqualTo(opened.get(3).notification().subject().thread())
        .isNotEqualTo(opened.get(1).notification().subject().thread());
    assertThat(merged.get(0).notification().subject().text())
        .startsWith("It is part of incident 1 now.\n");
    room.apply(Kind.RESOLVED, 1, Severity.LOW);
    assertThat(room.news().get(0).notification().subject().thread())
        .isEqualTo(opened.get(1).notification().subject().thread());
  }

  @Test
  void a_channel_that_knows_only_the_younger_goes_on_under_its_thread() {
    Room room =
        new Room(
            spec(
                List.of(channel("chat"), pager("pager")),
                List.of(
                    Room.route(Severity.HIGH, "", "pager"), Room.route(Severity.LOW, "", "chat"))));
    room.open(1, Severity.LOW);
    room.open(2, Severity.CRITICAL);
    List<Waiting> opened = room.news();
    room.merge(incident(1, IncidentStatus.OPEN, Severity.CRITICAL, 2), 2);
    assertThat(room.told()).isEmpty();
    room.restart();
    room.apply(Kind.RESOLVED, 1, Severity.CRITICAL);
    List<Waiting> resolved = room.news();
    assertThat(resolved).hasSize(1);
    assertThat(resolved.get(0).notification().subject().thread())
        .isEqualTo(opened.get(1).notification().subject().thread());
  }

  @Test
  void what_is_told_again_has_the_same_key() {
    Room room = new Room(spec(List.of(channel("mail"), pager("pager")), List.of()));
    byte[] before = room.saved();
    story(room);
    List<String> keys = room.all.stream().map(Waiting::key).toList();
    Room other = new Room(room.spec);
    other.dispatcher.load(new StateReader(before));
    story(other);
    assertThat(other.all).extracting(Waiting::key).isEqualTo(keys).doesNotHaveDuplicates();
    assertThat(keys).hasSize(13);
  }

  private static void story(Room room) {
    room.open(1, Severity.LOW);
    room.open(2, Severity.LOW);
    room.apply(Kind.ESCALATED, 1, Severity.HIGH);
    room.apply(Kind.ESCALATED, 1, Severity.CRITICAL);
    room.apply(Kind.RESOLVED, 1, Severity.CRITICAL);
    room.now += SECOND;
    room.apply(Kind.REOPENED, 1, Severity.CRITICAL);
    room.apply(Kind.ACKNOWLEDGED, 1, Severity.CRITICAL);
    room.apply(Kind.RESOLVED, 1, Severity.CRITICAL);
    room.news();
  }

  @Test
  void after_other_settings_what_was_told_stays_told() {
    Room room = new Room(spec(List.of(channel("mail"), pager("pager")), List.of()));
    room.open(1, Severity.LOW);
    room.told();
    room.dispatcher.reconfigure(spec(List.of(pager("pager"), channel("chat")), List.of()));
    room.apply(Kind.ESCALATED, 1, Severity.HIGH);
    assertThat(room.told()).containsExactly("pager ESCALATED", "chat OPENED");
  }

  @Test
  void what_the_outbox_cannot_take_is_kept_and_tried_as_time_passes() {
    MemoryOutbox small = new MemoryOutbox(2);
    long[] now = {Stories.START};
    NotifySpec spec = spec(List.of(channel("mail")), List.of());
    Dispatcher dispatcher = new Dispatcher(spec, small, () -> Instant.ofEpochMilli(now[0]));
    for (int id = 1; id <= 4; id++) {
      Incident one = incident(id, IncidentStatus.OPEN, Severity.LOW, 1);
      dispatcher.apply(
          Stories.change(Kind.OPENED, one, now[0]), alert(Stories.PAYMENT, Severity.LOW));
    }
    assertThat(small.waiting()).isEqualTo(2);
    assertThat(dispatcher.unsaved()).isEqualTo(2);
    small.due(now[0], 9).forEach(one -> small.delivered(one.key(), now[0]));
    dispatcher.passTime(now[0]);
    assertThat(small.waiting()).isEqualTo(2);
    assertThat(dispatcher.unsaved()).isZero();
    assertThat(dispatcher.lost()).isZero();
  }

  @Test
  void of_what_waits_for_room_as_much_is_taken_as_there_is() {
    MemoryOutbox small = new MemoryOutbox(250);
    NotifySpec spec = spec(List.of(channel("mail")), List.of());
    Dispatcher dispatcher = new Dispatcher(spec, small, () -> Instant.ofEpochMilli(Stories.START));
    for (int id = 1; id <= 600; id++) {
      Incident one = incident(id, IncidentStatus.OPEN, Severity.LOW, 1);
      dispatcher.apply(
          Stories.change(Kind.OPENED, one, Stories.START), alert(Stories.PAYMENT, Severity.LOW));
    }
    assertThat(dispatcher.unsaved()).isEqualTo(350);
    List<String> first = new ArrayList<>();
    small.due(Stories.START, 120).forEach(one -> first.add(one.key()));
    first.forEach(key -> small.delivered(key, Stories.START));
    dispatcher.passTime(Stories.START);
    assertThat(small.waiting()).isEqualTo(250);
    assertThat(dispatcher.unsaved()).isEqualTo(230);
    assertThat(dispatcher.lost()).isZero();
  }

  @Test
  void of_very_many_incidents_the_oldest_are_forgotten() {
    Room room = new Room(spec(List.of(), List.of()));
    for (int id = 1; id <= 40_000; id++) {
      room.open(id, Severity.LOW);
    }
    assertThat(room.saved()).hasSizeLessThan(4_000_000);
  }
}
