package dev.vigil.alert;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;

/** When nobody is to be notified of a series: silences and maintenance windows. One owner. */
final class Quiet {
  private MaintenanceCalendar calendar = new MaintenanceCalendar(List.of());
  private Silences silences = new Silences();
  private long nextChange = Long.MAX_VALUE;

  /** What is kept of it. */
  record Saved(Silences silences, long nextChange) {}

  void calendar(MaintenanceCalendar next) {
    calendar = next;
  }

  Silences silences() {
    return silences;
  }

  /** Why nobody is to be notified; empty where people are. */
  String why(SeriesKey series, long epochMillis) {
    return silences
        .covering(series, epochMillis)
        .map(Silence::words)
        .or(
            () ->
                calendar
                    .covering(series, epochMillis)
                    .map(window -> "maintenance window " + window.name()))
        .orElse("");
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
    out.put(nextChange);
  }

  static Saved read(StateReader in) {
    return new Saved(Silences.read(in), in.getLong());
  }

  /** Takes over what was saved; the calendar may be another now. */
  void take(Saved saved, long now) {
    silences = saved.silences();
    nextChange = Math.min(saved.nextChange(), calendar.nextChange(now));
  }
}
