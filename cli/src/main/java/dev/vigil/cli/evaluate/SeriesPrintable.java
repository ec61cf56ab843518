package dev.vigil.cli.evaluate;

import static dev.vigil.cli.evaluate.TextTable.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.PackReport;
import dev.vigil.evaluation.SeriesReport;
import dev.vigil.evaluation.measure.EventRecall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How a detector did on labelled series. */
record SeriesPrintable(String detector, List<PackReport> packs) implements Printable {
  @Override
  public String table() {
    return "labelled series; detector " + detector + "\n\n" + ranking() + "\n" + alarms(packs);
  }

  private TextTable ranking() {
    TextTable table =
        new TextTable("set", "series", "events", "weeks", "AUC-PR", "VUS-PR", "UCR accuracy");
    for (PackReport pack : packs) {
      table.add(
          pack.name(),
          String.valueOf(pack.series().size()),
          String.valueOf(pack.events()),
          figure(pack.atBudgets().get(0).recall().weeks(), 1),
          figure(pack.averagePrecision(), 3),
          figure(pack.volumeUnderSurface(), 3),
          figure(pack.highestNearEvent(), 3));
    }
    return table;
  }

  /** What the alarms of some sets found at each budget. */
  static TextTable alarms(List<PackReport> packs) {
    TextTable table =
        new TextTable(
            "set",
            "budget a week",
            "events",
            "paged",
            "covered",
            "false a week",
            "pages a week",
            "updates a week",
            "bound slack");
    for (PackReport pack : packs) {
      for (SeriesReport.AtBudget at : pack.atBudgets()) {
        EventRecall recall = at.recall();
        table.add(
            pack.name(),
            TextTable.budget(at.pagesPerWeek()),
            String.valueOf(recall.events()),
            String.valueOf(recall.paged()),
            String.valueOf(recall.covered()),
            figure(recall.falsePagesPerWeek(), 2),
            figure(recall.pagesPerWeek(), 2),
            figure(recall.updatesPerWeek(), 2),
            figure(at.bound().worstSlack(), 2));
      }
    }
    return table;
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", detector);
    json.writeArrayFieldStart("sets");
    for (PackReport pack : packs) {
      write(pack, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(PackReport pack, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", pack.name());
    json.writeNumberField("events", pack.events());
    Json.figure(json, "auc_pr", pack.averagePrecision());
    Json.figure(json, "vus_pr", pack.volumeUnderSurface());
    Json.figure(json, "ucr_accuracy", pack.highestNearEvent());
    alarms(pack.atBudgets(), json);
    json.writeArrayFieldStart("series");
    for (SeriesReport series : pack.series()) {
      write(series, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(SeriesReport series, JsonGenerator json) throws IOException {
    json.writeStartObject();
    ranking(series, json);
    Optional<Boolean> near = series.highestNearEvent();
    if (near.isPresent()) {
      json.writeBooleanField("highest_near_event", near.get());
    } else {
      json.writeNullField("highest_near_event");
    }
    alarms(series.atBudgets(), json);
    json.writeEndObject();
  }

  /** How large a series is, and how well its labelled rows are ranked. */
  static void ranking(SeriesReport series, JsonGenerator json) throws IOException {
    json.writeStringField("name", series.name());
    json.writeNumberField("rows", series.rows());
    json.writeNumberField("scored_rows", series.scoredRows());
    json.writeNumberField("events", series.events());
    Json.figure(json, "auc_pr", series.averagePrecision());
    Json.figure(json, "vus_pr", series.volumeUnderSurface());
  }

  /** What the alarms found at each budget. */
  static void alarms(List<SeriesReport.AtBudget> budgets, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("alarms");
    for (SeriesReport.AtBudget at : budgets) {
      EventRecall recall = at.recall();
      json.writeStartObject();
      json.writeNumberField("pages_per_week", at.pagesPerWeek());
      json.writeNumberField("events", recall.events());
      json.writeNumberField("paged", recall.paged());
      json.writeNumberField("covered", recall.covered());
      json.writeNumberField("pages", recall.pages());
      json.writeNumberField("false_pages", recall.falsePages());
      json.writeNumberField("updates", recall.updates());
      json.writeNumberField("weeks", recall.weeks());
      Json.bound(json, at.bound());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
