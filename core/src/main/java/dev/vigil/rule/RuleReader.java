package dev.vigil.rule;

import dev.vigil.model.NearestName;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.rule.lang.BadCondition;
import dev.vigil.rule.lang.Condition;
import dev.vigil.rule.lang.Name;
import dev.vigil.rule.lang.Remark;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Reads rules one by one and collects what is wrong with them. One owner. */
final class RuleReader {
  private static final double USUAL_FACTOR = 1.5;
  private static final double LEAST_FACTOR = 0.1;
  private static final double MOST_FACTOR = 10;
  private static final SeriesMatcher ALL = SeriesMatcher.parse("*");

  /** What is not known before an observation is judged. */
  private static final Set<Name> OF_THE_JUDGE =
      EnumSet.of(
          Name.SEVERITY, Name.SCORE, Name.CONFIDENCE, Name.EXPECTED, Name.DEVIATION, Name.ANOMALY);

  private final ZoneId zone;
  private final Set<String> known;
  private final Instant now;
  private final List<Rule> rules = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();
  private final List<RuleProblem> warnings = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private int index;
  private String name = "";

  RuleReader(ZoneId zone, Set<String> known, Instant now) {
    this.zone = zone;
    this.known = known;
    this.now = now;
  }

  /** An action with the factor that stands behind it. */
  private record Act(RuleAction action, double factor) {}

  void read(RuleSpec spec) {
    name = spec.name().strip();
    readName();
    Act act = act(spec.action());
    Condition condition = condition(spec.condition(), act);
    SeriesMatcher scope = scope(spec.scope());
    long expires = expires(spec.expires());
    if (act != null && condition != null && scope != null) {
      String reason = spec.reason().isBlank() ? name : spec.reason().strip();
      rules.add(
          new Rule(
              new Ruling(name, reason),
              condition,
              act.action(),
              act.factor(),
              scope,
              new Rule.Validity(spec.shadow(), expires),
              new LongAdder()));
    }
    index++;
  }

  /** All of them, once every one was read. */
  List<Rule> rules() {
    if (index > RuleBook.MOST_RULES) {
      index = RuleBook.MOST_RULES;
      problem("name", 0, "one too many, a book has at most " + RuleBook.MOST_RULES + " rules");
    }
    if (!problems.isEmpty()) {
      throw new BadRules(problems, warnings);
    }
    return rules;
  }

  List<RuleProblem> warnings() {
    return warnings;
  }

  private String words(String message) {
    return (name.isEmpty() ? "rule " + (index + 1) : "rule '" + name + "'") + ": " + message;
  }

  private void problem(String key, int offset, String message) {
    problems.add(new RuleProblem(index, key, offset, words(message)));
  }

  private void warning(String key, int offset, String message) {
    warnings.add(new RuleProblem(index, key, offset, words(message)));
  }

  private void readName() {
    if (name.isEmpty()) {
      problem("name", 0, "a rule needs a name");
      return;
    }
    Integer before = places.putIfAbsent(name, index);
    if (before != null) {
      problem("name", 0, "there is another of this name, rule " + (before + 1));
    }
  }

  private @Nullable Condition condition(String text, @Nullable Act act) {
    try {
      Condition condition = Condition.of(text, known);
      for (Remark remark : condition.warnings()) {
        warning("condition", remark.offset(), "condition " + remark.at(text));
      }
      if (act != null && act.action() == RuleAction.ADJUST_THRESHOLD) {
        warnOfLateNames(condition);
      }
      return condition;
    } catch (BadCondition bad) {
      problem("condition", bad.remark().offset(), "condition " + bad.getMessage());
      return null;
    }
  }

  private void warnOfLateNames(Condition condition) {
    for (Name late : OF_THE_JUDGE) {
      if (condition.own().contains(late)) {
        String word = late.word();
        warning(
            "condition",
            0,
            "a threshold is adjusted before the judge, when '" + word + "' is not known yet");
      }
    }
  }

  private @Nullable Act act(String written) {
    String[] words = written.strip().split("\\s+", 2);
    RuleAction action = RuleAction.named(words[0]).orElse(null);
    if (action == null) {
      List<String> names = Arrays.stream(RuleAction.values()).map(RuleAction::word).toList();
      String nearest =
          NearestName.of(words[0], names)
              .map(meant -> ", did you mean '" + meant + "'?")
              .orElse(", there are " + String.join(", ", names));
      problem("action", 0, "unknown action '" + words[0] + "'" + nearest);
      return null;
    }
    if (words.length == 1) {
      return new Act(action, USUAL_FACTOR);
    }
    if (action != RuleAction.ADJUST_THRESHOLD) {
      problem("action", 0, "'" + action.word() + "' takes nothing, was '" + written.strip() + "'");
      return null;
    }
    double factor = factor(words[1]);
    if (!(factor >= LEAST_FACTOR && factor <= MOST_FACTOR)) {
      problem(
          "action", 0, "the factor of a threshold must be from 0.1 to 10, was '" + words[1] + "'");
      return null;
    }
    return new Act(action, factor);
  }

  private static double factor(String written) {
    return written.matches("\\d{1,3}(\\.\\d{1,9})?") ? Double.parseDouble(written) : Double.NaN;
  }

  private @Nullable SeriesMatcher scope(String written) {
    try {
      return written.isBlank() ? ALL : SeriesMatcher.parse(written);
    } catch (IllegalArgumentException bad) {
      problem("scope", 0, "scope: " + bad.getMessage());
      return null;
    }
  }

  /** Event time from which the rule does not apply; for ever where it is not said. */
  private long expires(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      Instant expires =
          text.length() == 10
              ? LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant();
      if (!expires.isAfter(now)) {
        warning("expires", 0, "expired with " + text + ", it does nothing any more");
      }
      return expires.toEpochMilli();
    } catch (DateTimeException | ArithmeticException bad) {
      problem("expires", 0, "expires reads 2026-12-31 or 2026-12-31T12:00Z, was '" + text + "'");
      return Long.MAX_VALUE;
    }
  }
}
