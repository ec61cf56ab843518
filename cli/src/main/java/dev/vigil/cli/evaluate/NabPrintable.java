package dev.vigil.cli.evaluate;

import static dev.vigil.cli.evaluate.TextTable.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.NabReport;
import dev.vigil.evaluation.nab.NabResult;
import dev.vigil.evaluation.nab.NabScores;
import dev.vigil.evaluation.nab.NabTally;
import java.io.IOException;
import java.util.List;

/** How a detector did on NAB. */
record NabPrintable(NabReport report) implements Printable {
  @Override
  public String table() {
    String head =
        "NAB: "
            + TextTable.count(report.files(), "file")
            + ", "
            + TextTable.count(report.rows(), "row")
            + ", "
            + TextTable.count(report.swept().standard().tally().windows(), "window")
            + "; detector "
            + report.detector()
            + "\n\n";
    return head + swept() + "\n" + atBudgets();
  }

  private TextTable swept() {
    TextTable table =
        new TextTable("profile, swept", "score", "threshold", "windows hit", "false rows");
    for (NabResult result : results(report.swept())) {
      table.add(
          result.profile().name(),
          figure(result.score(), 2),
          figure(result.threshold(), 4),
          String.valueOf(result.tally().windowsHit()),
          String.valueOf(result.tally().rows().falsePositives()));
    }
    return table;
  }

  private TextTable atBudgets() {
    TextTable table =
        new TextTable(
            "alarms, pages a week",
            "standard",
            "low FP",
            "low FN",
            "windows hit",
            "false rows",
            "bound slack");
    for (NabReport.AtBudget at : report.atBudgets()) {
      NabTally tally = at.scores().standard().tally();
      table.add(
          TextTable.budget(at.pagesPerWeek()),
          figure(at.scores().standard().score(), 2),
          figure(at.scores().lowFalsePositives().score(), 2),
          figure(at.scores().lowFalseNegatives().score(), 2),
          String.valueOf(tally.windowsHit()),
          String.valueOf(tally.rows().falsePositives()),
          figure(at.bound().worstSlack(), 2));
    }
    return table;
  }

  private static List<NabResult> results(NabScores scores) {
    return List.of(scores.standard(), scores.lowFalsePositives(), scores.lowFalseNegatives());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", report.detector());
    json.writeNumberField("files", report.files());
    json.writeNumberField("rows", report.rows());
    json.writeNumberField("windows", report.swept().standard().tally().windows());
    json.writeObjectFieldStart("swept");
    for (NabResult result : results(report.swept())) {
      json.writeObjectFieldStart(result.profile().name());
      json.writeNumberField("score", result.score());
      Json.figure(json, "threshold", result.threshold());
      counts(json, result.tally());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeArrayFieldStart("alarms");
    for (NabReport.AtBudget at : report.atBudgets()) {
      json.writeStartObject();
      json.writeNumberField("pages_per_week", at.pagesPerWeek());
      for (NabResult result : results(at.scores())) {
        json.writeNumberField(result.profile().name(), result.score());
      }
      counts(json, at.scores().standard().tally());
      Json.bound(json, at.bound());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void counts(JsonGenerator json, NabTally tally) throws IOException {
    json.writeNumberField("windows_hit", tally.windowsHit());
    json.writeNumberField("true_positive_rows", tally.rows().truePositives());
    json.writeNumberField("false_positive_rows", tally.rows().falsePositives());
  }
}
