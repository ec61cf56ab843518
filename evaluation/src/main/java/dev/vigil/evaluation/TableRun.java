package dev.vigil.evaluation;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.Retrainable;
import dev.vigil.evaluation.data.LabelledTable;
import dev.vigil.evaluation.data.MalformedDataException;
import dev.vigil.evaluation.data.ResultFile;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.data.TablePack;
import dev.vigil.model.NearestName;
import dev.vigil.model.Score;
import dev.vigil.model.VectorPoint;
import dev.vigil.setting.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * One detector over labelled tables, whose rows stand in no order: each seed shuffles them, and is
 * the detector's own seed where it has one.
 *
 * <p>All rows that are learnt are learnt and the model is fitted to them before rows are scored;
 * or, prequential, each row is scored before it is learnt, and those before the detector is ready
 * are left out.
 */
public final class TableRun {
  /** Tables have no clock; a row a minute is as good as any. */
  private static final long STEP_MILLIS = Duration.ofMinutes(1).toMillis();

  private final DetectorSpec detector;
  private final List<Long> seeds;
  private final TableProtocol protocol;
  private final @Nullable ResultFolder results;
  private final Runnable seedDone;

  /**
   * @param detector reads vectors
   * @param seeds at least one
   * @param protocol which rows are learnt, and which are scored when
   * @param results where to write what was said of each row under the first seed; null for nowhere
   * @param seedDone told after each table and seed, from any thread
   */
  public TableRun(
      DetectorSpec detector,
      List<Long> seeds,
      TableProtocol protocol,
      @Nullable ResultFolder results,
      Runnable seedDone) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a run needs at least one seed");
    }
    this.detector = Reads.checkVectors(detector);
    this.seeds = List.copyOf(seeds);
    this.protocol = protocol;
    this.results = results;
    this.seedDone = seedDone;
  }

  /** So many seeds from one on. */
  public static List<Long> seeds(long first, int count) {
    return LongStream.range(first, first + count).boxed().toList();
  }

  /** The setting of a detector that chance starts from, if it has one. */
  public static Optional<String> seedSetting(DetectorSpec detector) {
    return detector.settings().stream()
        .map(Setting::name)
        .filter(name -> NearestName.same(name, "seed"))
        .findFirst();
  }

  /**
   * Runs over the tables of a pack, several seeds at a time.
   *
   * @throws MalformedDataException if one is not a labelled table, or the protocol cannot be done
   *     on it
   * @throws IOException if one cannot be read, or a result cannot be written
   */
  public TablePackReport over(TablePack pack) throws IOException {
    List<TableReport> reports = new ArrayList<>();
    for (Path file : pack.files()) {
      reports.add(over(pack.read(file)));
    }
    return new TablePackReport(pack.folder().name(), reports);
  }

  private TableReport over(LabelledTable table) throws IOException {
    protocol.check(table);
    List<TableAnswers> answers =
        seeds.parallelStream()
            .map(
                seed -> {
                  TableAnswers of = answers(table, seed);
                  seedDone.run();
                  return of;
                })
            .toList();
    if (results != null) {
      TableAnswers first = answers.get(0);
      ResultFile.writeWhole(
          table.path(), results.file(table.name()), first.scores(), first.alarms(), table.labels());
    }
    return TableReport.of(table, seeds, answers);
  }

  private TableAnswers answers(LabelledTable table, long seed) {
    DetectorSpec seeded =
        seedSetting(detector).map(name -> detector.with(Map.of(name, seed))).orElse(detector);
    int[] order = shuffled(table.size(), seed);
    TableProtocol.Split split = protocol.split(table.labels(), order);
    WordCoding rows = WordCoding.of(table, split.learnt());
    TableAnswers answers = new TableAnswers(table.size(), detector.calibration().alarmScore());
    if (protocol.prequential()) {
      prequential(rows, seeded.newDetector(), order, answers);
    } else {
      afterLearning(rows, seeded.newDetector(), split, answers);
    }
    return answers;
  }

  private static void prequential(
      WordCoding rows, Detector made, int[] order, TableAnswers answers) {
    for (int place = 0; place < order.length; place++) {
      boolean ready = made.remaining() == 0;
      Score score = made.scoreAndLearn(vector(rows, order[place], place));
      if (ready) {
        answers.put(order[place], score);
      }
    }
  }

  private static void afterLearning(
      WordCoding rows, Detector made, TableProtocol.Split split, TableAnswers answers) {
    int[] learnt = split.learnt();
    for (int place = 0; place < learnt.length; place++) {
      made.learn(vector(rows, learnt[place], place));
    }
    if (made instanceof Retrainable retrainable) {
      retrainable.retrain();
    }
    if (made.remaining() == 0) {
      for (int row : split.scored()) {
        answers.put(row, made.score(vector(rows, row, learnt.length)));
      }
    }
  }

  private static VectorPoint vector(WordCoding rows, int row, int place) {
    return new VectorPoint(
        MeasuredWatch.SERIES, place * STEP_MILLIS, rows.features(), rows.row(row));
  }

  private static int[] shuffled(int count, long seed) {
    int[] order = new int[count];
    SplittableRandom chance = new SplittableRandom(seed);
    for (int i = 0; i < count; i++) {
      int at = chance.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }
}
