package dev.vigil.cli.detect;

import static java.util.Objects.requireNonNull;

import dev.vigil.cli.input.Batch;
import dev.vigil.cli.input.Batches;
import dev.vigil.cli.input.Reading;
import dev.vigil.cli.input.SeriesNames;
import dev.vigil.formats.table.Layout;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.formats.table.SeriesName;
import dev.vigil.formats.table.TableException;
import dev.vigil.formats.table.TableReader;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.pipeline.Counts;
import dev.vigil.pipeline.Flaw;
import dev.vigil.pipeline.Grounds;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.Reporter;
import dev.vigil.pipeline.Return;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import dev.vigil.rule.RuleBook;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table on its way through the pipeline, and what came of it. One owner. */
final class Run implements AutoCloseable {
  private final TableReader table;
  private final Layout layout;
  private final Pipeline pipeline;
  private final AnomalyForm form;
  private final Output output;
  private final Recording recording;
  private final LabelTally labels;
  private final List<SeriesFacts> series = new ArrayList<>();
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long values;
  private final RuleBook rules;
  private final List<Anomaly> told = new ArrayList<>();
  private int raised;
  private int runs;
  private int suppressed;
  private final Map<SeriesKey, Integer> numbers = new HashMap<>();

  /**
   * @param recording takes every row, to be drawn
   */
  Run(TableReader table, Watched watched, AnomalyForm form, Output output, Recording recording) {
    this.table = table;
    this.layout = table.layout();
    this.pipeline = new Pipeline(watched.pipeline(), new Teller());
    this.rules = watched.policy().rules();
    pipeline.setPolicy(watched.policy());
    this.form = form;
    this.output = output;
    this.recording = recording;
    this.labels = new LabelTally(layout.values().size());
  }

  /** Gathers what is to be told, and counts what rules did. */
  private final class Teller implements Reporter {
    @Override
    public void decided(
        Decision decision,
        Observation observation,
        Circumstances circumstances,
        @Nullable Grounds grounds) {
      for (Outcome outcome : decision.outcomes()) {
        if (outcome.suppressed() != null) {
          suppressed++;
        } else if (!outcome.anomaly().detector().equals(RuleBook.DETECTOR)) {
          told.add(outcome.anomaly());
        } else {
          raised++;
          tellRun(outcome);
        }
      }
    }

    /** Rules have no memory: of what one raises row after row, the first is told. */
    private void tellRun(Outcome outcome) {
      int index = requireNonNull(numbers.get(outcome.anomaly().observation().series()));
      if (series.get(index).begins(outcome.rulings().get(0).rule())) {
        runs++;
        told.add(outcome.anomaly());
      }
    }

    @Override
    public void held(SeriesKey held, long epochMillis) {
      // the verdict says so
    }

    @Override
    public void returned(Return back) {
      // counted by the pipeline
    }
  }

  /**
   * Reads and judges everything.
   *
   * @return what was read; empty if nobody wanted the rest of the output
   * @throws TableException if the table is not good to its end
   */
  Optional<ReadReport> all(Batches batches)
      throws TableException, IOException, InterruptedException {
    output.write(form.head());
    return Reading.all(table, batches, this::take);
  }

  private boolean take(Batch batch) throws IOException {
    for (SeriesName name : batch.begun()) {
      numbers.put(SeriesNames.key(name), series.size());
      series.add(new SeriesFacts(name));
    }
    int size = batch.size();
    values += size;
    for (int row = 0; row < size; row++) {
      judge(batch, row);
    }
    output.passed(values);
    return !output.closed();
  }

  private void judge(Batch batch, int row) throws IOException {
    int index = batch.series(row);
    long time = batch.time(row);
    int label = batch.label(row);
    earliest = Math.min(earliest, time);
    latest = Math.max(latest, time);
    SeriesFacts facts = series.get(index);
    Point point = new Point(facts.key(), time, batch.value(row));
    Verdict verdict = pipeline.accept(point, circumstances(batch.metadata(row)));
    facts.note(verdict);
    labels.row(index, label);
    recording.add(index, point, verdict, label);
    if (!told.isEmpty()) {
      for (Anomaly anomaly : told) {
        tell(anomaly);
      }
      told.clear();
    }
  }

  private static Circumstances circumstances(Map<String, Object> metadata) {
    return metadata.isEmpty() ? Circumstances.NONE : Circumstances.NONE.withMetadata(metadata);
  }

  /** An anomaly may be of another series than the row: of one that has stopped. */
  private void tell(Anomaly anomaly) throws IOException {
    int index = requireNonNull(numbers.get(anomaly.observation().series()));
    SeriesFacts facts = series.get(index);
    if (anomaly.type() == AnomalyType.ABSENCE) {
      facts.note(anomaly.verdict());
    }
    labels.told(index, anomaly.verdict().notice() == Notice.PAGE);
    String text = layout.timeFormat().render(anomaly.observation().epochMillis());
    Told line =
        new Told(
            anomaly,
            text,
            facts.episodes(),
            facts.crossings(),
            pipeline.flaws(facts.key()),
            facts.remaining());
    output.write(form.write(line));
  }

  /** The names of the detectors that watched. */
  String detectors(PipelineSpec watched) {
    return keys().stream()
        .limit(1_000)
        .map(key -> watched.watches().apply(key).detector().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  Counts counts() {
    return pipeline.counts();
  }

  /** What was wrong with the data of a series, and how often. */
  Map<Flaw, Integer> flaws(SeriesKey key) {
    return pipeline.flaws(key);
  }

  /** How often each rule has applied, by its name. */
  Map<String, Long> rules() {
    return rules.counts();
  }

  /** Anomalies that rules raised, and did not keep back. */
  int raised() {
    return raised;
  }

  /** Of these, those that were told: the first of each run of rows. */
  int runs() {
    return runs;
  }

  /** Anomalies that rules kept back. */
  int suppressed() {
    return suppressed;
  }

  LabelTally labels() {
    return labels;
  }

  /** From the earliest to the latest time, in milliseconds. */
  long spanMillis() {
    return latest < earliest ? 0 : latest - earliest;
  }

  /** Both ends as the table writes times. */
  String span() {
    return layout.timeFormat().render(earliest) + " – " + layout.timeFormat().render(latest);
  }

  /** Series that were never judged but while they were learning. */
  long learning() {
    return series.stream().filter(one -> !one.learnt()).count();
  }

  /** Rows that the slowest of the series still wants; 0 where none is learning. */
  int remaining() {
    return series.stream().mapToInt(SeriesFacts::remaining).max().orElse(0);
  }

  List<SeriesKey> keys() {
    return series.stream().map(SeriesFacts::key).toList();
  }

  /** Whether anything was told. */
  boolean odd() {
    return counts().anomalies(Notice.PAGE) + counts().anomalies(Notice.UPDATE) + raised
        > suppressed;
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
