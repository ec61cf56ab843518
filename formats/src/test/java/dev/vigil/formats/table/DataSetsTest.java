package dev.vigil.formats.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every labelled series at hand is read without being told anything, and its times come back. */
class DataSetsTest {
  private static final List<String> SERIES =
      List.of(
          "nab", "kpi", "cloud_monitoring", "wsd", "ucr", "smd", "asd", "skab", "nasa_smap_msl");

  private static Path data() {
    String told =
        Optional.ofNullable(System.getProperty("vigil.data"))
            .or(() -> Optional.ofNullable(System.getenv("VIGIL_DATA")))
            .orElse(System.getProperty("vigil.root", "..") + "/../shared/data");
    return Path.of(told);
  }

  @Test
  void every_labelled_series_is_read_and_its_times_are_written_back()
      throws IOException, TableException {
    Path data = data();
    assumeTrue(Files.isDirectory(data), () -> "there is no data folder at " + data);
    for (String set : SERIES) {
      try (Stream<Path> files = Files.walk(data.resolve(set))) {
        for (Path file : files.filter(DataSetsTest::isTable).sorted().limit(6).toList()) {
          read(file);
        }
      }
    }
  }

  private static boolean isTable(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".csv.gz");
  }

  private static void read(Path file) throws TableException {
    try (TableReader reader = TableReader.open(Source.file(file), TableOptions.auto())) {
      Layout layout = reader.layout();
      assertThat(layout.time()).as("%s", file).containsExactly(new Column(0, "timestamp"));
      assertThat(layout.label()).as("%s", file).isNotNull();
      assertThat(layout.ignored()).as("%s", file).isEmpty();
      ReadReport report = reader.read(new TimesComeBack(reader));
      assertThat(report.badRows()).as("%s", file).isZero();
      assertThat(report.rows()).as("%s", file).isPositive();
    }
  }

  private record TimesComeBack(TableReader reader) implements RowSink {
    @Override
    public void series(int index, SeriesName name) {}

    @Override
    public void row(int series, long epochMillis, double value, int label) {
      if (series == 0) {
        String written = reader.layout().timeFormat().render(epochMillis);
        if (!written.equals(reader.timeText())) {
          throw new AssertionError(reader.timeText() + " came back as " + written);
        }
      }
    }
  }
}
