package dev.vigil.benchmarks;

import dev.vigil.alert.AlertSpec;
import dev.vigil.detect.DetectStage;
import dev.vigil.incident.Incident;
import dev.vigil.incident.IncidentSpec;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Stage;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.notify.Allowance;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Courier;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.FileOutbox;
import dev.vigil.notify.Habits;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.QuietHours;
import dev.vigil.notify.RetrySpec;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.DeskSpec;
import dev.vigil.pipeline.Grounds;
import dev.vigil.pipeline.Passage;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import dev.vigil.setting.BadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A minute of 100,000 anomalies through rules, alerts, incidents and routes into an outbox in a
 * file, on one thread, and from there to a channel on another: first as fast as it goes, then in a
 * minute. Tells how long an anomaly takes until all that it brings about is in the outbox, and how
 * long a notification takes from its anomaly to the channel.
 */
public final class AlertStorm {
  private static final int ANOMALIES = 100_000;
  private static final int CAUSES = 10;
  private static final int ROUNDS = 5;
  private static final long MINUTE = 60_000;
  private static final long START = 1_700_000_000_000L;

  private AlertStorm() {}

  /** Writes the record of each anomaly out in words, as a server does before it is JSON. */
  private static final class Records implements Desk.Listener {
    private long letters;

    @Override
    public boolean wantsPassages() {
      return true;
    }

    @Override
    public void passed(Passage passage) {
      for (Stage stage : passage.stages()) {
        letters += stage.answer().length() + stage.otherwise().length();
        letters += stage.record().toString().length() + stage.turningPoint().toString().length();
      }
      if (letters < 0) {
        throw new IllegalStateException("so many letters cannot be");
      }
    }
  }

  private record Storm(String name, List<Anomaly> anomalies) {}

  /** Runs the measurement; takes no arguments, and some minutes. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Storm> storms =
        List.of(
            new Storm("10 causes, 5,000 series", storm(5_000, true)),
            new Storm("10 causes, 100,000 series", storm(ANOMALIES, true)),
            new Storm("nothing in common, 100,000 series", storm(ANOMALIES, false)));
    for (int round = 0; round < ROUNDS; round++) {
      for (Storm storm : storms) {
        for (Desk.Listener listener : List.of(Desk.Listener.NONE, new Records())) {
          String line = run(storm, 0, listener);
          if (round > 1) { // the first ones warm up
            System.out.println((listener instanceof Records ? "with records " : "") + line);
          }
        }
      }
    }
    for (Storm storm : storms) {
      System.out.println(
          "in a minute: " + run(storm, MINUTE * 1_000_000 / ANOMALIES, new Records()));
    }
  }

  private static List<Anomaly> storm(int series, boolean related) {
    SplittableRandom chance = new SplittableRandom(1);
    List<SeriesKey> keys = new ArrayList<>();
    for (int i = 0; i < series; i++) {
      keys.add(related ? related(i) : SeriesKey.of("metric_" + i));
    }
    List<Anomaly> anomalies = new ArrayList<>();
    for (int i = 0; i < ANOMALIES; i++) {
      SeriesKey key = keys.get(series == ANOMALIES ? i : chance.nextInt(series));
      long now = START + i * MINUTE / ANOMALIES;
      anomalies.add(anomaly(key, now, Severity.values()[chance.nextInt(4)], "a" + i));
    }
    return anomalies;
  }

  private static SeriesKey related(int i) {
    Map<String, String> labels =
        Map.of(
            "service", "service_" + i % CAUSES, "host", "host_" + i, "cluster", "c" + i % CAUSES);
    return new SeriesKey("metric_" + i % 37, Labels.of(labels));
  }

  private static Anomaly anomaly(SeriesKey series, long now, Severity severity, String id) {
    Score score = new Score(9, 9, 10, 5, 15, new Told());
    Verdict.Anomalous verdict = new Verdict.Anomalous(score, 1e-5, severity, Notice.PAGE, false);
    Point point = new Point(series, now, 42);
    return new Anomaly(id, point, AnomalyType.SPIKE, verdict, 0.7, 0.9, "novelty");
  }

  private record Told() implements Evidence {
    @Override
    public AnomalyType type() {
      return AnomalyType.SPIKE;
    }

    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }

    @Override
    public String sentence() {
      return "highest 80-minute mean in 22 days";
    }
  }

  private static RuleBook rules() {
    List<RuleSpec> rules = new ArrayList<>();
    for (String condition : RuleLoad.CONDITIONS) {
      String action = condition.contains("/health") ? "suppress" : "escalate";
      rules.add(new RuleSpec("rule " + rules.size(), condition, action, "since it matters"));
    }
    return RuleBook.of(rules, Instant.ofEpochMilli(START));
  }

  /** A channel that asks how long each notification took. */
  private record Sink(StormOutbox outbox) implements ChannelSettings {
    @Override
    public String type() {
      return "SINK";
    }

