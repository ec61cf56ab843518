package dev.vigil.pipeline;

import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who reports, for the first time or again, who has stopped, and who is forgotten: what follows
 * from an observation for more than its own series. After the shards, on the caller's thread. One
 * owner.
 */
final class Attendance {
  private final Shards shards;
  private final Standings standings;
  private final PolicyReader policy;
  private final Teller teller;
  private final Counts counts;
  private final Function<SeriesKey, @Nullable SeriesWatch> watches;
  private final boolean warm;
  private Absences absences = new Absences();
  private WarmStarts warmStarts = new WarmStarts();
  private IdleClock idle;
  private final Set<SeriesWatch> turners = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean byArrival;
  private int part;
  private long partBegan = Long.MIN_VALUE;

  Attendance(
      PipelineSpec spec,
      Shards shards,
      Standings standings,
      PolicyReader policy,
      Teller teller,
      Counts counts) {
    this.shards = shards;
    this.standings = standings;
    this.policy = policy;
    this.teller = teller;
    this.counts = counts;
    this.watches = shards::watchOf;
    this.warm = spec.warmStart();
    this.idle = spec.newIdleClock();
  }

  /** Notes that a series reports, and asks after others when it is time to. */
  void report(SeriesWatch watch, Observation observation) {
    SeriesKey series = observation.series();
    long now = observation.epochMillis();
    Standing standing = policy.standing(watch, series, now);
    boolean learns = !policy.stopsLearning(standing, series, now);
    warmStart(watch, observation, learns);
    long before = watch.presence().newest();
    boolean knew = watch.presence().known();
    if (absences.report(watch, now, learns && !excused(standing, watch, observation))) {
      teller.returned(new Return(series, before, now));
    }
    if (warm && !knew && watch.presence().known()) {
      warmStarts.known(series);
    }
    if (watch.presence().missed() > 0) {
      counts.flaw(Flaw.MISSING, watch.presence().missed());
    }
    tellAbsences();
    passIdle(watch, now);
  }

  /** Of all that a series sends before the next look, one part passes at most. */
  private void passIdle(SeriesWatch watch, long now) {
    if (byArrival || turners.contains(watch)) {
      return;
    }
    int before = idle.part();
    idle.pass(now);
    if (idle.part() != before) {
      turners.add(watch);
    }
  }

  /** Whether rows did not come before an observation because their series was worked on. */
  private boolean excused(Standing standing, SeriesWatch watch, Observation observation) {
    if (!standing.maintained()) {
      return false;
    }
    double due = watch.presence().overdue(observation.epochMillis());
    return !Double.isNaN(due) && policy.stopsLearning(standing, observation.series(), (long) due);
  }

  private void warmStart(SeriesWatch watch, Observation observation, boolean learns) {
    if (!warm) {
      return;
    }
    if (watch.presence().unseen()) {
      warmStarts.begin(observation.series(), watch, watches);
    }
    if (learns && warmStarts.take(observation, watch, watches)) {
      counts.warmStarted();
    }
  }

  /** From now on series are idle by when they report, and not by event time; it is now. */
  void arrive(long epochMillis) {
    byArrival = true;
    idle.pass(epochMillis);
  }

  /** A wall clock shows this time. */
  void pass(long epochMillis) {
    absences.pass(epochMillis);
    tellAbsences();
  }

  private void tellAbsences() {
    if (!absences.due()) {
      return;
    }
    for (Absences.Stopped one : absences.look(shards.all(), policy)) {
      shards.of(one.series()).changes().touch(one.watch());
      teller.absent(one.series(), one.watch(), absences.silent(one.watch()));
    }
  }

  /** Forgets the series that are idle, after observations were taken in; whether it looked. */
  boolean forgetIdle() {
    if (idle.part() == part) {
      return false;
    }
    part = idle.part();
    turners.clear();
    shards.all().forEach(shard -> shard.turn(idle));
    standings.passTime(Math.min(partBegan, idle.began())); // one of them may be a bad clock's
    partBegan = idle.began();
    refresh();
    return true;
  }

  /** Series were taught the past, after which each is held to have been seen just now. */
  void taught(Iterable<SeriesWatch> trained) {
    trained.forEach(absences::taught);
    refresh();
  }

  /** What is of all series together. */
  PipelineState.Together together() {
    return new PipelineState.Together(
        teller.ceiling(), idle, absences, warmStarts, standings.deploys());
  }

  /** Goes on with what was saved; the series are to follow. */
  void adopt(PipelineState.Together saved) {
    teller.adopt(saved.ceiling());
    idle = saved.idle();
    absences = saved.absences();
    warmStarts = saved.warmStarts();
    standings.adopt(saved.deploys());
    part = idle.part();
    partBegan = idle.began();
    shards.all().forEach(shard -> shard.start(part));
  }

  /** There are other series than before. */
  void refresh() {
    if (warm) {
      warmStarts.refresh(shards.all(), watches);
    }
  }
}
