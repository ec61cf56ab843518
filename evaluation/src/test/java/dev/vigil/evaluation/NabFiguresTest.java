package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.evaluation.data.ResultFolder;
import dev.vigil.evaluation.nab.NabCorpus;
import dev.vigil.evaluation.nab.NabFile;
import dev.vigil.evaluation.nab.NabScorer;
import dev.vigil.evaluation.nab.NabScores;
import dev.vigil.evaluation.nab.ScoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the default detector promises on NAB. */
class NabFiguresTest {
  private static NabCorpus corpus;
  private static NabRun run;
  private static NabReport report;

  @BeforeAll
  static void run_the_default_detector() throws IOException {
    corpus = NabCorpus.read(SharedData.set("nab"));
    run = NabRun.over(corpus, new NoveltySpec(), List.of(0.2, 1.0, 3.0), () -> {});
    report = run.report();
  }

  @Test
  void the_swept_scores_are_at_least_75_66_and_80() {
    NabScores swept = report.swept();

    assertThat(swept.standard().score()).isGreaterThanOrEqualTo(75);
    assertThat(swept.lowFalsePositives().score()).isGreaterThanOrEqualTo(66);
    assertThat(swept.lowFalseNegatives().score()).isGreaterThanOrEqualTo(80);
  }

  @Test
  void the_alarms_at_budgets_of_0_2_1_and_3_score_at_least_30_64_and_72() {
    assertThat(standardAt(0)).isGreaterThanOrEqualTo(30);
    assertThat(standardAt(1)).isGreaterThanOrEqualTo(64);
    assertThat(standardAt(2)).isGreaterThanOrEqualTo(72);
  }

  private static double standardAt(int budget) {
    return report.atBudgets().get(budget).scores().standard().score();
  }

  @Test
  void the_bound_is_never_exceeded() {
    assertThat(report.atBudgets()).allSatisfy(at -> assertThat(at.bound().holds()).isTrue());
  }

  @Test
  void the_results_alone_give_the_same_scores(@TempDir Path out) throws IOException {
    try (ResultFolder results = ResultFolder.open(out, List.of())) {
      run.write(results);
      results.publish();
    }
    List<ScoredFile> written = new ArrayList<>();
    for (NabFile file : corpus.files()) {
      written.add(new ScoredFile(file.name(), file.windows(), column(out.resolve(file.name()), 2)));
    }

    assertThat(NabScorer.score(written).standard().score())
        .isCloseTo(report.swept().standard().score(), within(1e-9));
  }

  private static double[] column(Path file, int column) throws IOException {
    return Files.readAllLines(file).stream()
        .skip(1)
        .mapToDouble(row -> Double.parseDouble(row.split(",", -1)[column]))
        .toArray();
  }
}