    @Override
    public List<BadSettings.Problem> problems(Set<String> names) {
      return List.of();
    }

    @Override
    public Channel newChannel() {
      return notification -> {
        outbox.arrived(notification.key());
        return new Delivery.Delivered();
      };
    }
  }

  /**
   * @param pauseNanos from one anomaly to the next; 0 for none
   */
  private static String run(Storm storm, long pauseNanos, Desk.Listener listener)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("vigil-storm");
    try (StormOutbox outbox = new StormOutbox(new FileOutbox(folder))) {
      ChannelSpec sink =
          new ChannelSpec(
              "sink",
              new Sink(outbox),
              new Allowance(100_000, Duration.ofHours(1)),
              QuietHours.NONE);
      NotifySpec people = new NotifySpec(List.of(sink), List.of(), List.of(), "");
      try (Courier courier =
          new Courier(
              people.channels(), outbox, RetrySpec.USUAL, InstantSource.system(), new Random(1))) {
        courier.start();
        outbox.onAdd(courier::wake);
        return run(storm, pauseNanos, people, outbox, listener);
      }
    } finally {
      delete(folder);
    }
  }

  private static String run(
      Storm storm, long pauseNanos, NotifySpec people, StormOutbox outbox, Desk.Listener listener)
      throws InterruptedException {
    DeskSpec spec =
        new DeskSpec(
            new AlertSpec().withMost(200_000, 10_000),
            new IncidentSpec(),
            people,
            List.of(),
            List.of(),
            List.of());
    Desk desk = new Desk(spec, outbox, InstantSource.system(), Habits.NONE, listener);
    RuleBook rules = rules();
    Occasion occasion = rules.newOccasion();
    long[] nanos = new long[ANOMALIES];
    long before = System.nanoTime();
    for (int i = 0; i < ANOMALIES; i++) {
      while (System.nanoTime() - before < i * pauseNanos) {
        Thread.onSpinWait();
      }
      Anomaly anomaly = storm.anomalies().get(i);
      long began = outbox.begin();
      occasion
          .before(anomaly.observation(), Circumstances.NONE, null)
          .judged(anomaly.verdict(), anomaly);
      Decision decision = rules.of(anomaly.observation().series()).decide(occasion);
      Grounds grounds =
          new Grounds(new DetectStage(anomaly, 0.62, MINUTE), null, new Grounds.Asked(1, 1, null));
      desk.decided(decision, anomaly.observation(), Circumstances.NONE, grounds);
      nanos[i] = System.nanoTime() - began;
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    outbox.awaitEmpty();
    return words(storm, nanos, seconds, desk, outbox);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String words(
      Storm storm, long[] nanos, double seconds, Desk desk, StormOutbox outbox) {
    Arrays.sort(nanos);
    long[] ways = outbox.ways();
    List<Incident> live = desk.incidents().live();
    return String.format(
        Locale.ROOT,
        "%-34s %,9.0f a second, p50 %.1f µs, p99 %.1f µs, most %.1f ms; %,d notifications, to the"
            + " channel p50 %.1f ms, most %.1f ms; %d incidents of %,d to %,d alerts",
        storm.name(),
        ANOMALIES / seconds,
        nanos[ANOMALIES / 2] / 1e3,
        nanos[ANOMALIES / 100 * 99] / 1e3,
        nanos[ANOMALIES - 1] / 1e6,
        ways.length,
        ways.length == 0 ? 0 : ways[ways.length / 2] / 1e6,
        ways.length == 0 ? 0 : ways[ways.length - 1] / 1e6,
        live.size(),
        live.stream().mapToInt(one -> one.impact().alerts()).min().orElse(0),
        live.stream().mapToInt(one -> one.impact().alerts()).max().orElse(0));
  }
}
