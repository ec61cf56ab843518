package dev.vigil.cli.evaluate;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.TablePackReport;
import dev.vigil.evaluation.TableProtocol;
import dev.vigil.evaluation.TableReport;
import java.io.IOException;

/** How a detector did on labelled tables. */
record TablePrintable(String detector, TableProtocol protocol, TablePackReport report)
    implements Printable {
  @Override
  public String table() {
    int seeds = report.tables().get(0).seeds().size();
    return "labelled tables; detector "
        + detector
        + "; "
        + protocol.words()
        + "; "
        + TextTable.count(seeds, "seed")
        + "\n\n"
        + ranking()
        + "\nmean of "
        + TextTable.count(report.tables().size(), "table")
        + " ± deviation over seeds: AUC-ROC "
        + figure(report.rocArea())
        + ", AUC-PR "
        + figure(report.averagePrecision())
        + "\n";
  }

  private TextTable ranking() {
    TextTable table =
        new TextTable("table", "rows", "scored", "features", "anomalies", "AUC-ROC", "AUC-PR");
    for (TableReport one : report.tables()) {
      table.add(
          one.name(),
          String.valueOf(one.rows()),
          String.valueOf(one.scoredRows()),
          String.valueOf(one.features()),
          String.valueOf(one.anomalies()),
          TextTable.figure(one.rocArea(), 3),
          TextTable.figure(one.averagePrecision(), 3));
    }
    return table;
  }

  private static String figure(TablePackReport.OverSeeds figure) {
    return TextTable.figure(figure.mean(), 3) + " ± " + TextTable.figure(figure.deviation(), 3);
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", detector);
    json.writeStringField("set", report.name());
    json.writeBooleanField("prequential", protocol.prequential());
    if (protocol.contamination() >= 0) {
      json.writeNumberField("contamination", protocol.contamination());
    }
    Json.figure(json, "auc_roc", report.rocArea().mean());
    Json.figure(json, "auc_roc_deviation", report.rocArea().deviation());
    Json.figure(json, "auc_pr", report.averagePrecision().mean());
    Json.figure(json, "auc_pr_deviation", report.averagePrecision().deviation());
    json.writeArrayFieldStart("tables");
    for (TableReport one : report.tables()) {
      write(one, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(TableReport table, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", table.name());
    json.writeNumberField("rows", table.rows());
    json.writeNumberField("features", table.features());
    json.writeNumberField("anomalies", table.anomalies());
    Json.figure(json, "auc_roc", table.rocArea());
    Json.figure(json, "auc_pr", table.averagePrecision());
    json.writeArrayFieldStart("seeds");
    for (TableReport.OfSeed seed : table.seeds()) {
      json.writeStartObject();
      json.writeNumberField("seed", seed.seed());
      json.writeNumberField("scored_rows", seed.scoredRows());
      Json.figure(json, "auc_roc", seed.rocArea());
      Json.figure(json, "auc_pr", seed.averagePrecision());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
