package dev.vigil.config;

import java.util.List;

/** Keys of who is told of what, and when. */
final class AlertingKeys {
  static final Key ENABLED =
      new Key(
          "enabled",
          "true or false",
          "true",
          "Whether anybody is notified; alerts and incidents are kept all the same.");
  static final Key LINK =
      new Key(
          "link",
          "address with `{{series}}`, `{{from}}`, `{{to}}` or `{{incident}}` in it",
          "none",
          "Where the chart of a series is to be seen.");
  static final Key CHANNELS =
      new Key(
          "channels",
          "list",
          "none",
          "The ways to people; their settings are on the page of [channels](channels.md).");
  static final Key ROUTES =
      new Key(
          "routes",
          "list",
          "everything to all channels",
          "Who is told of what; the first that fits holds, unless it goes on. See"
              + " [notifications](notifications.md).");
  static final Key ESCALATIONS =
      new Key("escalations", "list", "none", "Who is told next while nobody takes it on.");
  static final Key IMPACTS =
      new Key(
          "impacts",
          "list of `{match: series, impact: high}`",
          "`normal`",
          "How much depends on some series; the first entry that matches holds.");
  static final Key MAINTENANCE =
      new Key(
          "maintenance", "list", "none", "Times when series are worked on, and nobody is told.");
  static final Key SILENCES =
      new Key("silences", "list", "none", "Series of which nobody is told for a while.");
  static final Key DEPLOYS =
      new Key(
          "deploys",
          "`{lasts: 30m, strictness: 0.5}`, or one of the two",
          "as in the example",
          "How a deployment is felt where its event does not say.");
  static final Key ALERTS =
      new Key("alerts", "group of keys", "as below", "When alerts flap, and when they are over.");
  static final Key INCIDENTS =
      new Key("incidents", "group of keys", "as below", "Which alerts belong together.");

  /** Keys of {@link Keys#ALERTING}. */
  static final List<Key> ALL =
      List.of(
          ENABLED,
          LINK,
          CHANNELS,
          ROUTES,
          ESCALATIONS,
          IMPACTS,
          MAINTENANCE,
          SILENCES,
          DEPLOYS,
          ALERTS,
          INCIDENTS);

  static final Key TYPE =
      new Key("type", "type of a channel, such as `SLACK`", "has to be given", "What it is.");
  static final Key NAME = new Key("name", "text", "the type in lower case", "What routes go to.");
  static final Key USED = new Key("enabled", "true or false", "true", "Whether it is used.");
  static final Key CONFIG =
      new Key("config", "a group of settings", "its defaults", "Settings of its type.");
  static final Key ALLOWANCE =
      new Key(
          "allowance",
          "`{most: 20, per: 1h}`, or one of the two",
          "20 in an hour",
          "How often it may be used; what is over is told in one digest.");
  static final Key QUIET_HOURS =
      new Key(
          "quietHours",
          "group of keys",
          "none",
          "When it keeps quiet; what comes then is told in one digest.");

  /** Keys of an entry of {@link #CHANNELS}. */
  static final List<Key> OF_CHANNEL = List.of(TYPE, NAME, USED, CONFIG, ALLOWANCE, QUIET_HOURS);

  static final Key MOST =
      new Key("most", "whole number from 1 to 100000", "20", "Notifications in that time.");
  static final Key PER =
      new Key("per", "span of time from 1s to 7d", "1h", "The time that they are counted in.");

  /** Keys of {@link #ALLOWANCE}. */
  static final List<Key> OF_ALLOWANCE = List.of(MOST, PER);

  static final Key DAYS =
      new Key("days", "list of days, or a range such as `mon-fri`", "all", "When it begins.");
  static final Key FROM =
      new Key("from", "time such as `\"22:00\"`", "has to be given", "When it begins.");
  static final Key UNTIL =
      new Key(
          "until",
          "time such as `\"07:00\"`",
          "has to be given",
          "When it ends; the next day where it is not after `from`.");
  static final Key ZONE =
      new Key("zone", "name of a time zone", "that of the file", "Whose clocks these are.");
  static final Key UNLESS =
      new Key(
          "unless",
          "`low`, `medium`, `high` or `critical`",
          "`critical`",
          "Severity from which on it is told at once all the same.");

  /** Keys of {@link #QUIET_HOURS}. */
  static final List<Key> OF_QUIET = List.of(DAYS, FROM, UNTIL, ZONE, UNLESS);

  static final Key MATCH =
      new Key(
          "match", "series such as `cpu_*{service=pay*}`", "all series", "Which series it is for.");
  static final Key IMPACT =
      new Key("impact", "`low`, `normal` or `high`", "has to be given", "How much depends on it.");

  /** Keys of an entry of {@link #IMPACTS}. */
  static final List<Key> OF_IMPACT = List.of(MATCH, IMPACT);

  static final Key SEVERITY =
      new Key(
          "severity", "`low`, `medium`, `high` or `critical`", "`low`", "The incident's at least.");
  static final Key AT_LEAST =
      new Key("impact", "`low`, `normal` or `high`", "`low`", "The alert's at least.");
  static final Key TO =
      new Key("to", "name of a channel, or a list of them", "none", "Who is told at once.");
  static final Key ESCALATION = new Key("escalation", "name of one", "none", "Who is told next.");
  static final Key ON =
      new Key(
          "on",
          "list of `opened`, `grew`, `escalated`, `reopened`, `unattended`, `acknowledged`,"
              + " `resolved`",
          "what the channel is usually told",
          "What is told.");
  static final Key CONTINUE =
      new Key("continue", "true or false", "false", "Whether the next routes are asked as well.");

  /** Keys of an entry of {@link #ROUTES}. */
  static final List<Key> OF_ROUTE =
      List.of(MATCH, SEVERITY, AT_LEAST, TO, ESCALATION, ON, CONTINUE);

  static final Key ESCALATION_NAME =
      new Key("name", "text", "has to be given", "What routes lead to.");
  static final Key LEVELS =
      new Key(
          "levels",
          "list of `{after: 15m, to: [pager]}`",
          "has to be given",
          "Who is told after how long, each later than the one before, up to 7d.");
  static final Key THEN =
      new Key("then", "name of another", "none", "The escalation that goes on after the last.");

  /** Keys of an entry of {@link #ESCALATIONS}. */
  static final List<Key> OF_ESCALATION = List.of(ESCALATION_NAME, LEVELS, THEN);

  static final Key AFTER =
      new Key("after", "span of time from 0s to 7d", "0s", "How long nobody has taken it on.");

  /** Keys of an entry of {@link #LEVELS}. */
  static final List<Key> OF_LEVEL = List.of(AFTER, TO);

  private AlertingKeys() {}
}
