package dev.vigil.server.live;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertEvent;
import dev.vigil.incident.IncidentChange;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.notify.Outbox;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.Engine;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.pipeline.Passage;
import dev.vigil.rule.Circumstances;
import dev.vigil.server.json.EventJson;
import dev.vigil.server.json.Json;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.HistoryBuffer;
import dev.vigil.store.HistoryPoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine with all that is kept beside it: the points on their way into the history, the series,
 * the facts, and the events it made. The same entries in the same order make the same room. One
 * owner.
 */
public final class EngineRoom implements AutoCloseable {
  /** Points that are older than this when they come are of the past. */
  private static final long OLD_MILLIS = 10 * 60_000;

  /** While the past is sent, and so long after, no series is held to have stopped. */
  private static final long BACKFILL_MILLIS = 5 * 60_000;

  private final EngineClock clock = new EngineClock();
  private final Engine engine;
  private final HistoryBuffer history = new HistoryBuffer();
  private final Catalogue catalogue;
  private final FactBook facts = new FactBook();
  private final EventRing events;
  private long backfilled = Long.MIN_VALUE;

  /**
   * @param deliveries where it is written down what becomes of notifications
   */
  EngineRoom(EngineSpec spec, Outbox outbox, DeliveryBook deliveries, int mostEvents) {
    this.catalogue = new Catalogue(spec.watch().maxSeries());
    this.events = new EventRing(mostEvents);
    this.engine = new Engine(spec, deliveries.watching(outbox, clock), clock, new Telling());
  }

  /** Keeps what the engine tells. */
  private final class Telling implements Desk.Listener {
    @Override
    public void alert(AlertEvent event) {
      String anomaly = facts.told(event);
      if (!anomaly.isEmpty()) {
        events.add("anomaly", anomaly);
      }
      events.add("alert", Json.text(to -> EventJson.write(event, to)));
    }

    @Override
    public boolean wantsPassages() {
      return true;
    }

    @Override
    public void passed(Passage passage) {
      facts.passed(passage);
    }

    @Override
    public void incident(IncidentChange change) {
      facts.changed(change);
      events.add("incident", Json.text(to -> EventJson.write(change, to)));
    }
  }

  /** Applies an entry; what a deed was done to, null for the others. */
  @Nullable Object apply(Entry entry) {
    clock.set(entry.at());
    if (entry instanceof Entry.Observed observed) {
      observe(observed);
    } else if (entry instanceof Entry.Done done) {
      return Deeds.apply(done.deed(), engine);
    } else {
      pass(entry.at());
    }
    return null;
  }

  private void pass(long now) {
    if (backfilled != Long.MIN_VALUE && now - backfilled < BACKFILL_MILLIS) {
      engine.passEventTime(now);
    } else {
      engine.passTime(now);
    }
  }

  private void observe(Entry.Observed observed) {
    List<Point> points = observed.points();
    if (!points.isEmpty() && points.get(0).epochMillis() < observed.at() - OLD_MILLIS) {
      backfilled = observed.at();
    }
    List<Circumstances> circumstances = observed.circumstances();
    List<Verdict> verdicts =
        circumstances.isEmpty()
            ? engine.pipeline().accept(points)
            : engine.accept(points, circumstances);
    for (int i = 0; i < points.size(); i++) {
      keep(points.get(i), verdicts.get(i));
    }
  }

  private void keep(Point point, Verdict verdict) {
    if (verdict instanceof Verdict.Rejected rejected && !isShown(rejected.reason())) {
      return;
    }
    HistoryPoint past = past(point, score(verdict));
    catalogue.add(point.series(), past);
    history.add(point.series(), past);
  }

  private static HistoryPoint past(Point point, @Nullable Score score) {
    double none = Double.NaN;
    return score == null
        ? new HistoryPoint(point.epochMillis(), point.value(), none, none, none, none)
        : new HistoryPoint(
            point.epochMillis(),
            point.value(),
            score.expected(),
            score.lower(),
            score.upper(),
            score.dense());
  }

  /** What was not judged and is a point all the same. */
  private static boolean isShown(Verdict.Reason reason) {
    return switch (reason) {
      case LATE, IMPOSSIBLE, FIRST_OF_COUNTER, COUNTER_RESET, WRONG_SHAPE -> true;
      case NOT_FINITE, DUPLICATE, SERIES_LIMIT, DISABLED -> false;
    };
  }

  private static @Nullable Score score(Verdict verdict) {
    if (verdict instanceof Verdict.Normal normal) {
      return normal.score();
    } else if (verdict instanceof Verdict.WarmingUp learning) {
      return learning.score();
    } else if (verdict instanceof Verdict.Anomalous anomalous) {
      return anomalous.score();
    }
    return verdict instanceof Verdict.Held held ? held.score() : null;
  }

  /** The engine. */
  public Engine engine() {
    return engine;
  }

  /** The series. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** The number of the incident that an alert is, or was, part of; 0 where it is not known. */
  public long incidentOf(Alert alert) {
    return facts.place(alert, engine.desk());
  }

  /** The time of the last entry. */
  public long now() {
    return clock.millis();
  }

  HistoryBuffer history() {
    return history;
  }

  FactBook facts() {
    return facts;
  }

  /** What happened last; any thread may read it. */
  EventRing events() {
    return events;
  }

  /** All but the history and the facts. */
  byte[] save() {
    StateWriter beside = new StateWriter();
    beside.part('V', 1).put(clock.millis()).put(backfilled);
    events.save(beside);
    catalogue.save(beside);
    byte[] bytes = beside.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.write(new StateWriter().put(bytes.length).toByteArray());
      out.write(bytes);
      engine.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Takes over what another room saved.
   *
   * @throws BadState if it is corrupt, cut short or of a newer version; this room is then not to be
   *     used
   */
  void load(byte[] state) {
    ByteArrayInputStream in = new ByteArrayInputStream(state);
    try {
      int size = new StateReader(in.readNBytes(Integer.BYTES)).getInt();
      if (size < 0 || size > in.available()) {
        throw new BadState("the checkpoint is cut short");
      }
      StateReader beside = new StateReader(in.readNBytes(size));
      beside.part('V', 1);
      clock.set(beside.getLong());
      backfilled = beside.getLong();
      events.load(beside);
      catalogue.load(beside);
      engine.load(in);
    } catch (IOException e) {
      throw new BadState("the checkpoint is cut short", e);
    }
  }

  @Override
  public void close() {
    events.close();
    engine.close();
  }
}
