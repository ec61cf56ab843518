package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateFalseAlarmsTest {
  @TempDir private Path folder;

  @Test
  void a_detector_that_never_speaks_keeps_every_budget() {
    CommandRun run =
        CommandRun.of(
            "evaluate", "false-alarms", "--seeds", "1", "--detector", "threshold", "--budget", "1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            """
            normal series: 18, nine weeks each after one of warm-up; detector threshold

            at 1 a week    every  fixed threshold  mean  worst  first 2 days  provisional  bound slack
            gauss          300 s             0.00  0.00   0.00          0.00         0.00         3.00
            ar.95          300 s             0.00  0.00   0.00          0.00         0.00         3.00
            daily          300 s             0.00  0.00   0.00          0.00         0.00         3.00
            weekly         300 s             0.00  0.00   0.00          0.00         0.00         3.00
            lognormal      300 s             0.00  0.00   0.00          0.00         0.00         3.00
            student-t3     300 s             0.00  0.00   0.00          0.00         0.00         3.00
            poisson-daily  300 s             0.00  0.00   0.00          0.00         0.00         3.00
            random walk    300 s             0.00  0.00   0.00          0.00         0.00         3.00
            trend+daily    300 s             0.00  0.00   0.00          0.00         0.00         3.00
            spiky 3 %      300 s             0.00  0.00   0.00          0.00         0.00         3.00
            integer        300 s             0.00  0.00   0.00          0.00         0.00         3.00
            gauss           60 s             0.00  0.00   0.00          0.00         0.00         3.00
            ar.95           60 s             0.00  0.00   0.00          0.00         0.00         3.00
            lognormal       60 s             0.00  0.00   0.00          0.00         0.00         3.00
            student-t3      60 s             0.00  0.00   0.00          0.00         0.00         3.00
            random walk     60 s             0.00  0.00   0.00          0.00         0.00         3.00
            spiky 3 %       60 s             0.00  0.00   0.00          0.00         0.00         3.00
            integer         60 s             0.00  0.00   0.00          0.00         0.00         3.00
            1 a week KEPT: highest mean 0.000, worst series 0.000, provisional 0.000 of the 0.286 that two days may cost (highest of all pages 0.000), bound kept by 3.00
            """);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void json_and_results_tell_of_each_series() throws IOException {
    Path out = folder.resolve("out");

    CommandRun run =
        CommandRun.of(
            "evaluate",
            "false-alarms",
            "--seeds",
            "1",
            "--first-seed",
            "7",
            "--detector",
            "threshold",
            "--format",
            "json",
            "--results",
            out);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("\"pages_per_week\" : 1.0,\n    \"kept\" : true")
        .contains("\"pages_per_week\" : 0.2,\n    \"kept\" : true")
        .contains("\"family\" : \"spiky 3 %\"")
        .contains("\"interval_seconds\" : 60");
    try (Stream<Path> written = Files.walk(out)) {
      assertThat(written.filter(Files::isRegularFile)).hasSize(18);
    }
    List<String> rows = Files.readAllLines(out.resolve("300s/spiky-3-7.csv"));
    assertThat(rows).hasSize(10 * 7 * 288 + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score,alarm,label");
    assertThat(rows.get(1)).matches("2014-05-05T00:00:00Z,[\\d.]+,[\\d.]+,0,0");
  }

  @Test
  void there_must_be_a_seed() {
    CommandRun run = CommandRun.of("evaluate", "false-alarms", "--seeds", "0");

    assertThat(run.err()).startsWith("vigil: --seeds must be 1 or more, was 0\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
