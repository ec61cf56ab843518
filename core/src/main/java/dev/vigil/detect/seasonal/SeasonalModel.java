package dev.vigil.detect.seasonal;

import dev.vigil.detect.Forecast;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level with a damped trend, the patterns on it, and how much is left: in all, by the part of the
 * cycle, from one row to the next, and over some rows.
 *
 * <p>Values are standardised by the origin and the unit of the first rows, so that parts of cycles
 * can be kept in single precision. All that is learnt is learnt from the one-step error (Taylor,
 * Short-term electricity demand forecasting using double seasonal exponential smoothing, 2003);
 * differs from there in that patterns come and go by their worth, that errors are clipped, and that
 * a part of a cycle learns once a visit. One owner.
 */
final class SeasonalModel {
  private static final double ROUNDING = 2e-16;
  private static final double LONGEST_MEMORY = 2000;
  private static final double SHORTEST_MEMORY = 50;
  private static final double DAYS_OF_MEMORY = 2;
  private static final double DAYS_TO_ADOPT = 2.5;
  private static final double CYCLES_TO_ADOPT = 1.5;
  private static final int ROWS_TO_ADOPT = 60;

  /** Errors to one side, of more than two deviations, that may be a shift. */
  private static final int RUN = 5;

  private static final int VISITS_OF_A_HOLIDAY = 3;
  private static final int WEEKS_IN_DOUBT = 3;
  private static final double UNKNOWN_HOLIDAY = 2;
  private static final double FIRST_WEEKEND = 3;
  private static final double COVERAGE = 0.95;

  private final SeasonalSpec spec;
  private final double origin;
  private final double unit;
  private final Moment moment;
  private final View view = new View();
  private final Patterns patterns;
  private final Level level;
  private final Spread spread = new Spread();
  private final Steps steps = new Steps();
  private final Drift drift = new Drift();
  private final Shift shift = new Shift();
  private final Cadence cadence = new Cadence();
  private @Nullable SeasonalPattern main;
  private long rows;
  private double last;
  private double high;
  private double low;

  /** Deviations within which 95 % of the errors lie. */
  private double quantile = 1.96;

  SeasonalModel(SeasonalSpec spec, double origin, double unit) {
    this.spec = spec;
    this.origin = origin;
    this.unit = unit;
    this.moment = new Moment(WallClock.of(spec.zone()), spec.holidayCalendar());
    this.patterns = new Patterns(spec);
    this.level = new Level(spec.trendDetection());
  }

  /** A model that has learnt the first rows. */
  static SeasonalModel of(SeasonalSpec spec, Probe probe) {
    SeasonalModel model = new SeasonalModel(spec, probe.origin(), probe.unit());
    model.cadence.start(probe.interval());
    model.patterns.start(model.cadence.interval());
    model.setMain();
    for (int row = 0; row < Probe.ROWS; row++) {
      model.look(probe.time(row), probe.value(row));
      model.learn(probe.time(row), probe.value(row));
    }
    return model;
  }

  private void setMain() {
    SeasonalPattern before = main;
    main = patterns.main();
    if (main != before) {
      spread.divide(main == null || !spec.volatilityModeling() ? 0 : main.bins());
    }
  }

  private double standardised(double value) {
    return Numbers.clip((value - origin) / unit, Numbers.LARGEST);
  }

  /** A standardised value as it was measured. */
  double measured(double standardised) {
    return origin + standardised * unit;
  }

  /** How the row last looked at looks. */
  View view() {
    return view;
  }

  Moment moment() {
    return moment;
  }

  Patterns patterns() {
    return patterns;
  }

  @Nullable SeasonalPattern mainPattern() {
    return main;
  }

  double interval() {
    return cadence.interval();
  }

  /** The value of the last row, as it was measured. */
  double lastMeasured() {
    return measured(last);
  }

  /** Rows learnt. */
  long rows() {
    return rows;
  }

  /** How a row would look. Changes nothing that is learnt. */
  View look(long epochMillis, double value) {
    double y = standardised(value);
    moment.set(epochMillis, rows);
    patterns.look(moment);
    double beneath = level.after(cadence.rowsSince(epochMillis));
    view.place(main, spread);
    view.expected = beneath + patterns.value();
    view.error = y - view.expected;
    view.told = view.error;
    view.inexperience = patterns.inexperience();
    double wider = (moment.justChanged() ? 2 : 1) * view.inexperience;
    if (moment.holiday()) {
      wider *= lookAsOnAUsualDay(beneath, y);
    } else {
      wider *= lookAsAWeekAgo();
    }
    view.deviation = Math.max(Numbers.TO_SIGMA * spread.size() * view.share, rounding(y));
    view.wide = view.deviation * wider;
    view.value = View.z(view.told, view.wide);
    view.step = view.told == view.error ? step(epochMillis, wider) : 0;
    view.drift = moment.justChanged() || moment.holiday() ? 0 : driftOf(view.value);
    return view;
  }

