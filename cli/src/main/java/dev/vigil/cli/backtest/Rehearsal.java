package dev.vigil.cli.backtest;

import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.AlertEvent.Kind;
import dev.vigil.alert.Deploy;
import dev.vigil.config.VigilConfig;
import dev.vigil.incident.IncidentChange;
import dev.vigil.incident.IncidentStatus;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.notify.Courier;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.RetrySpec;
import dev.vigil.pipeline.Counts;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.DeskSpec;
import dev.vigil.pipeline.Engine;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A configuration on trial: history in, what people would have been told out. The clock is the
 * newest event time. One owner.
 */
final class Rehearsal implements AutoCloseable {
  /** No hold of a channel is longer: an allowance of seven days, and quiet hours after it. */
  private static final Duration LONGEST_HOLD = Duration.ofDays(9);

  private static final Duration STEP = Duration.ofMinutes(10);
  private static final long MINUTE = 60_000;

  private final String name;
  private final boolean switchedOff;
  private final RuleBook rules;
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Engine engine;
  private final Courier courier;
  private final @Nullable Duration takenOnAfter;
  private final Deque<Deploy> deploys;
  private final PriorityQueue<Waiting> waiting = new PriorityQueue<>();
  private final List<Telling> told = new ArrayList<>();
  private final Map<String, Integer> kept = new TreeMap<>();
  private final Map<SeriesKey, Boolean> learnt = new HashMap<>();
  private final Set<Long> goingOn = new HashSet<>();
  private long now = Long.MIN_VALUE;
  private int heldBack;
  private long lastTried;
  private int alerts;
  private int incidents;

