package dev.vigil.judge;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many alarms the user accepts.
 *
 * @param perSeriesPerWeek pages a week on one series, from 0.001 to 10,000
 * @param fleetPerWeek pages a week on all series together; infinite where only series are limited
 */
public record AlertBudget(double perSeriesPerWeek, double fleetPerWeek) {
  private static final double LEAST = 0.001;
  private static final double MOST = 10_000;
  private static final Pattern TEXT =
      Pattern.compile(
          "(?<count>\\d+(?:\\.\\d+)?)\\s+(?<each>per\\s+series\\s+)?per\\s+(?<unit>hour|day|week)"
              + "(?<all>\\s+across\\s+all\\s+series)?");

  public AlertBudget {
    if (!(perSeriesPerWeek >= LEAST && perSeriesPerWeek <= MOST)) {
      throw new IllegalArgumentException(
          "an alert budget must be from 0.001 to 10000 per series per week, was "
              + perSeriesPerWeek);
    }
    if (!(fleetPerWeek > 0)) {
      throw new IllegalArgumentException(
          "an alert budget across all series must be above 0 per week, was " + fleetPerWeek);
    }
  }

  /** Pages a week on each series, without a ceiling on all. */
  public static AlertBudget perSeriesPerWeek(double pages) {
    return new AlertBudget(pages, Double.POSITIVE_INFINITY);
  }

  /**
   * The budget of a sensitivity: 0.004 · 1000^s pages per series and week.
   *
   * @param sensitivity 0–1; 0.8 is one a week
   * @throws IllegalArgumentException if it is out of range
   */
  public static AlertBudget ofSensitivity(double sensitivity) {
    if (!(sensitivity >= 0 && sensitivity <= 1)) {
      throw new IllegalArgumentException("sensitivity must be from 0 to 1, was " + sensitivity);
    }
    return perSeriesPerWeek(0.004 * Math.pow(1000, sensitivity));
  }

  /** The same for each series, with a ceiling on all of them together. */
  public AlertBudget withFleetPerWeek(double pages) {
    return new AlertBudget(perSeriesPerWeek, pages);
  }

  /**
   * Reads "1 per series per week", "2 per series per day", "20 per week across all series", or both
   * joined by a comma. A budget for all series alone leaves each series at one a week.
   *
   * @throws IllegalArgumentException if the text is none of these, or says one of them twice
   */
  public static AlertBudget parse(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(",", -1);
    AlertBudget budget = perSeriesPerWeek(1);
    for (String part : parts) {
      budget = budget.with(part.strip(), text);
    }
    long acrossAll = Arrays.stream(parts).filter(part -> part.contains("across")).count();
    if (acrossAll > 1 || parts.length - acrossAll > 1) {
      throw new IllegalArgumentException(
          "an alert budget says once what each series may have and once what all may have, was '"
              + text
              + "'");
    }
    return budget;
  }

  private AlertBudget with(String part, String text) {
    Matcher matcher = TEXT.matcher(part);
    boolean fits = matcher.matches();
    if (!fits || (matcher.group("each") == null) == (matcher.group("all") == null)) {
      throw new IllegalArgumentException(
          "an alert budget reads '1 per series per week', '2 per series per day', '20 per week"
              + " across all series' or two of these joined by a comma, was '"
              + text
              + "'");
    }
    double perWeek = Double.parseDouble(matcher.group("count")) * weekly(matcher.group("unit"));
    return matcher.group("all") == null
        ? new AlertBudget(perWeek, fleetPerWeek)
        : new AlertBudget(perSeriesPerWeek, perWeek);
  }

  private static int weekly(String unit) {
    return switch (unit) {
      case "hour" -> 168;
      case "day" -> 7;
      default -> 1;
    };
  }
}
