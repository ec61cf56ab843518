package dev.vigil.detect.seasonal;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The patterns in use and those on trial. One that is on trial is used once its {@link Gate} opens;
 * one that fails is forgotten and tried again later, each time after twice as long. One owner.
 */
final class Patterns {
  private static final Cycle[] CYCLES = Cycle.values();
  private static final Cycle[] REGULAR = {Cycle.WEEK, Cycle.DAY, Cycle.OTHER, Cycle.HOUR};
  private static final Period CALENDAR = new Period(Period.Kind.NONE, 0);
  private static final int MOST_DOUBLINGS = 4;

  /** A cycle that divides a day or an hour is left to that, if it is no shorter than this. */
  private static final double LEFT_TO_THE_DAY = 2 * 3_600_000.0;

  private static final double EQUAL = 0.02;

  /** Rows in a part of a cycle from which on it matters where in it they are. */
  private static final double ROWS_OF_A_SMOOTH_PART = 4;

  private final SeasonalSpec spec;
  private final Period period;
  private final @Nullable SeasonalPattern[] slots = new @Nullable SeasonalPattern[CYCLES.length];
  private final long[] retryAt = new long[CYCLES.length];
  private final int[] failures = new int[CYCLES.length];
  private final PeriodSearch search = new PeriodSearch();

  Patterns(SeasonalSpec spec) {
    this.spec = spec;
    this.period = spec.period();
  }

  /** Sets out with all that rows so far apart can show. */
  void start(double interval) {
    for (Cycle cycle : CYCLES) {
      if (cycle != Cycle.OTHER) {
        begin(cycle, CALENDAR, interval);
      }
    }
    if (period.length() > 0) {
      begin(Cycle.OTHER, period, interval);
    }
  }

  private void begin(Cycle cycle, Period period, double interval) {
    Switch wanted = spec.wants(cycle);
    int bins = wanted == Switch.OFF ? 0 : cycle.bins(interval, period);
    if (bins == 0) {
      return;
    }
    double rows = cycle.millis() / interval / bins;
    boolean smooth = cycle.ordinal() <= Cycle.WEEK.ordinal() && rows >= ROWS_OF_A_SMOOTH_PART;
    SeasonalPattern pattern = new SeasonalPattern(cycle, period, bins, smooth);
    if (wanted == Switch.ON) {
      pattern.force();
    }
    slots[cycle.ordinal()] = pattern;
  }

  @Nullable SeasonalPattern of(Cycle cycle) {
    return slots[cycle.ordinal()];
  }

  /** The pattern of a cycle, if it is in use. */
  @Nullable SeasonalPattern used(Cycle cycle) {
    SeasonalPattern pattern = slots[cycle.ordinal()];
    return pattern != null && pattern.used() ? pattern : null;
  }

  /** Whether there is any in use. */
  boolean any() {
    for (SeasonalPattern pattern : slots) {
      if (pattern != null && pattern.used() && pattern.cycle() != Cycle.HOLIDAY) {
        return true;
      }
    }
    return false;
  }

  /** The longest regular pattern in use, by whose parts the spread is told. */
  @Nullable SeasonalPattern main() {
    for (Cycle cycle : REGULAR) {
      SeasonalPattern pattern = used(cycle);
      if (pattern != null) {
        return pattern;
      }
    }
    return null;
  }

  /** Goes to a moment. */
  void look(Moment moment) {
    for (SeasonalPattern pattern : slots) {
      if (pattern != null) {
        pattern.look(moment);
      }
    }
  }

  /** What the patterns in use have at the moment looked at, beside the level. */
  double value() {
    double value = 0;
    for (SeasonalPattern pattern : slots) {
      if (pattern != null && pattern.counts()) {
        value += pattern.value();
      }
    }
    return value;
  }

  /** By how much what is known of the moment from few visits widens its band. */
  double inexperience() {
    double variance = 1;
    for (SeasonalPattern pattern : slots) {
      if (pattern != null && pattern.counts() && pattern.cycle() != Cycle.HOLIDAY) {
        int visits = pattern.visits();
        variance += visits == 0 ? 4 : 1.0 / visits;
      }
    }
    return Math.sqrt(variance);
  }

  /** The names of those in use, for a person. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (SeasonalPattern pattern : slots) {
      if (pattern != null && pattern.used()) {
        Cycle cycle = pattern.cycle();
        names.add(
            cycle == Cycle.OTHER
                ? pattern.period().adjective()
                : cycle.name().toLowerCase(java.util.Locale.ROOT));
      }
    }
    return names;
  }

  /** Takes in the error of a row on a day that is no holiday; what it has changed, if anything. */
  @Nullable Change learn(
      Moment moment, double error, double spread, Cadence cadence, boolean shifting) {
    Change change = null;
    for (int i = 0; i < slots.length; i++) {
      SeasonalPattern pattern = slots[i];
      if (pattern != null && i != Cycle.HOLIDAY.ordinal()) {
        boolean ended = pattern.learn(moment, error, spread, shifting);
        if (ended && change == null) {
          change = review(pattern, moment);
        }
      } else if (pattern == null && retryAt[i] != 0 && moment.epoch() >= retryAt[i]) {
        retryAt[i] = 0;
        begin(CYCLES[i], CALENDAR, cadence.interval());
      }
    }
    return change;
  }

