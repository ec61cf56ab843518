package dev.vigil.cli.evaluate;

import static dev.vigil.cli.evaluate.TextTable.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.BudgetPromise;
import dev.vigil.evaluation.FalseAlarmReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How often a detector spoke on normal series. */
record FalseAlarmPrintable(FalseAlarmReport report) implements Printable {
  private static final String[] HEADS = {
    "every", "fixed threshold", "mean", "worst", "first 2 days", "provisional", "bound slack"
  };

  @Override
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append("normal series: ").append(report.series()).append(", nine weeks each after one of");
    text.append(" warm-up; detector ").append(report.detector()).append('\n');
    List<BudgetPromise> promises = report.promises();
    for (int budget = 0; budget < promises.size(); budget++) {
      text.append('\n').append(families(budget));
      text.append(verdict(promises.get(budget))).append('\n');
    }
    return text.toString();
  }

  private TextTable families(int budget) {
    double pagesPerWeek = report.promises().get(budget).pagesPerWeek();
    String[] heads = new String[HEADS.length + 1];
    heads[0] = "at " + TextTable.budget(pagesPerWeek) + " a week";
    System.arraycopy(HEADS, 0, heads, 1, HEADS.length);
    TextTable table = new TextTable(heads);
    for (FalseAlarmReport.OfFamily family : report.families()) {
      FalseAlarmReport.AtBudget at = family.atBudgets().get(budget);
      table.add(
          family.family(),
          family.interval().toSeconds() + " s",
          figure(family.crossingsPerWeek(), 2),
          figure(at.mean(), 2),
          figure(at.worst(), 2),
          figure(at.firstDays(), 2),
          figure(at.provisional(), 2),
          figure(at.bound().worstSlack(), 2));
    }
    return table;
  }

  private static String verdict(BudgetPromise promise) {
    return String.format(
        Locale.ROOT,
        "%s a week %s: highest mean %s, worst series %s, provisional %s of the %.3f that two days"
            + " may cost (highest of all pages %.3f), bound %s by %.2f",
        TextTable.budget(promise.pagesPerWeek()),
        promise.kept() ? "KEPT" : "BROKEN",
        against(promise.highestMean(), promise.meansKept()),
        against(promise.worstSeries(), promise.worstKept()),
        against(promise.highestProvisional(), promise.provisionalKept()),
        promise.firstDaysAllowance(),
        promise.highestFirstDays(),
        promise.bound().holds() ? "kept" : "BROKEN",
        Math.abs(promise.bound().worstSlack()));
  }

  private static String against(double figure, boolean kept) {
    return String.format(Locale.ROOT, "%.3f%s", figure, kept ? "" : " (too many)");
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", report.detector());
    json.writeNumberField("series", report.series());
    json.writeArrayFieldStart("budgets");
    for (BudgetPromise promise : report.promises()) {
      write(promise, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("families");
    for (FalseAlarmReport.OfFamily family : report.families()) {
      write(family, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(BudgetPromise promise, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("pages_per_week", promise.pagesPerWeek());
    json.writeBooleanField("kept", promise.kept());
    json.writeNumberField("highest_mean", promise.highestMean());
    json.writeNumberField("worst_series", promise.worstSeries());
    json.writeNumberField("first_days_allowance", promise.firstDaysAllowance());
    json.writeNumberField("highest_first_days", promise.highestFirstDays());
    json.writeNumberField("highest_provisional", promise.highestProvisional());
    Json.bound(json, promise.bound());
    json.writeEndObject();
  }

  private static void write(FalseAlarmReport.OfFamily family, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("family", family.family());
    json.writeNumberField("interval_seconds", family.interval().toSeconds());
    json.writeNumberField("series", family.series());
    json.writeNumberField("fixed_threshold_per_week", family.crossingsPerWeek());
    json.writeArrayFieldStart("alarms");
    for (FalseAlarmReport.AtBudget at : family.atBudgets()) {
      json.writeStartObject();
      json.writeNumberField("pages_per_week", at.pagesPerWeek());
      json.writeNumberField("mean", at.mean());
      json.writeNumberField("worst", at.worst());
      json.writeNumberField("first_days", at.firstDays());
      json.writeNumberField("first_days_provisional", at.provisional());
      Json.bound(json, at.bound());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