  /** An incident that somebody will take on. */
  private record Waiting(long at, long incident) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) {
      return Long.compare(at, other.at);
    }
  }

  /**
   * @param name of the configuration
   * @param doing what people do meanwhile
   */
  Rehearsal(String name, VigilConfig config, People doing) {
    this.name = name;
    this.switchedOff = !config.alertingEnabled();
    this.takenOnAfter = doing.takenOnAfter();
    this.deploys =
        new ArrayDeque<>(
            doing.deploys().stream()
                .sorted(Comparator.comparingLong(Deploy::epochMillis))
                .toList());
    this.rules = config.rules();
    EngineSpec spec = config.engineSpec();
    NotifySpec people = Rehearsed.of(spec.desk().people(), this::write);
    DeskSpec desk = spec.desk().withPeople(people);
    this.engine = new Engine(spec.withDesk(desk), outbox, this::time, new Counting());
    this.courier =
        new Courier(people.channels(), outbox, RetrySpec.USUAL, this::time, new Random(1));
  }

  private Instant time() {
    return Instant.ofEpochMilli(now == Long.MIN_VALUE ? 0 : now);
  }

  private void write(Notification notification) {
    told.add(new Telling(now, notification));
  }

  private final class Counting implements Desk.Listener {
    @Override
    public void alert(AlertEvent event) {
      boolean begins = event.kind() == Kind.OPENED || event.kind() == Kind.REOPENED;
      alerts += begins ? 1 : 0;
      if (begins && !event.quiet().isEmpty()) {
        kept.merge(event.quiet(), 1, Integer::sum);
      }
    }

    @Override
    public void incident(IncidentChange change) {
      boolean begins =
          change.kind() == IncidentChange.Kind.OPENED
              || change.kind() == IncidentChange.Kind.REOPENED;
      incidents += begins ? 1 : 0;
      if (change.incident().status() == IncidentStatus.RESOLVED
          || change.kind() == IncidentChange.Kind.MERGED) {
        goingOn.remove(change.incident().id());
      } else {
        goingOn.add(change.incident().id());
      }
      Duration after = takenOnAfter;
      if (begins && after != null) {
        waiting.add(new Waiting(now + after.toMillis(), change.incident().id()));
      }
    }
  }

  /** Takes in the next observation. */
  void accept(Observation observation, Map<String, Object> metadata) {
    pass(Math.max(now, observation.epochMillis()));
    Circumstances with =
        metadata.isEmpty() ? Circumstances.NONE : Circumstances.NONE.withMetadata(metadata);
    Verdict verdict = engine.accept(observation, with);
    note(observation.series(), verdict);
    deliver();
  }

  private void note(SeriesKey series, Verdict verdict) {
    boolean provisional = verdict instanceof Verdict.Anomalous odd && odd.provisional();
    if (verdict instanceof Verdict.WarmingUp || provisional) {
      learnt.putIfAbsent(series, false);
    } else if (verdict instanceof Verdict.Normal || verdict instanceof Verdict.Anomalous) {
      learnt.put(series, true);
    }
  }

  /**
   * Between rows that are far apart time goes on as it does live, as long as anybody may have to be
   * told, so that nobody is told only with the next row.
   */
  private void pass(long time) {
    while (!deploys.isEmpty() && deploys.peek().epochMillis() <= time) {
      engine.deployed(deploys.remove());
    }
    while (now != Long.MIN_VALUE
        && time - now > MINUTE
        && !(goingOn.isEmpty() && outbox.waiting() == 0)) {
      passTo(now + MINUTE);
    }
    if (time > now) {
      passTo(time);
    }
  }

  private void passTo(long time) {
    takeOn(time);
    now = time;
    engine.passEventTime(now);
    deliver();
  }

  /** People take on what they would have taken on by a time. */
  private void takeOn(long time) {
    for (Waiting next = waiting.peek(); next != null && next.at() <= time; next = waiting.peek()) {
      waiting.remove();
      now = Math.max(now, next.at());
      engine.passEventTime(now);
      boolean open =
          engine
              .desk()
              .incidents()
              .get(next.incident())
              .filter(one -> one.status() == IncidentStatus.OPEN)
              .isPresent();
      if (open) {
        engine.desk().acknowledgeIncident(next.incident(), "somebody", "");
      }
      deliver();
    }
  }

  /** What a channel holds back is asked for once a minute, and when there is more of it. */
  private void deliver() {
    int waits = outbox.waiting();
    if (waits == 0 || (waits == heldBack && now < lastTried + MINUTE)) {
      return;
    }
    while (courier.turn() > 0) {
      // until nothing more can be told now
    }
    heldBack = outbox.waiting();
    lastTried = now;
  }

  /** History is over: what channels still hold back is told when they would tell it. */
  void finish() {
    long end = now == Long.MIN_VALUE ? now : now + LONGEST_HOLD.toMillis();
    while (outbox.waiting() > 0 && now < end) {
      now += STEP.toMillis();
      deliver();
    }
  }

  /** Name of the configuration. */
  String name() {
    return name;
  }

  /** Whether nobody is told of anything, whatever channels there are. */
  boolean switchedOff() {
    return switchedOff;
  }

  /** All that would have been told, in its order. */
  List<Telling> told() {
    return told;
  }

  /** Alerts that nobody is told of when they begin, by what keeps them from people. */
  Map<String, Integer> kept() {
    return kept;
  }

  int alerts() {
    return alerts;
  }

  int incidents() {
    return incidents;
  }

  Counts counts() {
    return engine.pipeline().counts();
  }

  /** Series that were judged only while they were learning. */
  long learning() {
    return learnt.values().stream().filter(done -> !done).count();
  }

  /** Names of the rules in shadow mode. */
  Set<String> shadows() {
    return rules.specs().stream()
        .filter(RuleSpec::shadow)
        .map(rule -> rule.name().strip())
        .collect(Collectors.toSet());
  }

  /** How often each rule has acted; in shadow mode, would have. */
  Map<String, Long> rules() {
    return rules.counts();
  }

  @Override
  public void close() {
    courier.close();
    engine.close();
  }
}
