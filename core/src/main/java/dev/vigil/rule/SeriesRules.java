package dev.vigil.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.rule.lang.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a book that are for one series. Pure, but for what is counted; where there are none
 * it costs nothing to ask them. Thread-safe.
 */
public final class SeriesRules {
  private static final SeriesRules NONE = new SeriesRules(List.of());
  private static final double LEAST_FACTOR = 0.1;
  private static final double MOST_FACTOR = 10;

  private final Rule[] deciding;
  private final Rule[] suppressing;
  private final Rule[] adjusting;
  private final boolean readings;

  private SeriesRules(List<Rule> rules) {
    this.suppressing = only(rules, RuleAction.SUPPRESS);
    this.adjusting = only(rules, RuleAction.ADJUST_THRESHOLD);
    this.deciding =
        rules.stream()
            .filter(rule -> rule.action() != RuleAction.SUPPRESS)
            .filter(rule -> rule.action() != RuleAction.ADJUST_THRESHOLD)
            .toArray(Rule[]::new);
    this.readings =
        rules.stream()
            .flatMap(rule -> rule.condition().facts().stream())
            .anyMatch(Fact::ofReadings);
  }

  static SeriesRules of(List<Rule> rules) {
    return rules.isEmpty() ? NONE : new SeriesRules(rules);
  }

  private static Rule[] only(List<Rule> rules, RuleAction action) {
    return rules.stream().filter(rule -> rule.action() == action).toArray(Rule[]::new);
  }

  /** Whether there is nothing to ask. */
  public boolean none() {
    return this == NONE;
  }

  /** Whether some rule asks for what {@link SeriesFacts} keep. */
  public boolean needsReadings() {
    return readings;
  }

  /**
   * By how much the strength that the judge asks of a score is multiplied, from 0.1 to 10: the
   * factors of all rules that apply, one after the other. 1 where none does.
   *
   * @param occasion an observation that is not judged yet
   */
  public double thresholdFactor(Occasion occasion) {
    double factor = 1;
    for (Rule rule : adjusting) {
      if (rule.appliesTo(occasion)) {
        factor *= rule.factor();
      }
    }
    return Math.max(LEAST_FACTOR, Math.min(MOST_FACTOR, factor));
  }

  /** Decides of an observation that was judged. One that was rejected is none of the rules'. */
  public Decision decide(Occasion occasion) {
    Anomaly anomaly = occasion.anomaly();
    if (occasion.verdict() instanceof Verdict.Rejected || (none() && anomaly == null)) {
      return Decision.PASS;
    }
    List<Rule> applied = applied(occasion);
    if (applied.isEmpty() && anomaly == null) {
      return Decision.PASS;
    }
    Ruling resolve = null;
    List<Rule> telling = new ArrayList<>();
    for (Rule rule : applied) {
      if (rule.action() != RuleAction.AUTO_RESOLVE) {
        telling.add(rule);
      } else if (resolve == null) {
        resolve = rule.ruling();
      }
    }
    List<Outcome> outcomes =
        anomaly == null ? raised(telling, occasion) : List.of(told(anomaly, telling, occasion));
    return new Decision(outcomes, resolve);
  }

  private List<Rule> applied(Occasion occasion) {
    List<Rule> applied = List.of();
    for (Rule rule : deciding) {
      if (rule.appliesTo(occasion)) {
        applied = applied.isEmpty() ? new ArrayList<>() : applied;
        applied.add(rule);
      }
    }
    return applied;
  }

  private Outcome told(Anomaly anomaly, List<Rule> telling, Occasion occasion) {
    Severity severity = anomaly.severity();
    boolean escalated = false;
    for (Rule rule : telling) {
      boolean escalates = rule.action() == RuleAction.ESCALATE;
      severity = escalates && !escalated ? severity.raised() : severity;
      escalated |= escalates;
      severity = severity.compareTo(least(rule)) < 0 ? least(rule) : severity;
    }
    Anomaly graver = severity == anomaly.severity() ? anomaly : with(severity, anomaly);
    return outcome(graver, anomaly.severity(), telling, occasion);
  }

