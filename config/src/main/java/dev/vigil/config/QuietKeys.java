package dev.vigil.config;

import java.util.List;

/** Keys of what keeps alerts from people, of alerts and of incidents. */
final class QuietKeys {
  static final Key NAME = new Key("name", "text", "has to be given", "What alerts say it is.");
  static final Key WEEKLY =
      new Key(
          "weekly",
          "`{days: [sat, sun], from: \"22:00\", until: \"04:00\"}`",
          "–",
          "Every week, on these days. Or `cron` and `lasts`, or `from` and `until`.");
  static final Key CRON =
      new Key("cron", "five fields such as `0 2 * * mon-fri`", "–", "Whenever it says.");
  static final Key LASTS =
      new Key("lasts", "span of time from 1s to 366d", "–", "For so long, with `cron`.");
  static final Key FROM =
      new Key(
          "from",
          "`2026-12-31T22:00Z`, or `2026-12-31T22:00` in the zone",
          "–",
          "Once, from then on.");
  static final Key UNTIL = new Key("until", "the same", "–", "Until then.");
  static final Key STOPS_LEARNING =
      new Key(
          "stopsLearning",
          "true or false",
          "false",
          "Whether what is seen then is not learnt either.");

  /** Keys of an entry of {@link AlertingKeys#MAINTENANCE}. */
  static final List<Key> OF_MAINTENANCE =
      List.of(
          NAME,
          AlertingKeys.MATCH,
          WEEKLY,
          CRON,
          LASTS,
          FROM,
          UNTIL,
          AlertingKeys.ZONE,
          STOPS_LEARNING);

  /** Keys of {@link #WEEKLY}. */
  static final List<Key> OF_WEEKLY =
      List.of(AlertingKeys.DAYS, AlertingKeys.FROM, AlertingKeys.UNTIL);

  static final Key SILENT_FROM = new Key("from", "as for maintenance", "always", "When it begins.");
  static final Key SILENT_UNTIL =
      new Key("until", "as for maintenance", "has to be given", "When it ends.");
  static final Key REASON = new Key("reason", "text", "none", "Why.");

  /** Keys of an entry of {@link AlertingKeys#SILENCES}. */
  static final List<Key> OF_SILENCE =
      List.of(AlertingKeys.MATCH, SILENT_FROM, SILENT_UNTIL, REASON);

  static final Key FELT =
      new Key("lasts", "span of time from 1s to 30d", "30m", "How long it is felt.");
  static final Key STRICTNESS =
      new Key(
          "strictness",
          "number from 0.1 to 10",
          "0.5",
          "Above 1 the judge speaks sooner than otherwise, below 1 later.");

  /** Keys of {@link AlertingKeys#DEPLOYS}. */
  static final List<Key> OF_DEPLOYS = List.of(FELT, STRICTNESS);

  static final Key FLAP_OPENINGS =
      new Key(
          "flapOpenings",
          "whole number from 2 to 20",
          "3",
          "Openings within the window that make an alert a flapping one.");
  static final Key FLAP_WINDOW =
      new Key(
          "flapWindow",
          "span of time from 1m to 30d",
          "6h",
          "How soon after its end an anomaly is the same alert again.");
  static final Key QUIET_TIMES =
      new Key(
          "quietTimes",
          "number from 1 to 100",
          "3",
          "An alert is over after so many of the longest gap between its anomalies.");
  static final Key QUIET_AT_LEAST =
      new Key("quietAtLeast", "span of time from 1s to 365d", "15m", "However short the gaps.");
  static final Key QUIET_AT_MOST =
      new Key(
          "quietAtMost",
          "span of time from 1s to 365d, not under `quietAtLeast`",
          "1d",
          "However long the gaps.");
  static final Key ALERTS_LIVE =
      new Key("mostLive", "whole number from 1 to 1000000", "50000", "Alerts that go on.");
  static final Key ALERTS_OVER =
      new Key("mostOver", "whole number from 0 to 1000000", "10000", "Alerts kept that are over.");

  /** Keys of {@link AlertingKeys#ALERTS}. */
  static final List<Key> OF_ALERTS =
      List.of(
          FLAP_OPENINGS,
          FLAP_WINDOW,
          QUIET_TIMES,
          QUIET_AT_LEAST,
          QUIET_AT_MOST,
          ALERTS_LIVE,
          ALERTS_OVER);

  static final Key JOIN_AT =
      new Key(
          "joinAt",
          "number from 0.01 to 0.99",
          "0.7",
          "The correlation from which an alert joins an incident.");
  static final Key NEAR =
      new Key("near", "span of time from 1s to 1d", "1m", "As good as at the same time.");
  static final Key WINDOW =
      new Key(
          "window",
          "span of time from 1s to 1d, not under `near`",
          "5m",
          "Beyond it two alerts have nothing to do with each other.");
  static final Key WEIGHTS =
      new Key(
          "weights",
          "a number above 0 and below 1 for each label",
          "see [alerts](alerts.md)",
          "How much it says that two series share the value of a label.");
  static final Key DEPENDS_ON =
      new Key(
          "dependsOn",
          "a list of places for each place, such as `service=api: [service=db]`",
          "none",
          "What needs what.");
  static final Key STORM_INCIDENTS =
      new Key(
          "stormIncidents",
          "whole number from 2 to 1000",
          "20",
          "New incidents within a minute that are a storm, and one.");
  static final Key INCIDENTS_LIVE =
      new Key("mostLive", "whole number from 1 to 100000", "5000", "Incidents that go on.");
  static final Key INCIDENTS_OVER =
      new Key("mostOver", "whole number from 0 to 100000", "1000", "Incidents kept that are over.");

  /** Keys of {@link AlertingKeys#INCIDENTS}. */
  static final List<Key> OF_INCIDENTS =
      List.of(
          JOIN_AT,
          NEAR,
          WINDOW,
          WEIGHTS,
          DEPENDS_ON,
          STORM_INCIDENTS,
          INCIDENTS_LIVE,
          INCIDENTS_OVER);

  private QuietKeys() {}
}
