package dev.vigil.pipeline;

import dev.vigil.alert.AlertStage;
import dev.vigil.alert.Deploy;
import dev.vigil.alert.Keeping;
import dev.vigil.alert.MaintenanceCalendar.Turn;
import dev.vigil.judge.JudgeStage;
import dev.vigil.model.Digits;
import dev.vigil.model.Question;
import dev.vigil.model.Stage;
import dev.vigil.rule.RuleStage;
import dev.vigil.rule.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether an anomaly mattered where and when it was: by rules, by maintenance, by what was rolled
 * out and by what people have said before.
 *
 * @param window the maintenance window of its series that is on, or comes next; null for none
 * @param weighed whether its score was asked
 */
record MatterStage(
    RuleStage rules, Keeping keeping, @Nullable Turn window, Grounds.Asked asked, boolean weighed)
    implements Stage {

  static MatterStage of(RuleStage rules, AlertStage alert, @Nullable Grounds grounds) {
    JudgeStage judge = grounds == null ? null : grounds.judge();
    boolean weighed = judge != null && judge.basis() == JudgeStage.Basis.SCORE;
    Grounds.Asked asked = grounds == null ? Grounds.Asked.AS_EVER : grounds.asked();
    return new MatterStage(rules, alert.keeping(), alert.window(), asked, weighed);
  }

  @Override
  public Question question() {
    return Question.RULE;
  }

  @Override
  public boolean passed() {
    return rules.suppressed() == null && keeping.kind() != Keeping.Kind.WINDOW;
  }

  @Override
  public String answer() {
    Ruling suppressed = rules.suppressed();
    if (suppressed != null) {
      return "No: suppressed by the rule " + said(suppressed.rule(), suppressed.reason()) + ".";
    }
    if (!passed()) {
      return "No: suppressed by the " + keeping.words() + ", until " + until() + ".";
    }
    String met =
        rules.met().stream()
            .map(one -> said(one.rule(), one.reason()) + " applies")
            .collect(Collectors.joining(", "));
    return "Yes: "
        + (met.isEmpty() ? "no rule has anything to say" : met)
        + severity()
        + circumstances()
        + ".";
  }

  private static String said(String rule, String reason) {
    return reason.isEmpty() || reason.equals(rule) ? rule : rule + " (" + reason + ")";
  }

  private String severity() {
    return rules.before() == rules.after()
        ? ""
        : ", which makes it " + rules.after() + " instead of " + rules.before();
  }

  private String circumstances() {
    Deploy deploy = asked.deploy();
    String text = deploy == null ? "" : "; it came after the deploy of " + deploy.what();
    double factor = asked.factor();
    return factor == 1 || !weighed
        ? text
        : text + "; of its score " + Digits.number(factor) + " times the usual was asked";
  }

  private String until() {
    return Digits.time(keeping.until());
  }

  @Override
  public String otherwise() {
    if (!passed()) {
      Ruling suppressed = rules.suppressed();
      return suppressed == null
          ? "It would have been told from the end of the window on, " + until() + "."
          : "It would have been told without the rule " + suppressed.rule() + ".";
    }
    List<String> ways = new ArrayList<>();
    for (RuleStage.Might one : rules.might()) {
      ways.add("by the rule " + one.rule() + " if " + one.condition());
    }
    if (rules.mightInAll() > rules.might().size()) {
      ways.add("by " + (rules.mightInAll() - rules.might().size()) + " more rules");
    }
    if (window != null) {
      ways.add(
          "in the maintenance window "
              + window.window().name()
              + ", next "
              + Digits.time(window.span().from())
              + " until "
              + Digits.time(window.span().until()));
    }
    return ways.isEmpty()
        ? "No rule and no maintenance window is there that would have suppressed it."
        : "It would have been suppressed " + String.join("; ", ways) + ".";
  }

  @Override
  public Map<String, Object> turningPoint() {
    Map<String, Object> point = new LinkedHashMap<>();
    Ruling suppressed = rules.suppressed();
    if (suppressed != null) {
      point.put("withoutRule", suppressed.rule());
    } else if (!passed()) {
      point.put("from", keeping.until());
    } else {
      if (!rules.might().isEmpty()) {
        point.put("rules", rules.might().stream().map(MatterStage::map).toList());
      }
      if (window != null) {
        point.put("window", window.window().name());
        point.put("from", window.span().from());
        point.put("until", window.span().until());
      }
    }
    return point;
  }

  private static Map<String, Object> map(RuleStage.Might might) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", might.rule());
    map.put("condition", might.condition());
    return map;
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("met", rules.met().stream().map(MatterStage::map).toList());
    Ruling suppressed = rules.suppressed();
    if (suppressed != null) {
      record.put("suppressedBy", suppressed.rule());
      record.put("reason", suppressed.reason());
    }
    record.put("severityBefore", rules.before().name());
    record.put("severity", rules.after().name());
    record.put("notMet", rules.might().stream().map(MatterStage::map).toList());
    record.put("notMetInAll", rules.mightInAll());
    if (keeping.kind() == Keeping.Kind.WINDOW) {
      record.put("maintenance", keeping.name());
    }
    record.put("rulesFactor", asked.rules());
    record.put("feedbackFactor", asked.feedback());
    Deploy deploy = asked.deploy();
    if (deploy != null) {
      record.put("deploy", deploy.what());
      record.put("deployedAt", deploy.epochMillis());
      record.put("strictness", deploy.strictness());
    }
    return record;
  }

  private static Map<String, Object> map(RuleStage.Met met) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("rule", met.rule());
    map.put("action", met.action().word());
    map.put("reason", met.reason());
    return map;
  }
}
