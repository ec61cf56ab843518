package dev.vigil.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Deploy;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.model.Stage;
import dev.vigil.notify.Allowance;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Escalation;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.QuietHours;
import dev.vigil.notify.Route;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Why each of some anomalies fired, or did not, in the words that people read. With {@code
 * -Dvigil.golden.write=true} these are written anew, to be read before they are kept.
 */
final class PassageTest {
  private static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final long STEP = Duration.ofMinutes(1).toMillis();
  private static final int LEARNT = 3_000;
  private static final Path GOLDEN = Path.of("src/test/resources/dev/vigil/pipeline/passages.txt");
  private static final SeriesKey CARD = series("response_time", "/pay/card");
  private static final SeriesKey CASH = series("response_time", "/pay/cash");
  private static final SeriesKey HEALTH = series("response_time", "/health");
  private static final SeriesKey BATTERY = SeriesKey.of("battery");
  private static final SeriesKey QUEUE = SeriesKey.of("queue");

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Random chance = new Random(3);
  private final List<Passage> passages = new ArrayList<>();
  private long now = START;

  private static SeriesKey series(String metric, String endpoint) {
    return new SeriesKey(metric, Labels.of(Map.of("endpoint", endpoint, "service", "pay")));
  }

  private static EngineSpec spec() {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(7), Limits.NONE);
    WatchSpec usual = new WatchSpec(new ZScoreSpec(), judge, ValueKind.GAUGE);
    WatchSpec limited =
        new WatchSpec(new ZScoreSpec(), judge.withLimits(Limits.above(200, 3)), ValueKind.GAUGE);
    QuietHours nights =
        new QuietHours(
            EnumSet.allOf(DayOfWeek.class),
            LocalTime.of(22, 0),
            LocalTime.of(7, 0),
            ZoneOffset.UTC,
            Severity.HIGH);
    NotifySpec people =
        new NotifySpec(
            List.of(
                new ChannelSpec("ops", new Paper()),
                new ChannelSpec("team", new Paper(), new Allowance(1, Duration.ofHours(1)), nights),
                new ChannelSpec("pager", new Paper(true))),
            List.of(
                new Route(Route.When.ALWAYS, List.of("ops", "team"), "on-call", Set.of(), false)),
            List.of(
                new Escalation(
                    "on-call",
                    List.of(new Escalation.Level(Duration.ofMinutes(10), List.of("pager"))),
                    "")),
            "");
    return new EngineSpec(
            PipelineSpec.of(usual).withWatches(series -> series.equals(QUEUE) ? limited : usual))
        .withDesk(new DeskSpec().withPeople(people));
  }

  private EngineSpec ruled() {
    return spec()
        .withRules(
            RuleBook.of(
                List.of(
                    new RuleSpec("Health", "endpoint === '/health'", "suppress", "expected"),
                    new RuleSpec(
                        "Payments",
                        "endpoint.includes('/pay') && value > 120",
                        "escalate",
                        "money"),
                    new RuleSpec("Flat", "metric === 'battery' && value < 20", "alert", "flat")),
                Instant.ofEpochMilli(START)));
  }

  private Engine engine(EngineSpec spec) {
    Desk.Listener listener =
        new Desk.Listener() {
          @Override
          public boolean wantsPassages() {
            return true;
          }

          @Override
          public void passed(Passage passage) {
            passages.add(passage);
          }
        };
    return new Engine(spec, outbox, () -> Instant.ofEpochMilli(now), listener);
  }

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
    engine.accept(new Point(series, now, value), Circumstances.NONE);
    engine.passEventTime(now);
    now += STEP;
  }

  /** A story with most of what can happen. */
  private void story(Engine engine) {
    ordinary(engine, LEARNT, CARD, CASH, HEALTH, BATTERY, QUEUE);
    odd(engine, CARD, 140);
    odd(engine, CARD, 141);
    odd(engine, CASH, 150);
    odd(engine, HEALTH, 400);
    odd(engine, BATTERY, 15);
    odd(engine, QUEUE, 300);
    odd(engine, QUEUE, 300);
    odd(engine, QUEUE, 300);
    engine
        .desk()
        .alerts()
        .silence(SeriesMatcher.parse("battery"), now + 60 * STEP, "Mara", "load test");
    odd(engine, BATTERY, 14);
    engine.deployed(
        new Deploy(SeriesMatcher.parse("*"), now, Duration.ofHours(1), 0.5, "pay 2.41"));
    ordinary(engine, 1, HEALTH);
    odd(engine, HEALTH, 30);
    engine.reconfigure(
        spec()
            .withDesk(
                spec()
                    .desk()
                    .withMaintenance(
                        List.of(
                            new MaintenanceWindow(
                                "Backup",
                                SeriesMatcher.parse("{endpoint=/health}"),
                                new OneOff(
                                    Instant.ofEpochMilli(now),
                                    Instant.ofEpochMilli(now + 30 * STEP)),
                                false)))));
    odd(engine, HEALTH, 900);
  }

  private static String words(Passage passage) {
    StringBuilder text = new StringBuilder();
    text.append(passage.anomaly().observation()).append(" told ").append(passage.told());
    for (Stage stage : passage.stages()) {
      text.append("\n  ").append(stage.question().number()).append(' ');
      text.append(stage.question().text()).append("\n    ").append(stage.answer());
      if (!stage.otherwise().isEmpty()) {
        text.append("\n    ").append(stage.otherwise());
      }
      text.append("\n    ").append(stage.turningPoint());
      text.append("\n    ").append(stage.record());
    }
    return text.append('\n').toString();
  }

  @Test
  void each_anomaly_carries_what_every_stage_knew_and_what_would_have_stopped_it()
      throws IOException {
    story(engine(ruled()));
    String words = String.join("\n", passages.stream().map(PassageTest::words).toList());
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(GOLDEN, words);
    }
    assertThat(words).isEqualTo(Files.readString(GOLDEN, UTF_8));
  }

  @Test
  void an_engine_that_goes_on_from_a_saved_state_writes_the_same_record() throws IOException {
    Engine first = engine(ruled());
    ordinary(first, LEARNT, CARD, CASH);
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    first.save(saved);
    long then = now;
    odd(first, CARD, 140);
    odd(first, CASH, 150);
    List<String> before = passages.stream().map(PassageTest::words).toList();
    passages.clear();
    now = then;
    Engine second = engine(ruled());
    second.load(new ByteArrayInputStream(saved.toByteArray()));
    odd(second, CARD, 140);
    odd(second, CASH, 150);

    assertThat(before).hasSize(2);
    assertThat(passages.stream().map(PassageTest::words)).isEqualTo(before);
  }

  @Test
  void who_keeps_an_anomaly_from_people_counts_it() throws IOException {
    Engine engine = engine(ruled());
    story(engine);
    assertThat(engine.desk().alerts().heldBySilence(1)).isEqualTo(1);
    assertThat(engine.desk().alerts().heldByWindow("Backup")).isEqualTo(1);

    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    engine.save(saved);
    Engine next = engine(ruled());
    next.load(new ByteArrayInputStream(saved.toByteArray()));
    assertThat(next.desk().alerts().heldBySilence(1)).isEqualTo(1);
    assertThat(next.desk().alerts().heldBySilence(2)).isZero();
  }
}
