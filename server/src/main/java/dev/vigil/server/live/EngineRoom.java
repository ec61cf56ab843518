package dev.vigil.server.live;

import dev.vigil.alert.Alert;
import dev.vigil.alert.AlertEvent;
import dev.vigil.incident.IncidentChange;
import dev.vigil.model.PointColumns;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.notify.Outbox;
import dev.vigil.pipeline.Desk;
import dev.vigil.pipeline.Engine;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.pipeline.Passage;
import dev.vigil.pipeline.SeriesWatch;
import dev.vigil.server.json.EventJson;
import dev.vigil.server.json.Json;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.store.HistoryBuffer;
import dev.vigil.store.HistoryPoint;
import dev.vigil.store.SeriesSlots;
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

  private static final int VERSION = 2;

  private final EngineClock clock = new EngineClock();
  private final Engine engine;
  private final HistoryBuffer history = new HistoryBuffer();
  private final Catalogue catalogue = new Catalogue();
  private final FactBook facts = new FactBook();
  private final EventRing events;
  private long backfilled = Long.MIN_VALUE;

  /**
   * @param deliveries where it is written down what becomes of notifications
   */
  EngineRoom(EngineSpec spec, Outbox outbox, DeliveryBook deliveries, int mostEvents) {
    this.events = new EventRing(mostEvents);
    this.engine =
        new Engine(
            spec, deliveries.watching(outbox, clock), clock, new Telling(), System::nanoTime);
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
    engine.pipeline().arrive(entry.at());
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
    PointColumns points = observed.points();
    if (!points.isEmpty() && points.epochMillis(0) < observed.at() - OLD_MILLIS) {
      backfilled = observed.at();
    }
    engine.accept(points, observed.circumstances(), this::keep);
  }

  private void keep(PointColumns points, int at, @Nullable SeriesWatch watch, Verdict verdict) {
    if (verdict instanceof Verdict.Rejected rejected && !isShown(rejected.reason())) {
      return;
    }
    HistoryPoint past = past(points.epochMillis(at), points.value(at), score(verdict));
    SeriesKey series = watch == null ? points.series(at) : watch.key();
    int slot = catalogue.add(watch == null ? SeriesSlots.NONE : watch.slot(), series, past);
    if (watch != null) {
      watch.slot(slot);
    }
    history.add(slot, catalogue.series(slot), past);
  }

  private static HistoryPoint past(long epochMillis, double value, @Nullable Score score) {
    double none = Double.NaN;
    return score == null
        ? new HistoryPoint(epochMillis, value, none, none, none, none)
        : new HistoryPoint(
            epochMillis, value, score.expected(), score.lower(), score.upper(), score.dense());
  }

  /** What was not judged and is a point all the same. */
  private static boolean isShown(Verdict.Reason reason) {
    return switch (reason) {
      case LATE, IMPOSSIBLE, FIRST_OF_COUNTER, COUNTER_RESET, WRONG_SHAPE -> true;
      case NOT_FINITE, DUPLICATE, SERIES_LIMIT, METRIC_LIMIT, DISABLED -> false;
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
    return engine.desk().incidents().placeOf(alert);
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

  /** The points of a series that are not in the store's history yet; see {@link HistoryBuffer}. */
  List<HistoryPoint> fresh(SeriesKey series, long from, long to) {
    int slot = catalogue.slot(series);
    return slot < 0 ? List.of() : history.find(slot, series, from, to);
  }

  /** Series were forgotten; some may be watched anew. */
  void forget(List<SeriesKey> series) {
    for (SeriesKey one : series) {
      if (!engine.pipeline().watches(one)) {
        catalogue.remove(one);
      }
    }
  }

  /** All but single series, the history and the facts. */
  byte[] saveShared() {
    StateWriter beside = new StateWriter();
    beside.part('V', VERSION).put(clock.millis()).put(backfilled);
    events.save(beside);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      out.write(new StateWriter().put(beside.size()).toByteArray());
      out.write(beside.toByteArray());
      engine.saveShared(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Takes over what another room saved; {@link #adopt} of each series is to follow, and {@link
   * #complete}.
   *
   * @throws BadState if it is corrupt, cut short or of another version; this room is then not to be
   *     used
   */
  void loadShared(byte[] state) {
    ByteArrayInputStream in = new ByteArrayInputStream(state);
    try {
      int size = new StateReader(in.readNBytes(Integer.BYTES)).getInt();
      if (size < 0 || size > in.available()) {
        throw new BadState("the checkpoint is cut short");
      }
      StateReader beside = new StateReader(in.readNBytes(size));
      if (beside.part('V', VERSION) < VERSION) {
        throw new BadState("the checkpoint is of an older version, whose series are not apart");
      }
      clock.set(beside.getLong());
      backfilled = beside.getLong();
      events.load(beside);
      engine.loadShared(in);
    } catch (IOException e) {
      throw new BadState("the checkpoint is cut short", e);
    }
  }

  /** Takes over a series, if it is still watched in the same way; its row goes if it is not. */
  void adopt(SeriesRow row) {
    if (row.watch().isPresent()) {
      catalogue.load(row.series(), new StateReader(row.line()));
      engine.pipeline().adopt(row.series(), row.watch().get());
    } else {
      engine.pipeline().leaveOut(row.series());
    }
  }

  /** All series were taken over. */
  void complete() {
    engine.pipeline().complete();
    catalogue.sort();
  }

  @Override
  public void close() {
    events.close();
    engine.close();
  }
}
