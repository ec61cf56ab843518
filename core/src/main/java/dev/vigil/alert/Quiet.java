package dev.vigil.alert;

import dev.vigil.alert.MaintenanceCalendar.Turn;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When nobody is to be notified of a series: silences and maintenance windows. One owner. */
final class Quiet {
  private MaintenanceCalendar calendar = new MaintenanceCalendar(List.of());
  private Silences silences = new Silences();
  private HeldTally held = new HeldTally();
  private long nextChange = Long.MAX_VALUE;

  /** What is kept of it. */
  record Saved(Silences silences, HeldTally held, long nextChange) {}

  void calendar(MaintenanceCalendar next) {
    calendar = next;
  }

  Silences silences() {
    return silences;
  }

  /** Why nobody is to be notified; empty where people are. */
  String why(SeriesKey series, long epochMillis) {
    return keeping(series, epochMillis).words();
  }

  /** What keeps a series from people. */
  Keeping keeping(SeriesKey series, long epochMillis) {
    Optional<Silence> silence = silences.covering(series, epochMillis);
    if (silence.isPresent()) {
      return Keeping.of(silence.get());
    }
    return calendar.covering(series, epochMillis).isEmpty()
        ? Keeping.NONE
        : calendar.next(series, epochMillis).map(Keeping::of).orElse(Keeping.NONE);
  }

  /** The same of an anomaly, which is counted for what keeps it. */
  Keeping keep(SeriesKey series, long epochMillis) {
    Keeping keeping = keeping(series, epochMillis);
    if (!keeping.none()) {
      held.add(keeping);
    }
    return keeping;
  }

  /** The maintenance window of a series that is on or comes next; null if there is none. */
  @Nullable Turn next(SeriesKey series, long epochMillis) {
    return calendar.next(series, epochMillis).orElse(null);
  }

  /** How many anomalies each silence and window has kept from people. */
  HeldTally held() {
    return held;
  }

  /** Whether something has begun or ended by then, since the last look. */
  boolean changesBy(long now) {
    return now >= nextChange;
  }

  /** Looks when the next of them begins or ends, and forgets the silences that have ended. */
  void look(long now) {
    silences.passTime(now);
    nextChange = Math.min(silences.nextChange(now), calendar.nextChange(now));
  }

  void save(StateWriter out) {
    silences.save(out);
    held.save(out);
    out.put(nextChange);
  }

  /**
   * @param version of what is around it
   */
  static Saved read(StateReader in, int version) {
    Silences silences = Silences.read(in);
    HeldTally held = version > 1 ? HeldTally.read(in) : new HeldTally();
    return new Saved(silences, held, in.getLong());
  }

  /** Takes over what was saved; the calendar may be another now. */
  void take(Saved saved, long now) {
    silences = saved.silences();
    held = saved.held();
    nextChange = Math.min(saved.nextChange(), calendar.nextChange(now));
  }
}
