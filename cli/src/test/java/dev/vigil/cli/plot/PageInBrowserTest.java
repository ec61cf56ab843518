package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.CAPTION;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens a page in the browser of the machine, if it has one. */
class PageInBrowserTest {
  private static final String HOSTILE =
      "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";

  @TempDir private Path folder;

  private static Path browser() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      for (String name : new String[] {"chromium", "chromium-browser", "google-chrome"}) {
        Path browser = Path.of(folder, name);
        if (Files.isExecutable(browser)) {
          return browser;
        }
      }
    }
    return Assumptions.abort("no Chromium on the path");
  }

  @Test
  void every_series_is_drawn_and_a_hostile_name_does_nothing() throws Exception {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 500; i++) {
      for (String name : List.of("latency", HOSTILE)) {
        boolean odd = i == 400;
        recorder.add(
            SeriesKey.of(name),
            START + i * MINUTE,
            odd ? 300 : 100 + i % 5,
            odd ? Plots.page(Severity.HIGH) : Plots.normal(102, 8),
            null);
      }
    }
    recorder.add(SeriesKey.of("silent"), START, Double.NaN, Plots.page(Severity.LOW), null);
    Path page = folder.resolve("plot.html");
    PlotFile.of(page).write(recorder.plot(), CAPTION);
    String shown = open(page);
    assertThat(Pattern.compile("class=\"u-over\"").matcher(shown).results()).hasSize(2);
    assertThat(shown)
        .contains("No values to draw.")
        .contains("<title>3 anomalies in days.csv</title>");
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("CONSOLE");
  }

  private String open(Path page) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(browser().toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=5000",
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("dom").toFile())
            .redirectError(folder.resolve("log").toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    Assumptions.assumeTrue(ended, "the browser did not answer within 3 minutes");
    return Files.readString(folder.resolve("dom"));
  }
}
