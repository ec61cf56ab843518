package dev.vigil.config;

import java.util.List;
import java.util.stream.Stream;

/** All keys that there are, by the group they stand in. What is not here is refused. */
final class Keys {
  static final Key ENABLED =
      new Key(
          "enabled",
          "true or false",
          "true",
          "Whether series are watched; those that are not are counted and forgotten.");
  static final Key DETECTOR_TYPE =
      new Key(
          "detectorType",
          "name or key of a detector",
          "composite",
          "What measures how strange an observation is. Composite asks novelty of numbers and"
              + " vectors of rows.");
  static final Key DETECTOR_SPECIFIC_CONFIG =
      new Key(
          "detectorSpecificConfig",
          "a group for each detector, by its key",
          "the detector's defaults",
          "Settings of the detectors that are used, see below.");
  static final Key SENSITIVITY =
      new Key(
          "sensitivity",
          "number from 0 to 1",
          "0.8",
          "Alarms that are accepted, as 0.004 · 1000^s pages per series and week: 0.5 is 0.13,"
              + " 0.8 is 1, 0.95 is 2.8. Instead of `alertBudget`.");
  static final Key ALERT_BUDGET =
      new Key(
          "alertBudget",
          "`1 per series per week`, `2 per series per day`, `20 per week across all series`, or"
              + " two of these joined by a comma",
          "`1 per series per week`",
          "The same said outright. A budget across all series is for the top of the file. Instead"
              + " of `sensitivity`.");
  static final Key WINDOW_SIZE =
      new Key(
          "windowSize",
          "whole number from 1 to 10000000",
          "the detector's own",
          "Observations that are looked back on: by the detector, as is said below, and by the"
              + " facts of rules (`movingAverage`, `trend`, `volatility`).");
  static final Key MIN_DATA_POINTS =
      new Key(
          "minDataPoints",
          "whole number from 1 to 10000000",
          "the detector's own",
          "Observations of a series before anything is told of it but limits and rules; by the"
              + " detector as well, as is said below.");
  static final Key TIMEZONE =
      new Key(
          "timezone",
          "name of a time zone, such as `Europe/Berlin`",
          "UTC",
          "Whose hours of the day and of the week a detector goes by.");
  static final Key ABSENCE =
      new Key(
          "absence",
          "`auto`, `off`, intervals such as `10x`, or a span of time from `1s` on",
          "`auto`",
          "Silence after which a series is held to have stopped, and is told. `auto` is ten usual"
              + " intervals, of series that report steadily; intervals that are given hold for"
              + " others too. These are known after 100 intervals and when learning is over, last"
              + " a minute at least, and half as long again as the longest interval of late. A span"
              + " of time holds as it stands, from the first observation on.");
  static final Key VALID =
      new Key(
          "valid",
          "`{from: number, to: number}`, or one of the two",
          "any number",
          "What values, as they are sent, can be at all. Others are impossible: counted, and"
              + " neither judged, held against limits nor learnt.");
  static final Key SERIES =
      new Key(
          "series",
          "list",
          "none",
          "Series that are watched otherwise than the rest; the first entry that matches a series"
              + " holds.");
  static final Key LIMITS =
      new Key(
          "limits",
          "list",
          "none",
          "Limits of the user's own, told even while a series is learning; the first entry that"
              + " matches a series holds.");
  static final Key COUNTERS =
      new Key(
          "counters",
          "list of metric patterns",
          "none",
          "Metrics that are totals which only grow: they are judged, and limited, by their growth"
              + " per second.");
  static final Key MAX_SERIES =
      new Key(
          "maxSeries",
          "whole number from 1 on",
          "1000000",
          "Series watched at once; observations of further ones are rejected and counted.");
  static final Key MAX_SERIES_PER_METRIC =
      new Key(
          "maxSeriesPerMetric",
          "whole number from 1 on",
          "as many as `maxSeries`",
          "Series of one metric watched at once; observations of further ones are rejected and"
              + " counted. For metrics that `metricLimits` does not say.");
  static final Key METRIC_LIMITS =
      new Key(
          "metricLimits",
          "list of `{metric: user_*, maxSeries: 100}`",
          "none",
          "The same of the metrics that match; the first entry that matches a metric holds.");
  static final Key SAMPLING =
      new Key(
          "sampling",
          "list",
          "none",
          "Series of which a server takes only some points; the first entry that matches a series"
              + " holds.");
  static final Key IDLE =
      new Key(
          "idle",
          "span of time from `1s` on",
          "30d",
          "A series that is silent for so long, by the time of the observations, and of the server by"
              + " when they arrive, is forgotten and counted.");
  static final Key WARM_START =
      new Key(
          "warmStart",
          "true or false",
          "false",
          "Whether a new series whose first 32 values are those of another one of its metric takes"
              + " over what that has learnt, and is judged from then on. Not for counters.");
  static final Key SHARDS =
      new Key(
          "shards",
          "whole number from 1 to 1000",
          "one for each processor",
          "Threads that share the series among them; verdicts do not depend on it. Instead of"
              + " `performance`.");