  private double rounding(double y) {
    double size = Math.abs(origin) / unit + Math.abs(view.expected) + Math.abs(y);
    return Math.max(ROUNDING * size, Numbers.LEAST);
  }

  /**
   * A holiday that is not known yet may be like a Sunday or like any other day. Gives by how much
   * the band is wider for it.
   */
  private double lookAsOnAUsualDay(double beneath, double y) {
    SeasonalPattern holiday = patterns.of(Cycle.HOLIDAY);
    if (holiday != null && holiday.visits() >= VISITS_OF_A_HOLIDAY) {
      return 1;
    }
    if (patterns.used(Cycle.WEEK) == null) {
      return UNKNOWN_HOLIDAY;
    }
    moment.takeHolidayForUsualDay();
    patterns.look(moment);
    double expected = beneath + patterns.value();
    if (Math.abs(y - expected) < Math.abs(view.told)) {
      tell(expected, y - expected);
      view.place(main, spread);
    }
    return 1;
  }

  /**
   * While it is not known whether days of the week differ, a value may be like that of a week ago.
   * Gives by how much the band is wider on the first weekend.
   */
  private double lookAsAWeekAgo() {
    SeasonalPattern week = patterns.of(Cycle.WEEK);
    if (week == null || week.counts() || week.cycles() > WEEKS_IN_DOUBT) {
      return 1;
    }
    if (week.visits() == 0) {
      return moment.weekday() >= Moment.SATURDAY ? FIRST_WEEKEND : 1;
    }
    double error = view.error - week.value();
    if (Math.abs(error) < Math.abs(view.told)) {
      tell(view.expected + week.value(), error);
    }
    return 1;
  }

  private void tell(double expected, double error) {
    view.expected = expected;
    view.told = error;
  }

  private double step(long epochMillis, double wider) {
    if (cadence.gapBefore(epochMillis)) {
      return 0;
    }
    double surprise = steps.surprise(view.error / view.share);
    double usual = Numbers.TO_SIGMA * steps.size() * wider;
    return View.z(surprise, Math.max(usual, rounding(0) / view.share));
  }

  private double driftOf(double z) {
    double span = span();
    return View.z(drift.z(drift.with(z, span), span), 1);
  }

  /** Rows over which a drift is looked for. */
  double span() {
    SeasonalPattern longest = main;
    double cycle = longest == null ? 200 : longest.millis(interval()) / interval();
    return Math.max(6, Math.min(60, cycle / 16));
  }

  /** Rows after which the weight of a row in the level has fallen to 1/e. */
  private double memory() {
    int wanted = spec.patterns().memory();
    if (wanted > 0) {
      return wanted;
    }
    double days = DAYS_OF_MEMORY * Moment.DAY / interval();
    return Math.max(SHORTEST_MEMORY, Math.min(LONGEST_MEMORY, days));
  }

  /** Takes in the row that was looked at last. */
  void learn(long epochMillis, double value) {
    double y = standardised(value);
    double passed = cadence.rowsSince(epochMillis);
    if (cadence.gapBefore(epochMillis)) {
      steps.forget();
    }
    rows++;
    if (moment.justChanged() || moment.holiday()) {
      level.pass(passed);
      steps.pass(view.error / view.share);
      patterns.learnHoliday(moment, view.error, view.deviation);
    } else {
      learnUsual(epochMillis, passed);
    }
    cadence.learn(epochMillis);
    last = y;
  }

  private void learnUsual(long epochMillis, double passed) {
    double error = view.error;
    double z = View.z(error, view.deviation);
    double deviation = view.deviation;
    steps.learn(error / view.share, spread.size());
    drift.learn(view.value, span());
    if (shift.rows() <= RUN || Math.abs(z) < 4) {
      SeasonalPattern longest = main;
      spread.learn(error / view.inexperience, view.bin, longest == null ? 1 : longest.bins());
    }
    level.learn(error, deviation, passed, rows, memory());
    extremes();
    double hit = Math.abs(z) > quantile ? COVERAGE : COVERAGE - 1;
    quantile = Math.max(0.5, Math.min(20, quantile + hit / Math.min(100, 10 + rows / 10.0)));
    Patterns.Change change = patterns.learn(moment, error, deviation, cadence, shift.rows() > RUN);
    patterns.search(z, moment, cadence);
    shift.learn(error, z, epochMillis);
    if (shift.holds(rowsToAdopt(), millisToAdopt(), epochMillis)) {
      adopt();
    }
    if (change != null) {
      take(change);
    }
  }

