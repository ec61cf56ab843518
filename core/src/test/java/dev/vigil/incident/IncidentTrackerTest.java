package dev.vigil.incident;

import static dev.vigil.incident.Alarms.HOUR;
import static dev.vigil.incident.Alarms.MINUTE;
import static dev.vigil.incident.Alarms.SECOND;
import static dev.vigil.incident.Alarms.START;
import static dev.vigil.incident.Alarms.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.Cron;
import dev.vigil.alert.CronTimes;
import dev.vigil.alert.IllegalTransition;
import dev.vigil.alert.MaintenanceCalendar;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Note;
import dev.vigil.alert.OneOff;
import dev.vigil.incident.IncidentChange.Kind;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IncidentTrackerTest {
  private Alarms alarms = new Alarms(new IncidentSpec());
  private final SeriesKey dbErrors = series("errors", "service", "db", "host", "h1");
  private final SeriesKey dbLatency = series("latency", "service", "db", "host", "h2");
  private final SeriesKey mail = series("queue", "service", "mail", "host", "h9");

  private Incident only() {
    assertThat(alarms.incidents.live()).hasSize(1);
    return alarms.incidents.live().get(0);
  }

  @Test
  void alerts_that_share_a_service_within_the_window_are_one_incident() {
    alarms.spike(dbErrors, START, Severity.MEDIUM);
    alarms.spike(dbLatency, START + 40 * SECOND, Severity.HIGH);
    Incident incident = only();
    assertThat(alarms.kinds()).containsExactly(Kind.OPENED, Kind.ESCALATED);
    assertThat(incident.impact())
        .isEqualTo(
            new IncidentImpact(
                2, 2, 2, 2, Severity.HIGH, Map.of("service=db", 2, "host=h1", 1, "host=h2", 1)));
    assertThat(incident.impact().labels()).containsKeys("service=db", "host=h1");
    assertThat(incident.impact().labels().entrySet().iterator().next().getKey())
        .isEqualTo("service=db");
    assertThat(incident.span().until()).isEqualTo(START + 40 * SECOND + 1);
    assertThat(incident.causes().get(0).series()).isEqualTo(dbErrors);
    assertThat(incident.causes().get(0).reasons()).containsExactly("first by 40 seconds");
    assertThat(incident.sentence())
        .isEqualTo(
            "2 alerts on 2 series, worst HIGH; probably from errors{host=\"h1\",service=\"db\"}:"
                + " first by 40 seconds");
  }

  @Test
  void what_has_nothing_in_common_is_another_incident() {
    alarms.spike(dbErrors, START);
    alarms.spike(mail, START + 1);
    alarms.spike(series("errors", "service", "web", "host", "h7"), START + 2);
    assertThat(alarms.incidents.live()).hasSize(3);
  }

  @Test
  void what_comes_after_the_window_is_another_incident() {
    alarms.spike(dbErrors, START);
    alarms.spike(dbLatency, START + 5 * MINUTE + 1);
    assertThat(alarms.incidents.live()).hasSize(2);
  }

  @Test
  void weaker_traits_need_each_other() {
    alarms.spike(series("errors", "cluster", "c", "pod", "p1"), START);
    alarms.spike(series("latency", "cluster", "c", "pod", "p2"), START + 1);
    assertThat(alarms.incidents.live()).hasSize(2);
    alarms.spike(
        series("latency", "cluster", "c", "namespace", "n", "zone", "z", "pod", "p3"), START + 2);
    assertThat(alarms.incidents.live()).hasSize(3);
    alarms.spike(
        series("latency", "cluster", "c", "namespace", "n", "zone", "z", "pod", "p4"), START + 3);
    assertThat(alarms.incidents.live()).hasSize(3);
  }

  @Test
  void a_service_that_another_needs_is_part_of_the_incident_and_its_likely_cause() {
    Topology topology =
        new Topology(
            Topology.USUAL.weights(),
            Map.of("service=api", Set.of("service=auth"), "service=auth", Set.of("service=db")));
    alarms = new Alarms(new IncidentSpec().withTopology(topology));
    SeriesKey api = series("errors", "service", "api");
    alarms.spike(api, START, Severity.MEDIUM);
    alarms.spike(series("latency", "service", "auth"), START + 10 * SECOND);
    alarms.spike(dbErrors, START + 20 * SECOND);
    List<Cause> causes = only().causes();
    assertThat(causes.get(0).series()).isEqualTo(dbErrors);
    assertThat(causes.get(0).reasons())
        .containsExactly("20 seconds after the first", "service=db is upstream of 2 of 2 others");
    assertThat(causes.get(2).series()).isEqualTo(api);
  }

  @Test
  void series_that_went_together_before_are_one_incident_and_who_led_is_the_likely_cause() {
    SeriesKey a = series("queue_length", "app_id", "1");
    SeriesKey b = series("dropped", "site", "x");
    int apart = 0;
    for (int day = 0; day < 12; day++) {
      long now = START + day * 24L * HOUR;
      alarms.spike(a, now);
      alarms.spike(b, now + 20 * SECOND);
      apart += alarms.incidents.live().size() - 1;
      alarms.passTime(now + HOUR);
      alarms.passTime(now + 2 * HOUR);
    }
    assertThat(apart).isBetween(2, 5);
    alarms.spike(b, START + 12 * 24 * HOUR);
    alarms.spike(a, START + 12 * 24 * HOUR);
    assertThat(only().causes().get(0).series()).isEqualTo(a);
    assertThat(only().causes().get(0).reasons())
        .contains("among the first", "led dropped{site=\"x\"} 10 of 11 times before");
    SeriesKey c = series("stranger", "site", "y");
    alarms.spike(c, START + 12 * 24 * HOUR + 1);
    assertThat(alarms.incidents.live()).hasSize(2);
  }

  @Test
  void two_incidents_that_an_alert_belongs_to_are_one() {
    alarms.spike(series("errors", "service", "a", "host", "h1"), START);
    alarms.spike(series("latency", "service", "b", "host", "h2"), START + SECOND);
    alarms.incidents.acknowledge(2, "ana", "");
    assertThat(alarms.incidents.live()).hasSize(2);
    alarms.spike(series("load", "service", "a", "host", "h2"), START + 2 * SECOND, Severity.LOW);
    assertThat(alarms.kinds())
        .containsExactly(Kind.OPENED, Kind.OPENED, Kind.ACKNOWLEDGED, Kind.MERGED, Kind.GREW);
    assertThat(alarms.told.get(3).merged()).isEqualTo(2);
    assertThat(only().id()).isEqualTo(1);
    assertThat(only().acknowledgedBy()).isEqualTo("ana");
    assertThat(only().status()).isEqualTo(IncidentStatus.ACKNOWLEDGED);
    assertThat(only().impact().alerts()).isEqualTo(3);
    assertThat(alarms.incidents.get(2)).contains(only());
    assertThat(only().timeline())
        .extracting(TimelineEntry::text)
        .contains("incident 2 is part of it", "ana has it acknowledged");
    alarms.passTime(START + 15 * MINUTE + 2 * SECOND);
    assertThat(only().impact().live()).isZero();
    alarms.passTime(START + 30 * MINUTE);
    assertThat(alarms.incidents.live()).isEmpty();
  }

  @Test
  void a_thousand_unrelated_alerts_in_a_minute_are_one_incident_with_a_count() {
    for (int i = 0; i < 1_000; i++) {
      alarms.spike(series("m" + i, "host", "h" + i), START + i * 50L);
    }
    assertThat(only().impact().alerts()).isEqualTo(1_000);
    assertThat(only().impact().series()).isEqualTo(1_000);
    assertThat(alarms.told).hasSizeLessThan(70);
    assertThat(only().timeline())
        .extracting(TimelineEntry::text)
        .contains("a storm: 20 incidents at once are one");
    alarms.spike(series("later", "host", "later"), START + 10 * MINUTE);
    assertThat(alarms.incidents.live()).hasSize(2);
  }

  @Test
  void a_storm_of_several_causes_is_an_incident_for_each() {
    for (int i = 0; i < 3_000; i++) {
      String service = "s" + i % 12;
      alarms.spike(series("m" + i % 7, "service", service, "host", "h" + i), START + i * 20L);
    }
    assertThat(alarms.incidents.live())
        .hasSize(12)
        .allMatch(incident -> incident.impact().alerts() == 250);
  }

  @Test
  void an_incident_is_over_a_window_after_the_last_of_its_alerts_and_comes_back_with_it() {
    alarms.spike(dbErrors, START);
    alarms.spike(dbLatency, START + MINUTE);
    alarms.alerts.resolve(1, "ana", "");
    alarms.clock = START + 2 * MINUTE;
    alarms.alerts.resolve(2, "ana", "");
    alarms.incidents.passTime(START + 7 * MINUTE - 1);
    assertThat(only().impact().live()).isZero();
    alarms.incidents.passTime(START + 7 * MINUTE);
    assertThat(alarms.last().kind()).isEqualTo(Kind.RESOLVED);
    assertThat(alarms.incidents.over()).hasSize(1);
    alarms.spike(dbErrors, START + 20 * MINUTE);
    assertThat(alarms.last().kind()).isEqualTo(Kind.REOPENED);
    assertThat(only().impact().live()).isEqualTo(1);
    assertThat(only().impact().alerts()).isEqualTo(2);
    assertThat(alarms.incidents.over()).isEmpty();
  }

  @Test
  void an_alert_that_goes_on_keeps_its_incident_alive() {
    alarms.spike(dbErrors, START);
    for (int minute = 10; minute < 100; minute += 10) {
      alarms.spike(dbErrors, START + minute * MINUTE, Severity.LOW);
      alarms.passTime(START + minute * MINUTE);
    }
    assertThat(only().impact().anomalies()).isEqualTo(10);
    assertThat(alarms.kinds()).containsExactly(Kind.OPENED);
    alarms.spike(dbErrors, START + 100 * MINUTE, Severity.CRITICAL);
    assertThat(alarms.kinds()).containsExactly(Kind.OPENED, Kind.ESCALATED);
  }

  @Test
  void what_is_kept_from_people_is_no_incident_until_it_is_released() {
    alarms.alerts.silence(SeriesMatcher.parse("*"), START + 10 * MINUTE, "ana", "");
    alarms.spike(dbErrors, START);
    assertThat(alarms.told).isEmpty();
    alarms.passTime(START + 10 * MINUTE);
    assertThat(alarms.kinds()).containsExactly(Kind.OPENED);
    alarms.alerts.silence(SeriesMatcher.parse("*"), START + 30 * MINUTE, "ana", "");
    alarms.spike(dbErrors, START + 11 * MINUTE);
    assertThat(only().impact().anomalies()).isEqualTo(2);
  }

  @Test
  void people_take_incidents_on_comment_and_resolve_them() {
    alarms.spike(dbErrors, START);
    alarms.incidents.comment(1, "ben", "disk");
    alarms.incidents.acknowledge(1, "ana", "looking");
    assertThatExceptionOfType(IllegalTransition.class)
        .isThrownBy(() -> alarms.incidents.acknowledge(1, "ben", ""))
        .withMessage(
            "an incident cannot go from acknowledged to acknowledged: somebody has taken it on"
                + " already");
    Incident resolved = alarms.incidents.resolve(1, "ana", "");
    assertThat(resolved.timeline())
        .extracting(TimelineEntry::text)
        .containsExactly(
            "errors{host=\"h1\",service=\"db\"}: MEDIUM SPIKE",
            "ben: disk",
            "ana has it acknowledged: looking",
            "ana has it resolved");
    assertThat(alarms.incidents.live()).isEmpty();
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> alarms.incidents.resolve(5, "ana", ""))
        .withMessage("there is no incident 5");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> alarms.incidents.comment(1, "ana", "x".repeat(Note.LONGEST + 1)));
    alarms.spike(dbErrors, START + MINUTE);
    assertThat(alarms.last().kind()).isEqualTo(Kind.REOPENED);
    assertThat(only().status()).isEqualTo(IncidentStatus.OPEN);
  }

  @Test
  void times_at_the_ends_of_time_are_no_error() {
    long[] times = {0, Long.MAX_VALUE, Long.MIN_VALUE, START, Long.MAX_VALUE - 1, 1};
    OneOff always = new OneOff(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));
    CronTimes nightly =
        new CronTimes(Cron.parse("0 2 * * *"), Duration.ofHours(1), ZoneId.of("Europe/Berlin"));
    SeriesMatcher none = SeriesMatcher.parse("none");
    alarms.alerts.setMaintenance(
        new MaintenanceCalendar(
            List.of(
                new MaintenanceWindow("a", none, always, true),
                new MaintenanceWindow("b", none, nightly, true))));
    for (long now : times) {
      alarms.spike(dbErrors, now, Severity.LOW);
      alarms.spike(dbLatency, now, Severity.HIGH);
      alarms.passTime(now);
    }
    assertThat(alarms.told)
        .isNotEmpty()
        .allSatisfy(
            change ->
                assertThat(change.incident().causes())
                    .allMatch(cause -> cause.score() >= 0 && cause.score() <= 1));
  }

  @Test
  void memory_is_bounded() {
    alarms = new Alarms(new IncidentSpec().withMost(10, 5));
    for (int i = 0; i < 100; i++) {
      alarms.spike(series("m" + i, "host", "h" + i), START + i * 2L * MINUTE);
    }
    assertThat(alarms.incidents.live()).hasSize(10).extracting(Incident::id).contains(91L, 100L);
    assertThat(alarms.incidents.over())
        .extracting(Incident::id)
        .containsExactly(86L, 87L, 88L, 89L, 90L);
  }

  @Test
  void settings_out_of_range_are_refused() {
    Map<String, Double> weights = Topology.USUAL.weights();
    assertRefused(
        () -> new Topology(Map.of("host", 1.0), Map.of()),
        "the weight of label host must be above 0 and below 1, was 1.0");
    assertRefused(
        () -> new Topology(weights, Map.of("api", Set.of())),
        "a place in dependsOn reads 'service=db', was 'api'");
    assertRefused(
        () -> new Topology(weights, Map.of("service=api", Set.of("floor=3"))),
        "label floor of floor=3 in dependsOn needs a weight");
    assertRefused(
        () -> new IncidentSpec().withStorm(1), "stormIncidents must be from 2 to 1000, was 1");
    assertRefused(
        () -> new IncidentSpec().withMost(0, 1), "mostLive must be from 1 to 100000, was 0");
  }

  private static void assertRefused(Runnable what, String message) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(what::run)
        .withMessage(message);
  }
}
