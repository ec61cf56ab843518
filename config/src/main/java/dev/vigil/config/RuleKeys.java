package dev.vigil.config;

import java.util.List;

/** Keys of rules, and of when people work. */
final class RuleKeys {
  static final Key NAME =
      new Key("name", "text", "has to be given", "Tells the rule from the others.");
  static final Key CONDITION =
      new Key(
          "condition",
          "an expression such as `value > 5 && hour < 6`",
          "has to be given",
          "When the rule applies, see [rules](rules.md).");
  static final Key ACTION =
      new Key(
          "action",
          "`suppress`, `escalate`, `alert`, `auto_resolve` or `adjust_threshold F`",
          "has to be given",
          "What it does then.");
  static final Key REASON = new Key("reason", "text", "the name", "What people are told.");
  static final Key SCOPE =
      new Key(
          "scope", "series such as `cpu_*{service=pay*}`", "all series", "Which series it is for.");
  static final Key SHADOW =
      new Key(
          "shadow",
          "true or false",
          "false",
          "Whether it is only counted what it would have done.");
  static final Key EXPIRES =
      new Key(
          "expires",
          "`2026-12-31`, or `2026-12-31T12:00Z`",
          "never",
          "Last day, or instant, until which it applies by the time of the observations.");

  static final Key FROM =
      new Key("from", "whole number from 0 to 23", "9", "Hour at which work begins.");
  static final Key UNTIL =
      new Key("until", "whole number from 1 to 24", "17", "Hour at which it ends.");
  static final Key DAYS =
      new Key("days", "list of days, or a range such as `mon-fri`", "mon-fri", "Days with work.");

  /** Keys of a rule. */
  static final List<Key> OF_RULE = List.of(NAME, CONDITION, ACTION, REASON, SCOPE, SHADOW, EXPIRES);

  /** Keys of {@link Keys#BUSINESS_HOURS}. */
  static final List<Key> OF_HOURS = List.of(FROM, UNTIL, DAYS);

  private RuleKeys() {}
}
