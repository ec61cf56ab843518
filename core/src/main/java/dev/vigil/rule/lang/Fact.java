package dev.vigil.rule.lang;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a series, and of the time of an observation, without being sent. A name of the
 * context, a label or metadata of the same name comes first.
 */
public enum Fact {
  /** The reading before this one. */
  LAST_VALUE("lastValue", Kind.NUMBER),
  /** How many readings in a row, this one included, have had the same value. */
  READING_COUNT("readingCount", Kind.NUMBER),
  /** How far the value is from the baseline, in percent of it. */
  PERCENT_CHANGE("percentChange", Kind.NUMBER),
  /** Mean of about the last 20 readings, without this one. */
  MOVING_AVERAGE("movingAverage", Kind.NUMBER),
  /** Change of the value with each reading, over about the last 20. */
  TREND("trend", Kind.NUMBER),
  /** How much readings scatter about the moving average, as a share of the baseline. */
  VOLATILITY("volatility", Kind.NUMBER),
  /** 0 to 23. */
  HOUR("hour", Kind.NUMBER),
  /** 0, a Sunday, to 6. */
  DAY_OF_WEEK("dayOfWeek", Kind.NUMBER),
  IS_WEEKEND("isWeekend", Kind.BOOLEAN),
  IS_BUSINESS_HOURS("isBusinessHours", Kind.BOOLEAN),
  /** Last day of a month. */
  IS_MONTH_END("isMonthEnd", Kind.BOOLEAN),
  /** Last day of a quarter. */
  IS_QUARTER_END("isQuarterEnd", Kind.BOOLEAN),
  RECENT_DEPLOYMENT("recentDeployment", Kind.BOOLEAN);

  private static final List<Fact> ALL = List.of(values());

  private final String word;
  private final Kind kind;

  Fact(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** As a condition names it. */
  public String word() {
    return word;
  }

  /** Whether it is a matter of the readings of the series, and not of the time. */
  public boolean ofReadings() {
    return compareTo(VOLATILITY) <= 0;
  }

  Kind kind() {
    return kind;
  }

  static Optional<Fact> named(String word) {
    return ALL.stream().filter(fact -> fact.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Fact::word).toList();
  }
}