  private Outcome outcome(Anomaly anomaly, Severity before, List<Rule> telling, Occasion occasion) {
    if (none()) {
      return new Outcome(anomaly, List.of(), null);
    }
    Ruling suppressed = suppressed(occasion);
    List<RuleStage.Met> met =
        telling.stream()
            .map(
                rule ->
                    new RuleStage.Met(rule.ruling().rule(), rule.action(), rule.ruling().reason()))
            .toList();
    List<RuleStage.Might> might = suppressed == null ? might(occasion) : List.of();
    int told = Math.min(RuleStage.MOST_TOLD, might.size());
    RuleStage stage =
        new RuleStage(
            met, before, anomaly.severity(), suppressed, might.subList(0, told), might.size());
    return new Outcome(anomaly, rulings(telling), suppressed, stage);
  }

  /** The rules that would suppress it if their conditions held. */
  private List<RuleStage.Might> might(Occasion occasion) {
    List<RuleStage.Might> might = List.of();
    for (Rule rule : suppressing) {
      Rule.Validity validity = rule.validity();
      boolean over = occasion.observation().epochMillis() >= validity.expires();
      if (!over && !validity.shadow()) {
        might = might.isEmpty() ? new ArrayList<>() : might;
        might.add(new RuleStage.Might(rule.ruling().rule(), rule.condition().text()));
      }
    }
    return might;
  }

  private static List<Ruling> rulings(List<Rule> rules) {
    return rules.stream().map(Rule::ruling).toList();
  }

  /** The severity that an anomaly has at least, once a rule wants it told. */
  private static Severity least(Rule rule) {
    return rule.action() == RuleAction.ESCALATE ? Severity.HIGH : Severity.MEDIUM;
  }

  private static Anomaly with(Severity severity, Anomaly of) {
    Verdict.Anomalous was = of.verdict();
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(was.score(), was.pValue(), severity, was.notice(), was.provisional());
    return new Anomaly(
        of.id(), of.observation(), of.type(), verdict, of.score(), of.confidence(), of.detector());
  }

  /** Why nobody is to be notified of the anomaly of an occasion. */
  private @Nullable Ruling suppressed(Occasion occasion) {
    Ruling first = null;
    for (Rule rule : suppressing) {
      if (rule.appliesTo(occasion) && first == null) {
        first = rule.ruling();
      }
    }
    return first;
  }

  private List<Outcome> raised(List<Rule> telling, Occasion occasion) {
    Verdict verdict = occasion.verdict();
    Score score = occasion.score();
    List<Outcome> outcomes = new ArrayList<>();
    for (Rule rule : telling) {
      Anomaly raised = raised(rule, occasion.observation(), score);
      if (verdict != null) {
        occasion.judged(verdict, raised);
      }
      outcomes.add(outcome(raised, raised.severity(), List.of(rule), occasion));
    }
    if (verdict != null) {
      occasion.judged(verdict, null);
    }
    return outcomes;
  }

  private static Anomaly raised(Rule rule, Observation observation, @Nullable Score judged) {
    RuleEvidence evidence = new RuleEvidence(rule.ruling());
    Score score =
        judged == null
            ? new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, evidence)
            : new Score(
                judged.value(),
                judged.dense(),
                judged.expected(),
                judged.lower(),
                judged.upper(),
                evidence);
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(score, 1, least(rule), Verdict.Notice.PAGE, false);
    return new Anomaly(
        id(rule, observation),
        observation,
        AnomalyType.THRESHOLD_BREACH,
        verdict,
        1,
        1,
        RuleBook.DETECTOR);
  }

  private static String id(Rule rule, Observation observation) {
    String text =
        observation.series() + "@" + observation.epochMillis() + "rule " + rule.ruling().rule();
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
  }
}
