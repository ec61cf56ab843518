package dev.vigil.alert;

import static dev.vigil.alert.Anomalies.HOUR;
import static dev.vigil.alert.Anomalies.MINUTE;
import static dev.vigil.alert.Anomalies.START;
import static dev.vigil.alert.Anomalies.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.AlertEvent.Kind;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class AlertBookTest {
  private final List<AlertEvent> told = new ArrayList<>();
  private final AtomicLong clock = new AtomicLong(START);
  private AlertBook book = book(new AlertSpec());
  private final SeriesKey a = series("a");
  private final SeriesKey b = series("b");

  private AlertBook book(AlertSpec spec) {
    return new AlertBook(spec, () -> Instant.ofEpochMilli(clock.get()), told::add);
  }

  private Alert spike(SeriesKey series, long now, Severity severity) {
    return book.accept(Anomalies.of(series, now, severity));
  }

  private List<Kind> kinds() {
    return told.stream().map(AlertEvent::kind).toList();
  }

  private AlertEvent last() {
    return told.get(told.size() - 1);
  }

  @Test
  void an_alert_of_a_series_that_reports_once_an_hour_waits_for_the_next_three() {
    book.setIntervals(series -> 60 * MINUTE);
    Alert alert = book.accept(Anomalies.of(series("a"), START, Severity.HIGH));
    book.passTime(START + 179 * MINUTE);
    assertThat(book.get(alert.id()).orElseThrow().live()).isTrue();
    book.passTime(START + 181 * MINUTE);
    assertThat(book.get(alert.id()).orElseThrow().live()).isFalse();
  }

  @Test
  void the_first_anomaly_of_a_fingerprint_opens_an_alert_and_others_join_it() {
    spike(a, START, Severity.LOW);
    spike(a, START + MINUTE, Severity.HIGH);
    Alert alert = spike(a, START + 3 * MINUTE, Severity.MEDIUM);

    assertThat(kinds()).containsExactly(Kind.OPENED, Kind.ESCALATED, Kind.JOINED);
    assertThat(alert.id()).isEqualTo(1);
    assertThat(alert.seen())
        .isEqualTo(new Sightings(START, START + 3 * MINUTE, 3, 0, 2 * MINUTE, Severity.HIGH));
    assertThat(alert.sentence()).isEqualTo("HIGH SPIKE");
    assertThat(alert.priority()).isEqualTo(Priority.P2);
    assertThat(book.live()).containsExactly(alert);
    assertThat(book.get(1)).contains(alert);
  }

  @Test
  void other_series_kinds_and_rules_are_other_alerts() {
    spike(a, START, Severity.LOW);
    spike(b, START, Severity.LOW);
    book.accept(Anomalies.of(a, START, Severity.LOW, AnomalyType.DROP, Notice.PAGE));
    Anomaly low = Anomalies.of(a, START, Severity.LOW);
    book.accept(low, Origin.raisedBy("battery"));
    book.accept(low, Origin.raisedBy("stuck"));
    book.accept(low, Origin.raisedBy("battery"));
    assertThat(book.live()).hasSize(5);
    assertThat(book.live().get(3).fingerprint()).hasToString("load{host=\"a\"} rule battery");
    assertThat(book.live().get(3).seen().count()).isEqualTo(2);
  }

  @Test
  void an_update_joins_the_episode_of_its_series_whatever_its_kind() {
    spike(a, START, Severity.LOW);
    book.accept(Anomalies.of(a, START + 1, Severity.LOW, AnomalyType.ABSENCE, Notice.UPDATE));
    book.accept(Anomalies.of(a, START + 2, Severity.LOW, AnomalyType.DROP, Notice.UPDATE));
    assertThat(book.live()).extracting(alert -> alert.seen().count()).containsExactly(2, 1);
  }

  @Test
  void an_alert_is_over_when_it_was_quiet_for_three_of_its_gaps() {
    spike(a, START, Severity.LOW);
    spike(b, START, Severity.LOW);
    spike(b, START + 10 * MINUTE, Severity.LOW);
    book.passTime(START + 15 * MINUTE - 1);
    assertThat(book.live()).hasSize(2);
    book.passTime(START + 15 * MINUTE);
    assertThat(book.live()).extracting(Alert::series).containsExactly(b);
    assertThat(last().kind()).isEqualTo(Kind.RESOLVED);
    assertThat(last().note()).isEqualTo(new Note(START + 15 * MINUTE, "vigil", "quiet"));
    book.passTime(START + 40 * MINUTE - 1);
    assertThat(book.live()).hasSize(1);
    book.passTime(START + 40 * MINUTE);
    assertThat(book.live()).isEmpty();
    assertThat(book.over()).extracting(Alert::status).containsOnly(AlertStatus.RESOLVED);
  }

  @Test
  void what_the_judge_holds_back_keeps_an_alert_alive() {
    spike(a, START, Severity.LOW);
    book.held(a, START + 10 * MINUTE);
    book.held(b, START + 10 * MINUTE);
    book.passTime(START + 40 * MINUTE - 1);
    assertThat(book.live()).hasSize(1);
    assertThat(book.live().get(0).seen().held()).isEqualTo(1);
    assertThat(kinds()).containsExactly(Kind.OPENED);
    book.passTime(START + 40 * MINUTE);
    assertThat(book.live()).isEmpty();
  }

  @Test
  void an_absence_is_over_when_the_series_returns_and_not_before() {
    book.accept(Anomalies.of(a, START, Severity.HIGH, AnomalyType.ABSENCE, Notice.PAGE));
    spike(a, START, Severity.LOW);
    book.passTime(START + 1_000 * HOUR);
    assertThat(book.live()).extracting(Alert::id).containsExactly(1L);
    book.returned(b, START + 1_001 * HOUR);
    assertThat(book.live()).hasSize(1);
    book.returned(a, START + 1_001 * HOUR);
    assertThat(book.live()).isEmpty();
    assertThat(last().note())
        .isEqualTo(new Note(START + 1_001 * HOUR, "vigil", "the series reports again"));
  }

  @Test
  void a_rule_resolves_all_alerts_of_a_series() {
    spike(a, START, Severity.LOW);
    book.accept(Anomalies.of(a, START, Severity.LOW, AnomalyType.DROP, Notice.PAGE));
    spike(b, START, Severity.LOW);
    book.resolve(a, START + 1, "recovered");
    assertThat(book.live()).extracting(Alert::series).containsExactly(b);
    assertThat(last().note()).isEqualTo(new Note(START + 1, "vigil", "rule recovered"));
  }

  @Test
  void what_rules_decide_is_done() {
    Anomaly found = Anomalies.of(a, START, Severity.LOW);
    Anomaly raised =
        new Anomaly(
            "r", found.observation(), found.type(), found.verdict(), 1, 1, RuleBook.DETECTOR);
    Ruling night = new Ruling("night", "nobody is awake");
    Ruling battery = new Ruling("battery", "battery is low");
    Outcome suppressed = new Outcome(found, List.of(battery), night);
    Outcome told = new Outcome(raised, List.of(battery), null);
    book.apply(new Decision(List.of(suppressed, told), null), a, START);
    assertThat(book.live())
        .extracting(alert -> alert.fingerprint().kind())
        .containsExactly("SPIKE", "rule battery");
    assertThat(told()).containsExactly("rule night", "");
    book.apply(new Decision(List.of(), new Ruling("over", "all is well")), a, START + 1);
    assertThat(book.live()).isEmpty();
    assertThat(last().note()).isEqualTo(new Note(START + 1, "vigil", "rule over"));
  }

  private List<String> told() {
    return told.stream().map(AlertEvent::quiet).toList();
  }

  @Test
  void what_comes_back_soon_is_the_same_alert_again_and_later_another() {
    spike(a, START, Severity.CRITICAL);
    book.passTime(START + HOUR);
    Alert again = spike(a, START + 7 * HOUR, Severity.LOW);
    assertThat(again.id()).isEqualTo(1);
    assertThat(again.severity()).isEqualTo(Severity.LOW);
    assertThat(again.seen().longestGap()).isZero();
    assertThat(last().kind()).isEqualTo(Kind.REOPENED);
    book.passTime(START + 8 * HOUR);
    assertThat(spike(a, START + 14 * HOUR + 1, Severity.LOW).id()).isEqualTo(2);
    assertThat(last().kind()).isEqualTo(Kind.OPENED);
  }

  @Test
  void a_flapping_series_is_one_alert_until_it_stays_away() {
    for (int minute = 0; minute < 200; minute += 20) {
      spike(a, START + minute * MINUTE, Severity.LOW);
      book.resolve(a, START + (minute + 1) * MINUTE, "recovered");
      book.passTime(START + (minute + 2) * MINUTE);
    }
    assertThat(kinds())
        .startsWith(
            Kind.OPENED, Kind.RESOLVED, Kind.REOPENED, Kind.RESOLVED, Kind.FLAPPING, Kind.JOINED)
        .hasSize(12)
        .endsWith(Kind.JOINED);
    assertThat(book.live()).singleElement().matches(Alert::flapping);
    book.passTime(START + 180 * MINUTE + 6 * HOUR - 1);
    assertThat(book.live()).hasSize(1);
    book.passTime(START + 180 * MINUTE + 6 * HOUR);
    assertThat(book.live()).isEmpty();
    assertThat(book.over()).singleElement().matches(alert -> !alert.flapping());
    assertThat(book.over().get(0).seen().count()).isEqualTo(10);
  }

  @Test
  void slow_openings_are_no_flapping() {
    book = book(new AlertSpec().withFlapping(3, Duration.ofHours(2)));
    for (int at = 0; at < 10; at++) {
      spike(a, START + at * 80L * MINUTE, Severity.LOW);
      book.resolve(a, START + (at * 80 + 1) * MINUTE, "recovered");
    }
    assertThat(kinds()).doesNotContain(Kind.FLAPPING);
    assertThat(book.over()).singleElement().matches(alert -> alert.seen().count() == 10);
  }

  @Test
  void people_take_alerts_on_comment_resolve_and_close_them() {
    spike(a, START, Severity.LOW);
    clock.set(START + 5);
    book.acknowledge(1, "ana", "looking");
    book.comment(1, "ben", "disk is full");
    book.resolve(1, "ana", "");
    Alert closed = book.close(1, "ana", "done");

    assertThat(kinds())
        .containsExactly(
            Kind.OPENED, Kind.ACKNOWLEDGED, Kind.COMMENTED, Kind.RESOLVED, Kind.CLOSED);
    assertThat(closed.handling().acknowledgedBy()).isEqualTo("ana");
    assertThat(closed.handling().notes())
        .containsExactly(
            new Note(START + 5, "ana", "looking"),
            new Note(START + 5, "ben", "disk is full"),
            new Note(START + 5, "ana", "done"));
    assertThat(spike(a, START + MINUTE, Severity.LOW).id()).isEqualTo(2);
  }

  @Test
  void what_cannot_be_done_is_refused_and_changes_nothing() {
    spike(a, START, Severity.LOW);
    book.resolve(1, "ana", "");
    Alert before = book.get(1).orElseThrow();
    assertThatExceptionOfType(IllegalTransition.class)
        .isThrownBy(() -> book.acknowledge(1, "ana", ""))
        .withMessage(
            "an alert cannot go from resolved to acknowledged: it is over: there is nothing to"
                + " take on");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> book.close(7, "ana", ""))
        .withMessage("there is no alert 7");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> book.comment(1, " ", "who am I?"))
        .withMessage("a name must have 1 to 200 letters, was ' '");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> book.comment(1, "ana", "x".repeat(2_001)))
        .withMessage("a note has at most 2000 letters, had 2001");
    assertThat(book.get(1)).contains(before);
    assertThat(told).hasSize(2);
  }

  @Test
  void impact_moves_the_priority() {
    book.setImpacts(
        List.of(
            new ImpactRule(SeriesMatcher.parse("{host=a}"), Impact.HIGH),
            new ImpactRule(SeriesMatcher.parse("load"), Impact.LOW)));
    assertThat(spike(a, START, Severity.HIGH).priority()).isEqualTo(Priority.P1);
    assertThat(spike(b, START, Severity.HIGH).priority()).isEqualTo(Priority.P3);
    assertThat(book.setImpact(2, Impact.NORMAL, "ana").priority()).isEqualTo(Priority.P2);
    assertThat(last().kind()).isEqualTo(Kind.REPRIORITISED);
  }

  @Test
  void a_silence_keeps_alerts_from_people_while_it_lasts() {
    spike(a, START, Severity.LOW);
    book.passTime(START + 1);
    clock.set(START + 1);
    Silence silence =
        book.silence(SeriesMatcher.parse("{host=a}"), START + 9 * MINUTE, "ana", "known");
    assertThat(last().kind()).isEqualTo(Kind.SUPPRESSED);
    assertThat(last().quiet()).isEqualTo("silence 1 by ana: known");
    spike(a, START + MINUTE, Severity.HIGH);
    assertThat(last().kind()).isEqualTo(Kind.ESCALATED);
    assertThat(last().quiet()).isEqualTo("silence 1 by ana: known");
    spike(b, START + MINUTE, Severity.HIGH);
    assertThat(last().quiet()).isEmpty();

    book.passTime(START + 9 * MINUTE - 1);
    assertThat(book.silences()).containsExactly(silence);
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.SUPPRESSED);
    book.passTime(START + 9 * MINUTE);
    assertThat(last().kind()).isEqualTo(Kind.RELEASED);
    assertThat(book.silences()).isEmpty();
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.OPEN);
  }

  @Test
  void a_silence_can_be_ended_and_can_be_yet_to_come() {
    Span later = new Span(START + HOUR, START + 2 * HOUR);
    book.silence(SeriesMatcher.parse("*"), later, "ana", "");
    assertThat(spike(a, START + HOUR - 1, Severity.LOW).status()).isEqualTo(AlertStatus.OPEN);
    assertThat(spike(b, START + HOUR, Severity.LOW).status()).isEqualTo(AlertStatus.SUPPRESSED);
    book.passTime(START + HOUR);
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.SUPPRESSED);
    assertThat(book.endSilence(1)).isTrue();
    assertThat(book.endSilence(1)).isFalse();
    assertThat(book.live()).extracting(Alert::status).containsOnly(AlertStatus.OPEN);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> book.silence(SeriesMatcher.parse("*"), START, "ana", ""))
        .withMessageStartingWith("a silence must end after it begins, was from 2023-11-14T");
  }

  @Test
  void who_has_taken_an_alert_on_goes_on_with_it_in_a_silence_that_keeps_it_quiet() {
    spike(a, START, Severity.LOW);
    book.acknowledge(1, "ana", "");
    book.silence(SeriesMatcher.parse("*"), START + HOUR, "ana", "");
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
    spike(a, START + MINUTE, Severity.CRITICAL);
    assertThat(last().kind()).isEqualTo(Kind.ESCALATED);
    assertThat(last().quiet()).isEqualTo("silence 1 by ana");
  }

  @Test
  void a_rule_suppresses_what_no_time_releases_but_another_anomaly_does() {
    Anomaly anomaly = Anomalies.of(a, START, Severity.LOW);
    book.accept(anomaly, Origin.DETECTOR.suppressedBy("health checks"));
    assertThat(last().quiet()).isEqualTo("rule health checks");
    book.silence(SeriesMatcher.parse("nothing"), START + MINUTE, "ana", "");
    book.passTime(START + MINUTE);
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.SUPPRESSED);
    spike(a, START + 2 * MINUTE, Severity.LOW);
    assertThat(last().kind()).isEqualTo(Kind.RELEASED);
    assertThat(last().quiet()).isEmpty();
    book.accept(
        Anomalies.of(a, START + 3 * MINUTE, Severity.LOW), Origin.DETECTOR.suppressedBy("night"));
    assertThat(last().kind()).isEqualTo(Kind.JOINED);
    assertThat(last().quiet()).isEqualTo("rule night");
    assertThat(book.get(1).orElseThrow().status()).isEqualTo(AlertStatus.OPEN);
  }

  @Test
  void a_maintenance_window_keeps_alerts_from_people_while_it_lasts() {
    OneOff when =
        new OneOff(Instant.ofEpochMilli(START + HOUR), Instant.ofEpochMilli(START + 2 * HOUR));
    book.setMaintenance(
        new MaintenanceCalendar(
            List.of(new MaintenanceWindow("patch", SeriesMatcher.parse("{host=a}"), when, true))));
    spike(a, START + 50 * MINUTE, Severity.LOW);
    book.passTime(START + HOUR);
    assertThat(last().quiet()).isEqualTo("maintenance window patch");
    spike(a, START + 110 * MINUTE, Severity.LOW);
    assertThat(last().alert().status()).isEqualTo(AlertStatus.SUPPRESSED);
    book.passTime(START + 2 * HOUR);
    assertThat(last().kind()).isEqualTo(Kind.RELEASED);
    assertThat(last().note().text()).isEqualTo("the end of maintenance window patch");
  }

  @Test
  void memory_is_bounded() {
    book = book(new AlertSpec().withMost(10, 5));
    book.accept(Anomalies.of(a, START, Severity.LOW, AnomalyType.ABSENCE, Notice.PAGE));
    for (int i = 0; i < 100; i++) {
      spike(series("h" + i), START + i, Severity.LOW);
    }
    assertThat(book.live()).hasSize(10).extracting(Alert::id).contains(1L, 101L);
    assertThat(book.over()).extracting(Alert::id).containsExactly(88L, 89L, 90L, 91L, 92L);
    assertThat(book.get(87)).isEmpty();
    assertThat(told.stream().filter(event -> event.kind() == Kind.RESOLVED))
        .hasSize(91)
        .allMatch(event -> event.note().text().equals("more than 10 alerts go on"));
  }

  @Test
  void notes_are_bounded() {
    spike(a, START, Severity.LOW);
    for (int i = 0; i < 60; i++) {
      book.comment(1, "ana", "note " + i);
    }
    List<Note> notes = book.get(1).orElseThrow().handling().notes();
    assertThat(notes).hasSize(50);
    assertThat(notes.get(0).text()).isEqualTo("note 10");
  }
}
