package dev.vigil.formats.wire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts log records or requests by service and operation in tumbling minutes of their own time. A
 * minute is told some time after it is over, so that what comes late is still counted; what comes
 * later than that is refused. A service that has fallen silent tells zero for an hour, and is then
 * forgotten. Thread-safe.
 *
 * <p>What is counted and not yet told is lost with the process: at most the last minutes.
 */
public final class EventTally {
  static final int MINUTES = 16;
  static final long MINUTE_MILLIS = 60_000;

  private static final Duration LONGEST_LATENESS = Duration.ofMinutes(10);
  private static final long SILENT_MINUTES = 60;
  private static final int MOST_RAW = 2_048;

  private final TallyMetrics metrics;
  private final InstantSource clock;
  private final long lateMillis;
  private final int most;
  private final RawKey wanted = new RawKey();
  private final Map<RawKey, TallySlot> slots = new LinkedHashMap<>();
  private long told;

  private EventTally(TallyMetrics metrics, InstantSource clock, Duration lateness, int most) {
    if (lateness.isNegative() || lateness.compareTo(LONGEST_LATENESS) > 0) {
      throw new IllegalArgumentException(
          "lateness must be from 0 to " + LONGEST_LATENESS + ", was " + lateness);
    }
    if (most < 1) {
      throw new IllegalArgumentException("most must be 1 or more, was " + most);
    }
    this.metrics = metrics;
    this.clock = requireNonNull(clock, "clock");
    this.lateMillis = lateness.toMillis();
    this.most = most;
    this.told = lastOver();
  }

  /**
   * Of spans.
   *
   * @param lateness how long after its end a minute is told
   * @param most how many services and operations are counted; one takes about a kilobyte
   */
  public static EventTally ofSpans(InstantSource clock, Duration lateness, int most) {
    return new EventTally(TallyMetrics.SPANS, clock, lateness, most);
  }

  /**
   * Of log records.
   *
   * @param lateness how long after its end a minute is told
   * @param most how many services are counted
   */
  public static EventTally ofLogs(InstantSource clock, Duration lateness, int most) {
    return new EventTally(TallyMetrics.LOGS, clock, lateness, most);
  }

  /** How many services and operations are counted. */
  public synchronized int size() {
    return slots.size();
  }

  /** The last minute that is over and may be told. */
  private long lastOver() {
    return Math.floorDiv(clock.millis() - lateMillis, MINUTE_MILLIS) - 1;
  }

  /** The time of what came without one. */
  long now() {
    return clock.millis();
  }

  boolean isOfSpans() {
    return metrics.perSecond();
  }

  /**
   * Counts an event.
   *
   * @return what stood against it; null if it was counted
   */
  synchronized @Nullable RowFault count(
      OtlpKey key, SeriesBuilder builder, long epochMillis, boolean error, double durationMillis)
      throws WireException {
    long minute = Math.floorDiv(epochMillis, MINUTE_MILLIS);
    if (minute <= told) {
      return RowFault.LATE;
    }
    if (epochMillis > clock.millis() + MINUTE_MILLIS || minute > told + MINUTES) {
      return RowFault.AHEAD;
    }
    if (key.length() > MOST_RAW) {
      return RowFault.LONG_TEXT;
    }
    TallySlot slot = slots.get(wanted.of(key.raw()));
    if (slot == null) {
      if (slots.size() >= most) {
        return RowFault.TOO_MANY_SERIES;
      }
      key.build(builder.begin(), "operation");
      if (builder.labelFault() != null) {
        return builder.labelFault();
      }
      slot = slot(builder, minute);
      slots.put(wanted.of(key.raw()).kept(), slot);
    }
    slot.add(minute, error, durationMillis);
    return null;
  }

  /**
   * Tells the minutes that are over. To be called every few seconds, and at least once in five
   * minutes, since only so many minutes are kept open.
   *
   * @param into is cleared before; it must hold three points for each that may be counted
   * @return whether there is more to tell, for which it is called again
   */
  public synchronized boolean tell(PointBatch into) throws WireException {
    if ((long) metrics.points() * most > into.limits().points()) {
      throw new IllegalArgumentException(
          "a batch of " + into.limits().points() + " points cannot hold a minute of " + most);
    }
    into.clear();
    long last = lastOver();
    told = Math.max(told, last - MINUTES);
    while (told < last) {
      if (into.size() + metrics.points() * slots.size() > into.limits().points()) {
        return true;
      }
      told++;
      for (TallySlot slot : slots.values()) {
        slot.tell(told, into);
      }
    }
    slots.values().removeIf(slot -> slot.newest() < told - SILENT_MINUTES);
    return false;
  }

  private TallySlot slot(SeriesBuilder builder, long minute) {
    Map<String, String> labels = new HashMap<>(builder.labels());
    labels.putIfAbsent("service", "unknown_service");
    return new TallySlot(metrics, labels, minute);
  }
}
