package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Digits;
import dev.vigil.model.Question;
import dev.vigil.model.Stage;
import dev.vigil.rule.RuleStage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The judge's question where a rule has raised the anomaly, and it was not asked. */
record RaisedStage(Anomaly anomaly, RuleStage rules, boolean judged) implements Stage {
  @Override
  public Question question() {
    return judged ? Question.JUDGE : Question.DETECT;
  }

  @Override
  public boolean passed() {
    return true;
  }

  private String rule() {
    return rules.met().stream().map(RuleStage.Met::rule).collect(Collectors.joining(", "));
  }

  @Override
  public String answer() {
    if (judged) {
      return "It was not asked: the rule " + rule() + " raised it, as " + anomaly.severity() + ".";
    }
    String value = Digits.number(anomaly.actualValue());
    return "No detector spoke: the rule "
        + rule()
        + " applies"
        + (value.isEmpty() ? "" : " to " + value)
        + ".";
  }

  @Override
  public String otherwise() {
    return judged ? "" : "It would have ended here had the condition of " + rule() + " not held.";
  }

  @Override
  public Map<String, Object> turningPoint() {
    return judged ? Map.of() : Map.of("withoutRule", rule());
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("rule", rule());
    record.put("value", anomaly.actualValue());
    return record;
  }
}