  /** The highest and the lowest that was expected of late. */
  private void extremes() {
    double fading = (high - low) / (4 * memory());
    high = Math.max(view.expected, high - fading);
    low = Math.min(view.expected, low + fading);
  }

  /** Whether a value is beyond what any part of the cycle has. */
  boolean beyondAll(double value) {
    double y = standardised(value);
    return y > high + 3 * view.deviation || y < low - 3 * view.deviation;
  }

  private boolean byDays() {
    boolean days = patterns.of(Cycle.DAY) != null || patterns.of(Cycle.WEEK) != null;
    return days && interval() < Moment.DAY;
  }

  private double millisToAdopt() {
    if (byDays()) {
      return DAYS_TO_ADOPT * Moment.DAY;
    }
    return main == null ? 0 : CYCLES_TO_ADOPT * main.millis(interval());
  }

  private int rowsToAdopt() {
    double halfADay = Moment.DAY / (2 * interval());
    return main == null && !byDays() && halfADay > 8
        ? ROWS_TO_ADOPT
        : (int) Math.max(8, Math.min(50, halfADay));
  }

  private void adopt() {
    level.move(shift.by());
    high += shift.by();
    low += shift.by();
    level.stop();
    shift.end();
    steps.forget();
    drift.forget();
  }

  private void take(Patterns.Change change) {
    level.move(change.level());
    level.stop();
    spread.change(change.errorLeft());
    steps.restart();
    setMain();
    drift.restart(span());
    shift.end();
  }

  /** What is expected of the rows to come. */
  List<Forecast> forecast(int count) {
    List<Forecast> forecasts = new ArrayList<>(count);
    double step = interval();
    double memory = memory();
    for (int ahead = 1; ahead <= count; ahead++) {
      long at = cadence.newest() + Math.round(ahead * step);
      moment.set(at, rows + ahead - 1);
      patterns.look(moment);
      view.place(main, spread);
      double fading = Math.pow(steps.memory(), ahead);
      double expected =
          level.ahead(ahead, memory) + patterns.value() + fading * steps.last() * view.share;
      double half = quantile * deviation(ahead, fading, memory) * patterns.inexperience();
      forecasts.add(
          new Forecast(
              at,
              measured(expected),
              measured(expected - half),
              measured(expected + half),
              COVERAGE));
    }
    return forecasts;
  }

  private double deviation(int ahead, double fading, double memory) {
    double whole = spread.size();
    double left = whole * Math.sqrt(1 - fading * fading + ahead / (memory * memory));
    return Numbers.TO_SIGMA * view.share * Math.max(left, Math.min(steps.size(), whole));
  }

  void save(StateWriter out) {
    out.put(origin).put(unit).put(rows).put(last).put(high).put(low).put(quantile);
    cadence.save(out);
    level.save(out);
    steps.save(out);
    drift.save(out);
    shift.save(out);
    patterns.save(out);
    spread.save(out);
  }

  static SeasonalModel load(StateReader in, SeasonalSpec spec) {
    double origin = Numbers.read(in, "origin", SeasonalDetector.LARGEST);
    double unit =
        in.getDouble("unit", value -> value >= 1e-160 && value <= 4 * SeasonalDetector.LARGEST);
    SeasonalModel model = new SeasonalModel(spec, origin, unit);
    model.load(in);
    return model;
  }

  private void load(StateReader in) {
    rows = in.getLong();
    if (rows < Probe.ROWS) {
      throw new dev.vigil.state.BadState("rows must be at least 16, was " + rows);
    }
    last = Numbers.read(in, "last value", Numbers.LARGEST);
    high = Numbers.read(in, "highest expected", 1e17);
    low = Numbers.read(in, "lowest expected", 1e17);
    quantile = in.getDouble("quantile", value -> value >= 0.5 && value <= 20);
    cadence.load(in);
    level.load(in);
    steps.load(in);
    drift.load(in);
    shift.load(in);
    patterns.load(in);
    main = patterns.main();
    spread.load(in);
  }
}
