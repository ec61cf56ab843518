package dev.vigil.cli.evaluate;

import static dev.vigil.cli.evaluate.TextTable.figure;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.evaluation.FloorReport;
import dev.vigil.evaluation.PackReport;
import dev.vigil.evaluation.VectorPackReport;
import dev.vigil.evaluation.VectorReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How a detector and the floors did on labelled series of vectors. */
record VectorsPrintable(String detector, List<VectorPackReport> packs) implements Printable {
  @Override
  public String table() {
    List<PackReport> detected = packs.stream().map(VectorPackReport::detector).toList();
    return "labelled series of vectors; detector "
        + detector
        + "\n\n"
        + ranking()
        + "\n"
        + floorsAbove()
        + "\n"
        + SeriesPrintable.alarms(detected)
        + onlyTraining();
  }

  private TextTable ranking() {
    List<String> heads =
        new ArrayList<>(List.of("set", "series", "events", "weeks", "AUC-PR", "VUS-PR"));
    packs.get(0).floors().forEach(floor -> heads.add(floor.name()));
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (VectorPackReport pack : packs) {
      PackReport found = pack.detector();
      List<String> cells =
          new ArrayList<>(
              List.of(
                  pack.name(),
                  String.valueOf(pack.files().size()),
                  String.valueOf(found.events()),
                  figure(found.atBudgets().get(0).recall().weeks(), 1),
                  figure(found.averagePrecision(), 3),
                  figure(found.volumeUnderSurface(), 3)));
      pack.floors().forEach(floor -> cells.add(figure(floor.volumeUnderSurface(), 3)));
      table.add(cells.toArray(String[]::new));
    }
    return table;
  }

  private String floorsAbove() {
    StringBuilder text = new StringBuilder();
    for (VectorPackReport pack : packs) {
      above(text, pack.name(), pack.detector().volumeUnderSurface(), pack.better());
      for (VectorReport file : pack.files()) {
        above(
            text,
            "  " + file.detector().name(),
            file.detector().volumeUnderSurface(),
            file.better());
      }
    }
    return text.isEmpty()
        ? "no floor ranks better anywhere (VUS-PR)\n"
        : "where a floor ranks better (VUS-PR):\n" + text;
  }

  private static void above(
      StringBuilder text, String where, OptionalDouble detector, List<FloorReport> floors) {
    for (FloorReport floor : floors) {
      text.append(where)
          .append(": ")
          .append(floor.name())
          .append(' ')
          .append(figure(floor.volumeUnderSurface(), 3))
          .append(" over ")
          .append(figure(detector, 3))
          .append('\n');
    }
  }

  private String onlyTraining() {
    StringBuilder text = new StringBuilder();
    for (VectorPackReport pack : packs) {
      if (pack.onlyTraining() > 0) {
        text.append(pack.name())
            .append(": ")
            .append(TextTable.count(pack.onlyTraining(), "file"))
            .append(" with nothing to find, watched for false pages behind the first fifth\n");
      }
    }
    return text.toString();
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("detector", detector);
    json.writeArrayFieldStart("sets");
    for (VectorPackReport pack : packs) {
      write(pack, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(VectorPackReport pack, JsonGenerator json) throws IOException {
    PackReport found = pack.detector();
    json.writeStartObject();
    json.writeStringField("name", pack.name());
    json.writeNumberField("events", found.events());
    Json.figure(json, "auc_pr", found.averagePrecision());
    Json.figure(json, "vus_pr", found.volumeUnderSurface());
    floors(pack.floors(), pack.better(), json);
    SeriesPrintable.alarms(found.atBudgets(), json);
    json.writeArrayFieldStart("series");
    for (VectorReport file : pack.files()) {
      json.writeStartObject();
      SeriesPrintable.ranking(file.detector(), json);
      json.writeNumberField("channels", file.channels());
      json.writeNumberField("longest_buffer", file.longestBuffer());
      json.writeBooleanField("only_training", file.onlyTraining());
      floors(file.floors(), file.better(), json);
      SeriesPrintable.alarms(file.detector().atBudgets(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void floors(List<FloorReport> floors, List<FloorReport> better, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("floors");
    for (FloorReport floor : floors) {
      json.writeStartObject();
      json.writeStringField("name", floor.name());
      Json.figure(json, "auc_pr", floor.averagePrecision());
      Json.figure(json, "vus_pr", floor.volumeUnderSurface());
      json.writeBooleanField("better", better.contains(floor));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