  /** Takes in the error of a row on a holiday. */
  void learnHoliday(Moment moment, double error, double spread) {
    SeasonalPattern holiday = of(Cycle.HOLIDAY);
    if (holiday != null) {
      holiday.learn(moment, error, spread, false);
    }
  }

  /** Looks for a cycle that is not of the calendar. */
  void search(double z, Moment moment, Cadence cadence) {
    if (period.kind() != Period.Kind.FIND || of(Cycle.OTHER) != null) {
      return;
    }
    Period found = search.learn(z, moment, cadence.interval(), cadence.irregular());
    if (found != null && !ofTheCalendar(found, cadence.interval())) {
      begin(Cycle.OTHER, found, cadence.interval());
    }
  }

  /**
   * Whether a pattern of the calendar has the period; one that had been given up is tried again.
   */
  private boolean ofTheCalendar(Period found, double interval) {
    double millis = found.length() * (found.kind() == Period.Kind.ROWS ? interval : 1);
    for (Cycle cycle : new Cycle[] {Cycle.HOUR, Cycle.DAY, Cycle.WEEK}) {
      double times = cycle.millis() / millis;
      boolean divides =
          (cycle == Cycle.DAY && millis >= LEFT_TO_THE_DAY)
              || (cycle == Cycle.HOUR && millis < Cycle.HOUR.millis());
      boolean same =
          Math.abs(times - 1) < EQUAL
              || (divides && times < 12.5 && Math.abs(times / Math.rint(times) - 1) < EQUAL / 2);
      if (same && spec.wants(cycle) != Switch.OFF && cycle.bins(interval, CALENDAR) > 0) {
        retryAt[cycle.ordinal()] = of(cycle) == null ? Long.MIN_VALUE : 0;
        return true;
      }
    }
    return false;
  }

  private @Nullable Change review(SeasonalPattern pattern, Moment moment) {
    if (pattern.proven()) {
      return promote(pattern);
    }
    if (pattern.failed()) {
      return drop(pattern, moment);
    }
    return null;
  }

  private Change promote(SeasonalPattern pattern) {
    double left = 1 - pattern.gain();
    double level = pattern.use();
    failures[pattern.cycle().ordinal()] = 0;
    for (SeasonalPattern other : slots) {
      if (other != null && !other.used() && other.cycle() != Cycle.HOLIDAY) {
        giveWay(other, pattern, level);
      }
    }
    search.again();
    return new Change(level, left);
  }

  private void giveWay(SeasonalPattern other, SeasonalPattern promoted, double level) {
    boolean clock = promoted.cycle().ordinal() <= Cycle.WEEK.ordinal();
    boolean longer = other.cycle().ordinal() <= Cycle.WEEK.ordinal();
    if (clock && longer && other.cycle().millis() > promoted.cycle().millis()) {
      other.leaveTo(promoted, level);
    } else {
      restart(other);
    }
  }

  private void restart(SeasonalPattern pattern) {
    slots[pattern.cycle().ordinal()] = pattern.anew();
  }

  private @Nullable Change drop(SeasonalPattern pattern, Moment moment) {
    int at = pattern.cycle().ordinal();
    slots[at] = null;
    if (pattern.cycle() == Cycle.OTHER) {
      if (pattern.used()) {
        search.again();
      }
    } else {
      double wait = pattern.cycle().millis() * pattern.cycle().cyclesToGiveUp();
      failures[at] = Math.min(MOST_DOUBLINGS, failures[at] + 1);
      retryAt[at] = moment.epoch() + (long) (wait * (1L << failures[at]));
    }
    return pattern.used() ? new Change(0, 1) : null;
  }

  /**
   * Other patterns are in use than before.
   *
   * @param level what the level has to take over
   * @param errorLeft share of the error that is left
   */
  record Change(double level, double errorLeft) {}

  void save(StateWriter out) {
    for (int i = 0; i < slots.length; i++) {
      SeasonalPattern pattern = slots[i];
      out.put(retryAt[i]).put((short) failures[i]).put(pattern != null);
      if (pattern != null) {
        pattern.save(out);
      }
    }
    search.save(out);
  }

  void load(StateReader in) {
    for (int i = 0; i < slots.length; i++) {
      retryAt[i] = in.getLong();
      failures[i] = in.getShort();
      if (failures[i] < 0 || failures[i] > MOST_DOUBLINGS) {
        throw new BadState("failures of a pattern cannot be " + failures[i]);
      }
      slots[i] = in.getBoolean() ? SeasonalPattern.load(in, CYCLES[i]) : null;
    }
    search.load(in);
  }
}
