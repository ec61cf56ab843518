package dev.vigil.notify;

import static dev.vigil.notify.Stories.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.notify.Escalation.Level;
import dev.vigil.notify.Notification.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens, each channel is told of each incident: not twice, and not never. */
final class NewsroomTest {
  private static final Allowance PLENTY = new Allowance(100_000, Duration.ofHours(1));
  private static final QuietHours NIGHTS =
      new QuietHours(
          EnumSet.allOf(DayOfWeek.class),
          LocalTime.of(22, 0),
          LocalTime.of(7, 0),
          ZoneId.of("Europe/Berlin"),
          Severity.CRITICAL);

  private final Sink mail = new Sink();
  private final Sink chat = new Sink();
  private final Sink pager = Sink.pager();

  private NotifySpec spec() {
    Escalation up =
        new Escalation(
            "up",
            List.of(
                new Level(Duration.ZERO, List.of("pager")),
                new Level(Duration.ofMinutes(10), List.of("pager", "chat"))),
            "");
    Route.When grave =
        new Route.When(Route.When.ALWAYS.series(), Severity.HIGH, Route.When.ALWAYS.impact());
    return new NotifySpec(
        List.of(
            new ChannelSpec("mail", mail, new Allowance(4, Duration.ofHours(1)), QuietHours.NONE),
            new ChannelSpec("chat", chat, PLENTY, NIGHTS),
            new ChannelSpec("pager", pager, PLENTY, QuietHours.NONE)),
        List.of(
            new Route(grave, List.of("pager", "mail"), "up", Set.of(), true),
            Route.all(List.of("mail", "chat"))),
        List.of(up),
        "http://vigil/{{series}}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void each_channel_is_told_of_each_incident_once_and_pagers_of_each_end(long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Newsroom room = new Newsroom(spec(), seed);
    for (Sink sink : List.of(mail, chat, pager)) {
      sink.answer =
          one ->
              chance.nextInt(3) == 0
                  ? new Delivery.TryAgain(Duration.ZERO, "HTTP 503")
                  : new Delivery.Delivered();
    }
    Map<String, Set<String>> threads = new LinkedHashMap<>();
    for (int step = 0; step < 1_500; step++) {
      step(room, chance, step / 40);
      if (chance.nextInt(50) == 0) {
        room.restart();
      }
      note(room, threads);
      room.pass(chance.nextInt(4) == 0 ? chance.nextLong(40 * MINUTE) : chance.nextLong(MINUTE));
      note(room, threads);
    }
    for (int i = 0; i < 400; i++) {
      room.pass(15 * MINUTE);
      note(room, threads);
    }
    assertThat(room.incidents.live()).isEmpty();
    assertThat(room.outbox.waiting()).isZero();
    assertThat(room.outbox.dead()).isEmpty();
    check(room, threads);
  }

  private static void step(Newsroom room, SplittableRandom chance, int era) {
    String service = "s" + (era + chance.nextInt(6));
    String host = "h" + (era + chance.nextInt(4));
    SeriesKey series = new SeriesKey("load", Labels.of(Map.of("service", service, "host", host)));
    room.spike(series, Severity.values()[chance.nextInt(4)]);
    List<Incident> live = room.incidents.live();
    if (!live.isEmpty() && chance.nextInt(8) == 0) {
      Incident one = live.get(chance.nextInt(live.size()));
      if (chance.nextBoolean() && one.status() == IncidentStatus.OPEN) {
        room.incidents.acknowledge(one.id(), "ana", "");
      } else {
        room.incidents.resolve(one.id(), "ana", "");
      }
    }
  }

  /** Notes which threads each channel was ever to be told of. */
  private static void note(Newsroom room, Map<String, Set<String>> threads) {
    for (Outbox.Waiting one : room.waiting()) {
      threads
          .computeIfAbsent(one.notification().channel(), channel -> new HashSet<>())
          .add(one.notification().subject().thread());
    }
  }

  private void check(Newsroom room, Map<String, Set<String>> threads) {
    int opened = 0;
    for (IncidentChange change : room.changes) {
      if (change.kind() == IncidentChange.Kind.OPENED) {
        Incident one = change.incident();
        String thread = "vigil-" + one.id() + "-" + one.span().from();
        assertThat(threads.get("mail")).contains(thread);
        assertThat(threads.get("chat")).contains(thread);
        if (one.impact().worst().compareTo(Severity.HIGH) >= 0) {
          assertThat(threads.get("pager")).contains(thread);
        }
        opened++;
      }
    }
    assertThat(opened).isGreaterThan(50);
    assertThat(room.changes).extracting(IncidentChange::kind).contains(IncidentChange.Kind.MERGED);
    for (Sink sink : List.of(mail, chat, pager)) {
      assertThat(sink.keys()).doesNotHaveDuplicates();
      assertThat(sink.sent.size()).isGreaterThan(sink.arrived.size());
      checkOnce(sink);
    }
    assertThat(mail.arrived).extracting(Notification::kind).contains(Kind.DIGEST);
    assertThat(chat.arrived).extracting(Notification::kind).contains(Kind.DIGEST);
    checkPager();
  }

  private static void checkOnce(Sink sink) {
    Set<String> told = new HashSet<>();
    for (Notification one : sink.arrived) {
      if (one.kind() == Kind.OPENED) {
        assertThat(told.add(one.subject().thread())).as(one.subject().thread()).isTrue();
      }
    }
    assertThat(told).isNotEmpty();
  }

  /** What a pager shows of each incident: it begins with a beginning, and ends with the end. */
  private void checkPager() {
    Map<String, Kind> last = new LinkedHashMap<>();
    for (Notification one : pager.arrived) {
      Kind before = last.put(one.subject().thread(), one.kind());
      if (before == null) {
        assertThat(one.kind()).isEqualTo(Kind.OPENED);
      } else if (before == Kind.RESOLVED) {
        assertThat(one.kind()).isEqualTo(Kind.REOPENED);
      }
    }
    assertThat(last.values()).containsOnly(Kind.RESOLVED);
    assertThat(pager.arrived)
        .extracting(Notification::kind)
        .contains(Kind.REOPENED, Kind.UNATTENDED, Kind.ACKNOWLEDGED, Kind.ESCALATED);
  }
}
