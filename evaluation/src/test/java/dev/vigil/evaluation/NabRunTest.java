package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.nab.NabCorpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores are the values of the file here, which makes every figure one to work out by hand. */
class NabRunTest {
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T00:00");
  private static final int ROWS = 1000;

  @TempDir private Path root;
  private final double[] values = new double[ROWS];

  @BeforeEach
  void write_the_windows() throws IOException {
    Files.createDirectories(root.resolve("data/made"));
    Files.createDirectories(root.resolve("labels"));
    Files.writeString(
        root.resolve("labels/combined_windows.json"),
        "{\"made/up.csv\": [[\"%s\", \"%s\"]]}".formatted(time(500), time(599)));
  }

  private NabCorpus corpus() throws IOException {
    StringBuilder rows = new StringBuilder("timestamp,value\n");
    for (int row = 0; row < ROWS; row++) {
      rows.append(time(row)).append(',').append(values[row]).append('\n');
    }
    Files.writeString(root.resolve("data/made/up.csv"), rows);
    return NabCorpus.read(root);
  }

  private static String time(int row) {
    return START.plusMinutes(5L * row).toString().replace('T', ' ') + ":00";
  }

  private NabRun run(NabCorpus corpus) {
    return NabRun.over(corpus, new Shouting(), List.of(1.0, 3.0), () -> {});
  }

  @Test
  void the_threshold_is_on_the_scale_of_the_results() throws IOException {
    values[500] = 3;
    NabReport report = run(corpus()).report();

    assertThat(report.swept().standard().score()).isEqualTo(100);
    assertThat(report.swept().standard().threshold()).isEqualTo(0.75);
    assertThat(report.detector()).isEqualTo("shouting");
    assertThat(report.files()).isEqualTo(1);
    assertThat(report.rows()).isEqualTo(ROWS);
  }

  @Test
  void pages_and_updates_are_the_alarms_of_a_budget() throws IOException {
    values[500] = 50;
    values[501] = 50;
    values[700] = 50;
    NabReport report = run(corpus()).report();

    NabReport.AtBudget first = report.atBudgets().get(0);
    assertThat(first.pagesPerWeek()).isEqualTo(1);
    assertThat(first.scores().standard().tally().rows().truePositives()).isEqualTo(2);
    assertThat(first.scores().standard().tally().rows().falsePositives()).isEqualTo(1);
    assertThat(first.scores().standard().score()).isBetween(90.0, 99.0);
    assertThat(first.bound().pages()).isEqualTo(1);
    assertThat(report.atBudgets().get(1).pagesPerWeek()).isEqualTo(3);
  }

  @Test
  void scores_are_written_on_a_scale_of_0_to_1_in_the_order_they_have() throws IOException {
    double[] some = {0, 1e-9, 0.3, 1, 1.0000001, 6, 1e12, Double.MAX_VALUE};
    for (int i = 0; i < some.length; i++) {
      values[600 + i] = some[i];
    }
    Path out = root.resolve("out");
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      run(corpus()).write(results);
      results.publish();
    }

    List<Double> written =
        Files.readAllLines(out.resolve("made/up.csv")).stream()
            .skip(601)
            .limit(some.length)
            .map(row -> Double.valueOf(row.split(",", -1)[2]))
            .toList();
    assertThat(written).isSorted().doesNotHaveDuplicates().startsWith(0.0).endsWith(1.0);
    assertThat(written.get(3)).isEqualTo(0.5);
  }

  @Test
  void each_file_is_told_when_it_is_done() throws IOException {
    AtomicInteger done = new AtomicInteger();
    NabRun.over(corpus(), new Shouting(), List.of(1.0), done::incrementAndGet);

    assertThat(done).hasValue(1);
  }

  @Test
  void a_run_needs_a_budget() throws IOException {
    NabCorpus corpus = corpus();
    assertThatThrownBy(() -> NabRun.over(corpus, new Shouting(), List.of(), () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
