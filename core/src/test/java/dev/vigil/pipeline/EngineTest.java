package dev.vigil.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertStatus;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Note;
import dev.vigil.alert.OneOff;
import dev.vigil.alert.Silence;
import dev.vigil.alert.Span;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.feedback.Answer;
import dev.vigil.feedback.Feedback;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Escalation;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.Route;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import dev.vigil.state.BadState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** From the observation to the notification, and back by what people say. */
final class EngineTest {
  private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
  private static final long STEP = Duration.ofMinutes(1).toMillis();
  private static final int LEARNT = 3_000;
  private static final SeriesKey API =
      new SeriesKey(
          "response_time", Labels.of(Map.of("endpoint", "/payment/card", "service", "pay")));
  private static final SeriesKey HEALTH =
      new SeriesKey("response_time", Labels.of(Map.of("endpoint", "/health", "service", "web")));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Random chance = new Random(3);
  private long now = START;

  private static EngineSpec spec() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.NONE);
    WatchSpec watch = new WatchSpec(new ZScoreSpec(), judge, ValueKind.GAUGE);
    Escalation onCall =
        new Escalation(
            "on-call", List.of(new Escalation.Level(Duration.ofMinutes(10), List.of("pager"))), "");
    NotifySpec people =
        new NotifySpec(
            List.of(new ChannelSpec("ops", new Paper()), new ChannelSpec("pager", new Paper(true))),
            List.of(new Route(Route.When.ALWAYS, List.of("ops"), "on-call", Set.of(), false)),
            List.of(onCall),
            "https://vigil.example/?series={{series}}");
    return new EngineSpec(PipelineSpec.of(watch)).withDesk(new DeskSpec().withPeople(people));
  }

  private static EngineSpec with(EngineSpec spec, RuleSpec... rules) {
    return spec.withRules(
        RuleBook.of(
            List.of(rules), BusinessHours.USUAL, Set.of("endpoint"), Instant.ofEpochMilli(START)));
  }

  private Engine engine(EngineSpec spec) {
    return new Engine(spec, outbox, () -> Instant.ofEpochMilli(now), Desk.Listener.NONE);
  }

  /** Some ordinary minutes of some series. */
  private void ordinary(Engine engine, int minutes, SeriesKey... series) {
    for (int i = 0; i < minutes; i++) {
      for (SeriesKey one : series) {
        engine.accept(new Point(one, now, 100 + chance.nextGaussian()));
      }
      engine.passEventTime(now);
      now += STEP;
    }
  }

  private void odd(Engine engine, SeriesKey series, double value) {
    engine.accept(
        new Point(series, now, value), Circumstances.NONE.withMetadata(Map.of("region", "eu")));
    engine.passEventTime(now);
    now += STEP;
  }

  private List<String> told() {
    List<String> told = new ArrayList<>();
    for (Notification one : notifications()) {
      told.add(one.channel() + " " + one.kind());
    }
    return told;
  }

  private List<Notification> notifications() {
    return outbox.due(Long.MAX_VALUE, 1_000).stream().map(one -> one.notification()).toList();
  }

  @Test
  void a_spike_is_told_once_with_all_that_came_with_it() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    odd(engine, API, 210);
    assertThat(told()).containsExactly("ops OPENED");
    Notification one = notifications().get(0);
    assertThat(one.subject().title()).contains("response_time").contains("SPIKE");
    assertThat(one.subject().link()).startsWith("https://vigil.example/?series=response_time");
    assertThat(one.fields())
        .containsEntry("endpoint", "/payment/card")
        .containsEntry("region", "eu")
        .containsEntry("severity", "CRITICAL");
  }

  @Test
  void what_nobody_takes_on_is_told_to_the_next() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    ordinary(engine, 9, API);
    assertThat(told()).containsExactly("ops OPENED");
    ordinary(engine, 3, API);
    assertThat(told()).containsExactly("ops OPENED", "pager UNATTENDED");
  }

  @Test
  void what_somebody_takes_on_is_told_to_nobody_else() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    Alert alert = engine.desk().alerts().live().get(0);
    engine.desk().acknowledgeAlert(alert.id(), "ana", "on it");
    ordinary(engine, 14, API);
    assertThat(told()).containsExactly("ops OPENED");
    assertThat(engine.desk().incidents().live().get(0).status())
        .isEqualTo(IncidentStatus.ACKNOWLEDGED);
  }

  @Test
  void an_incident_is_taken_on_with_its_alerts() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    Incident incident = engine.desk().incidents().live().get(0);
    engine.desk().acknowledgeIncident(incident.id(), "ana", "");
    assertThat(engine.desk().alerts().live())
        .extracting(Alert::status)
        .containsExactly(AlertStatus.ACKNOWLEDGED);
    engine.desk().resolveIncident(incident.id(), "ana", "fixed");
    assertThat(engine.desk().alerts().live()).isEmpty();
    assertThat(engine.desk().incidents().live()).isEmpty();
  }

  @Test
  void what_a_rule_suppresses_is_kept_and_told_to_nobody() {
    RuleSpec rule =
        new RuleSpec("Ignore health checks", "endpoint === '/health'", "suppress", "expected");
    Engine engine = engine(with(spec(), rule));
    ordinary(engine, LEARNT, API, HEALTH);
    odd(engine, HEALTH, 200);
    assertThat(told()).isEmpty();
    assertThat(engine.desk().alerts().live())
        .extracting(alert -> alert.handling().suppressedBy())
        .containsExactly("rule Ignore health checks");
    odd(engine, API, 200);
    assertThat(told()).containsExactly("ops OPENED");
  }

  @Test
  void a_rule_tells_of_a_healthy_value() {
    RuleSpec rule = new RuleSpec("Region", "region === 'eu' && value > 90", "alert", "in the EU");
    Engine engine = engine(with(spec(), rule));
    ordinary(engine, 10, API);
    odd(engine, API, 100);
    odd(engine, API, 101);
    assertThat(told()).containsExactly("ops OPENED");
    assertThat(notifications().get(0).fields())
        .containsEntry("rule", "Region")
        .containsEntry("reason", "in the EU");
  }

  @Test
  void nobody_is_told_within_a_maintenance_window_but_of_what_goes_on_after_it() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    OneOff span = new OneOff(Instant.ofEpochMilli(now), Instant.ofEpochMilli(now + 5 * STEP));
    MaintenanceWindow window =
        new MaintenanceWindow("upgrade", SeriesMatcher.parse("*"), span, false);
    engine.reconfigure(spec().withDesk(spec().desk().withMaintenance(List.of(window))));
    odd(engine, API, 200);
    assertThat(told()).isEmpty();
    ordinary(engine, 6, API);
    assertThat(told()).containsExactly("ops OPENED");
  }

  @Test
  void silences_of_the_settings_are_replaced_and_those_of_people_stay() {
    Engine engine = engine(spec());
    ordinary(engine, 10, API);
    engine.desk().alerts().silence(SeriesMatcher.parse("mine"), now + 100 * STEP, "ana", "why");
    Silence silence =
        new Silence(
            1,
            SeriesMatcher.parse("{service=pay}"),
            new Span(now, now + 50 * STEP),
            new Note(now, "file", "move"));
    DeskSpec desk = spec().desk();
    DeskSpec silenced =
        new DeskSpec(
            desk.alerts(), desk.incidents(), desk.people(), List.of(), List.of(), List.of(silence));
    engine.reconfigure(spec().withDesk(silenced));
    engine.reconfigure(spec().withDesk(silenced));
    assertThat(engine.desk().alerts().silences())
        .extracting(one -> one.note().who())
        .containsExactly("ana", "configuration");
    engine.reconfigure(spec());
    assertThat(engine.desk().alerts().silences())
        .extracting(one -> one.note().who())
        .containsExactly("ana");
  }

  private static EngineSpec silenced(Span span, String why) {
    Silence silence =
        new Silence(1, SeriesMatcher.parse("{service=pay}"), span, new Note(START, "file", why));
    DeskSpec desk = spec().desk();
    return spec()
        .withDesk(
            new DeskSpec(
                desk.alerts(),
                desk.incidents(),
                desk.people(),
                List.of(),
                List.of(),
                List.of(silence)));
  }

  @Test
  void a_silence_of_the_settings_holds_while_they_are_read_again() throws IOException {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    Span span = new Span(now, now + 50 * STEP);
    engine.reconfigure(silenced(span, "move"));
    odd(engine, API, 200);
    assertThat(engine.desk().alerts().live()).hasSize(1);
    engine.reconfigure(silenced(span, "move"));
    engine.reconfigure(silenced(span, "the move"));
    engine.reconfigure(silenced(new Span(span.from(), span.until() + STEP), "the move"));
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    engine.save(saved);
    Engine next = engine(silenced(span, "back"));
    next.load(new ByteArrayInputStream(saved.toByteArray()));
    assertThat(told()).isEmpty();
    next.reconfigure(spec());
    assertThat(told()).containsExactly("ops OPENED");
  }

  @Test
  void silences_of_people_leave_room_for_those_of_the_settings() throws IOException {
    Engine engine = engine(spec());
    for (int i = 0; i < Silence.MOST; i++) {
      engine.desk().alerts().silence(SeriesMatcher.parse("m" + i), now + 100 * STEP, "ana", "");
    }
    assertThatThrownBy(
            () -> engine.desk().alerts().silence(SeriesMatcher.parse("one"), now + STEP, "bo", ""))
        .isInstanceOf(IllegalStateException.class);
    engine.reconfigure(silenced(new Span(now, now + 50 * STEP), "move"));
    assertThat(engine.desk().alerts().silences()).hasSize(Silence.MOST + 1);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    engine.save(saved);
    Engine next = engine(spec());
    next.load(new ByteArrayInputStream(saved.toByteArray()));
    assertThat(next.desk().alerts().silences()).hasSize(Silence.MOST);
  }

  @Test
  void what_was_said_to_be_wrong_is_not_told_again_until_that_is_taken_back() {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    List<Feedback> given = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      odd(engine, API, 130);
      for (Alert alert : engine.desk().alerts().live()) {
        String anomaly = alert.life().finding().anomalyId();
        given.add(engine.judge(anomaly, new Answer(Truth.WRONG, "ana")));
      }
      ordinary(engine, 1_500, API);
    }
    assertThat(given).hasSizeBetween(1, 10);
    int before = told().size();
    assertThat(engine.feedback().factor(API)).isGreaterThan(1);
    odd(engine, API, 130);
    assertThat(told()).hasSize(before);
    ordinary(engine, 1_500, API);
    given.forEach(one -> engine.takeBack(one.id()));
    assertThat(engine.feedback().factor(API)).isEqualTo(1);
    odd(engine, API, 130);
    assertThat(told()).hasSize(before + 1);
  }

  @Test
  void it_goes_on_where_it_was_saved() throws IOException {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    engine.save(state);
    Engine other = engine(spec());
    assertThat(other.load(new ByteArrayInputStream(state.toByteArray()))).isEqualTo(1);
    odd(other, API, 205);
    ordinary(other, 12, API);
    assertThat(told()).containsExactly("ops OPENED", "pager UNATTENDED");
  }

  @Test
  void a_state_that_was_cut_or_changed_is_refused_and_leaves_all_as_it_was() throws IOException {
    Engine engine = engine(spec());
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    byte[] bytes = saved(engine);
    Engine other = engine(spec());
    ordinary(other, 50, HEALTH);
    other.desk().alerts().silence(SeriesMatcher.parse("mine"), now + 100 * STEP, "ana", "why");
    byte[] before = saved(other);
    for (int length = 0; length < bytes.length; length += 1 + length / 50) {
      byte[] cut = java.util.Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> other.load(new ByteArrayInputStream(cut)))
          .isInstanceOf(BadState.class);
    }
    byte[] noSeries = java.util.Arrays.copyOf(bytes, bytes.length - 1);
    byte[] changed = bytes.clone();
    changed[30] ^= 4;
    for (byte[] bad : List.of(noSeries, changed)) {
      assertThatThrownBy(() -> other.load(new ByteArrayInputStream(bad)))
          .isInstanceOf(BadState.class);
    }
    assertThat(saved(other)).isEqualTo(before);
    assertThat(other.load(new ByteArrayInputStream(bytes))).isEqualTo(1);
    assertThat(other.desk().alerts().live()).hasSize(1);
    assertThat(other.desk().alerts().silences()).isEmpty();
  }

  private static byte[] saved(Engine engine) throws IOException {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    engine.save(state);
    return state.toByteArray();
  }

  @Test
  void settings_that_cannot_be_leave_all_as_it_was() {
    Engine engine = engine(spec());
    NotifySpec bad =
        new NotifySpec(List.of(), List.of(Route.all(List.of("nobody"))), List.of(), "");
    assertThatThrownBy(() -> engine.reconfigure(spec().withDesk(new DeskSpec().withPeople(bad))))
        .hasMessageContaining("nobody");
    ordinary(engine, LEARNT, API);
    odd(engine, API, 200);
    assertThat(told()).containsExactly("ops OPENED");
  }
}