  static final Key METRIC =
      new Key(
          "metric",
          "metric pattern",
          "`*`",
          "Metrics that the entry is for: `*` is any run of characters, `?` any one.");
  static final Key LABELS =
      new Key(
          "labels",
          "a pattern for each label, by its name",
          "any",
          "Labels that a series must have, each with a value that matches.");
  static final Key ABOVE =
      new Key("above", "number", "no upper limit", "A value over this breaches the limit.");
  static final Key BELOW =
      new Key("below", "number", "no lower limit", "A value under this breaches the limit.");
  static final Key HOLD =
      new Key(
          "hold",
          "whole number from 1 on",
          "1",
          "Observations in a row before a breach is told, and before it is over.");

  static final Key FROM =
      new Key("from", "number", "no least value", "The least value that is possible.");
  static final Key TO =
      new Key("to", "number", "no greatest value", "The greatest value that is possible.");

  /** Keys of {@link #VALID}. */
  static final List<Key> OF_VALID = List.of(FROM, TO);

  static final Key BUSINESS_HOURS =
      new Key(
          "businessHours",
          "`{from: 9, until: 17, days: mon-fri}`, or some of these",
          "Monday to Friday, 9 to 17",
          "When people work, in the time zone of the file: `isBusinessHours` of rules.");
  static final Key BUSINESS_RULES =
      new Key(
          "businessRules",
          "list",
          "none",
          "When an anomaly matters more, or less, or not at all, see [rules](rules.md).");
  static final Key KNOWN_NAMES =
      new Key(
          "knownNames",
          "list of names",
          "none",
          "Names of labels, metadata and context that conditions and templates may use, beside"
              + " those that are named elsewhere in the file.");
  static final Key ALERTING =
      new Key("alerting", "group of keys", "none", "Who is told of what, and when.");
  static final Key PERFORMANCE =
      new Key("performance", "group of keys", "none", "How many workers judge series.");
  static final Key SERVER =
      new Key(
          "server",
          "group of keys",
          "as below",
          "How `vigil serve` runs, for all tenants; only in the configuration of the tenant"
              + " `default`.");

  private static final List<Key> LAYER =
      List.of(
          ENABLED,
          DETECTOR_TYPE,
          DETECTOR_SPECIFIC_CONFIG,
          SENSITIVITY,
          ALERT_BUDGET,
          WINDOW_SIZE,
          MIN_DATA_POINTS,
          TIMEZONE,
          ABSENCE,
          VALID);

  /** Keys at the top of the file. */
  static final List<Key> TOP =
      Stream.concat(
              LAYER.stream(),
              Stream.of(
                  SERIES,
                  LIMITS,
                  COUNTERS,
                  BUSINESS_RULES,
                  BUSINESS_HOURS,
                  KNOWN_NAMES,
                  ALERTING,
                  PERFORMANCE,
                  MAX_SERIES,
                  MAX_SERIES_PER_METRIC,
                  METRIC_LIMITS,
                  SAMPLING,
                  IDLE,
                  WARM_START,
                  SHARDS,
                  SERVER))
          .toList();

  /** Keys of an entry of {@link #SERIES}. */
  static final List<Key> OF_SERIES =
      Stream.concat(Stream.of(METRIC, LABELS), LAYER.stream()).toList();

  /** Keys of an entry of {@link #LIMITS}. */
  static final List<Key> OF_LIMITS = List.of(METRIC, LABELS, ABOVE, BELOW, HOLD);

  static final Key MOST_OF_METRIC =
      new Key("maxSeries", "whole number from 0 on", "has to be given", "How many series.");

  /** Keys of an entry of {@link #METRIC_LIMITS}. */
  static final List<Key> OF_METRIC_LIMITS = List.of(METRIC, MOST_OF_METRIC);

  static final Key KEEP =
      new Key(
          "keep",
          "text such as `1 in 10`",
          "has to be given",
          "How many of so many points are taken, up to 1000000 each; `0 in 1` for none.");

  /** Keys of an entry of {@link #SAMPLING}. */
  static final List<Key> OF_SAMPLING = List.of(METRIC, LABELS, KEEP);

  private Keys() {}
}
