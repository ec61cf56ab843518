package dev.vigil.cli.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.WatchSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NycTaxiPlotTest {
  private static Path file() {
    String root = System.getProperty("vigil.root", "..");
    String set = System.getenv("VIGIL_DATA");
    Path data =
        Path.of(
            System.getProperty(
                "vigil.data",
                set == null ? Path.of(root, "..", "shared", "data").toString() : set));
    return data.resolve("nab/data/realKnownCause/nyc_taxi.csv.gz");
  }

  @Test
  void the_plot_shows_four_of_the_five_labelled_windows_hit() throws IOException {
    Path file = file();
    Assumptions.assumeTrue(Files.exists(file), "no labelled data at " + file);
    PlotRecorder recorder = new PlotRecorder();
    SeriesKey series = SeriesKey.of("passengers");
    try (Pipeline pipeline = new Pipeline(PipelineSpec.of(new WatchSpec()), anomaly -> {});
        BufferedReader rows =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      rows.lines().skip(1).forEach(row -> add(recorder, pipeline, series, row.split(",", -1)));
    }
    Plot plot = recorder.plot();
    assertThat(plot.totals().windows()).isEqualTo(5);
    assertThat(plot.totals().windowsHit()).isGreaterThanOrEqualTo(4);
    Caption caption = new Caption("nyc_taxi.csv", "Default settings", ZoneOffset.UTC);
    Path folder = Files.createDirectories(Path.of("target", "plots"));
    PlotFile.of(folder.resolve("nyc_taxi.html")).write(plot, caption);
    assertThat(folder.resolve("nyc_taxi.html")).isNotEmptyFile();
  }

  private static void add(PlotRecorder to, Pipeline pipeline, SeriesKey series, String[] cells) {
    long at = Instant.parse(cells[0]).toEpochMilli();
    double value = Double.parseDouble(cells[1]);
    to.add(series, at, value, pipeline.accept(new Point(series, at, value)), cells[2].equals("1"));
  }
}
