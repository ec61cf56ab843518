package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Anomaly;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.rule.BadRules;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.RuleBook;
import dev.vigil.rule.RuleProblem;
import dev.vigil.rule.RuleSpec;
import dev.vigil.rule.lang.Condition;
import dev.vigil.rule.lang.Fact;
import dev.vigil.server.access.Role;
import dev.vigil.server.json.Json;
import dev.vigil.server.json.StoredAnomaly;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules that are being written: whether they can be read, and what they would have met. */
final class RulesResource implements Resource {
  private static final Pattern WORD = Pattern.compile("[\\p{Alpha}_$][\\w$]*|'[^']*'?|\"[^\"]*\"?");
  private static final Pattern MEANT = Pattern.compile("did you mean '([^']+)'");

  private static final Set<String> KEPT_BESIDE = Set.of("METADATA", "CONTEXT", "SOURCE");

  private final Gate gate;
  private final InstantSource clock;

  RulesResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/rules/check", this::check, Role.READ);
  }

  private void check(Context ctx) {
    Body body = Body.of(ctx, "name", "condition", "action", "reason", "scope", "shadow", "expires");
    String name = body.text("name").isBlank() ? "this rule" : body.text("name");
    RuleSpec spec =
        new RuleSpec(
            name,
            body.required("condition"),
            body.has("action") ? body.text("action") : "alert",
            body.text("reason"),
            body.text("scope"),
            body.truth("shadow", false),
            body.text("expires"));
    Tenant tenant = gate.tenant(ctx);
    BusinessHours hours = tenant.configuration().inForce().businessHours();
    LastWeek week = LastWeek.until(clock.millis(), tenant.live());
    Set<String> known = labels(week);
    try {
      RuleBook book = RuleBook.of(List.of(spec), hours, known, clock.instant());
      Condition condition = Condition.of(spec.condition(), known);
      Answers.json(ctx, to -> write(spec, book, condition, week, to));
    } catch (BadRules bad) {
      Answers.json(ctx, to -> write(spec, bad, week, to));
    }
  }

  private static Set<String> labels(LastWeek week) {
    Set<String> labels = new TreeSet<>();
    for (StoredAnomaly one : week.anomalies()) {
      labels.addAll(one.anomaly().observation().series().labels().asMap().keySet());
    }
    return labels;
  }

  private static void write(RuleSpec spec, BadRules bad, LastWeek week, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeBooleanField("valid", false);
    to.writeArrayFieldStart("problems");
    for (RuleProblem problem : bad.problems()) {
      write(spec, problem, to);
    }
    to.writeEndArray();
    warnings(spec, bad.warnings(), to);
    names(week, to);
    to.writeEndObject();
  }

  private static void warnings(RuleSpec spec, List<RuleProblem> warnings, JsonGenerator to)
      throws IOException {
    to.writeArrayFieldStart("warnings");
    for (RuleProblem problem : warnings) {
      write(spec, problem, to);
    }
    to.writeEndArray();
  }

  private static void write(
      RuleSpec spec, RuleBook book, Condition condition, LastWeek week, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeBooleanField("valid", true);
    warnings(spec, book.warnings(), to);
    to.writeObjectFieldStart("preview");
    week.write(meets(spec, book, condition), to);
    List<String> unknown = unknown(condition);
    if (!unknown.isEmpty()) {
      to.writeStringField(
          "approximate",
          "anomalies are kept without " + String.join(", ", unknown) + ", which counts as unknown");
    }
    to.writeEndObject();
    names(week, to);
    to.writeEndObject();
  }

  /** Whether a rule would have met an anomaly. */
  private static Predicate<Anomaly> meets(RuleSpec spec, RuleBook book, Condition condition) {
    SeriesMatcher scope = SeriesMatcher.parse(spec.scope().isBlank() ? "*" : spec.scope());
    Occasion occasion = book.newOccasion();
    return anomaly ->
        scope.matches(anomaly.observation().series())
            && condition.holds(
                occasion
                    .before(anomaly.observation(), Circumstances.NONE, null)
                    .judged(anomaly.verdict(), anomaly));
  }

  /** What it asks for that is not kept with anomalies. */
  private static List<String> unknown(Condition condition) {
    List<String> unknown = new ArrayList<>();
    for (Fact fact : condition.facts()) {
      if (fact.ofReadings() || fact == Fact.RECENT_DEPLOYMENT) {
        unknown.add(fact.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    if (condition.own().stream().anyMatch(name -> KEPT_BESIDE.contains(name.name()))) {
      unknown.add("metadata and context");
    }
    return unknown;
  }

  private static void write(RuleSpec spec, RuleProblem problem, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeStringField("key", problem.key());
    to.writeNumberField("position", problem.offset());
    if (problem.key().equals("condition")) {
      to.writeNumberField("length", length(spec.condition(), problem.offset()));
    }
    to.writeStringField("message", problem.message());
    Matcher meant = MEANT.matcher(problem.message());
    if (meant.find()) {
      to.writeStringField("meant", meant.group(1));
    }
    to.writeEndObject();
  }

  /** Letters of what stands there; at least one, but none at the end. */
  private static int length(String text, int at) {
    Matcher word = WORD.matcher(text);
    if (at >= text.length()) {
      return 0;
    }
    return word.region(at, text.length()).lookingAt() ? word.end() - at : 1;
  }

  /** The names that can be used, with what they had at the newest anomaly. */
  private static void names(LastWeek week, JsonGenerator to) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    Condition.vocabulary().forEach(word -> values.put(word, ""));
    if (!week.anomalies().isEmpty()) {
      Anomaly newest = week.anomalies().get(0).anomaly();
      values.put("metric", newest.observation().series().metric());
      values.put("value", Double.toString(newest.actualValue()));
      values.put("severity", newest.severity().name());
      values.put("score", Double.toString(newest.score()));
      values.putAll(newest.observation().series().labels().asMap());
    }
    to.writeArrayFieldStart("names");
    for (Map.Entry<String, String> one : values.entrySet()) {
      to.writeStartObject();
      to.writeStringField("name", one.getKey());
      Json.text(to, "value", one.getValue());
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
