package dev.vigil.cli.backtest;

import dev.vigil.cli.input.Batch;
import dev.vigil.cli.input.Batches;
import dev.vigil.cli.input.Reading;
import dev.vigil.cli.input.SeriesNames;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.formats.table.SeriesName;
import dev.vigil.formats.table.TableException;
import dev.vigil.formats.table.TableReader;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table on its way through one configuration, or two at once. One owner. */
final class Backtest {
  private final TableReader table;
  private final List<Rehearsal> rehearsals;
  private final LabelledRuns labels;
  private final List<SeriesKey> series = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  Backtest(TableReader table, List<Rehearsal> rehearsals) {
    this.table = table;
    this.rehearsals = List.copyOf(rehearsals);
    this.labels = new LabelledRuns(table.layout().values().size());
  }

  /** Reads all, and has all told that would have been. */
  ReadReport run(Batches batches) throws TableException, IOException, InterruptedException {
    ReadReport read = Reading.all(table, batches, this::take).orElseThrow();
    rehearsals.forEach(Rehearsal::finish);
    return read;
  }

  private boolean take(Batch batch) {
    for (SeriesName name : batch.begun()) {
      SeriesKey key = SeriesNames.key(name);
      numbers.put(Fields.cut(key.toString()), series.size());
      series.add(key);
    }
    for (int row = 0; row < batch.size(); row++) {
      long time = batch.time(row);
      int index = batch.series(row);
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
      labels.row(index, time, batch.label(row));
      Point point = new Point(series.get(index), time, batch.value(row));
      Map<String, Object> metadata = batch.metadata(row);
      rehearsals.forEach(one -> one.accept(point, metadata));
    }
    return true;
  }

  /** What was told beside what is labelled; empty scores where nothing is. */
  Score score(Rehearsal rehearsal) {
    Set<Telling.Event> seen = new LinkedHashSet<>();
    List<Score.Told> told = new ArrayList<>();
    for (Telling telling : rehearsal.told()) {
      if (!telling.tellsNews()) {
        continue;
      }
      for (Telling.Event event : telling.events()) {
        Integer number = numbers.get(event.series());
        if (number != null && seen.add(event)) {
          told.add(new Score.Told(number, event.epochMillis(), telling.at()));
        }
      }
    }
    return Score.of(labels, told);
  }

  /** Whether the table says where something was wrong. */
  boolean labelled() {
    return labels.labelled();
  }

  List<SeriesKey> series() {
    return series;
  }

  /** The time of the first row; after that of the last where there is none. */
  long earliest() {
    return earliest;
  }

  long latest() {
    return latest;
  }
}
