package dev.vigil.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class NycTaxiTest {
  private static final Pattern LABELS = Pattern.compile("labels: (\\d) of 5 labelled runs hit");

  private static Path file() {
    String set = System.getenv("VIGIL_DATA");
    String beside =
        Path.of(System.getProperty("vigil.root", ".."), "..", "shared", "data").toString();
    String folder = System.getProperty("vigil.data", set == null ? beside : set);
    return Path.of(folder).resolve("nab/data/realKnownCause/nyc_taxi.csv.gz");
  }

  @Test
  void four_of_the_five_labelled_windows_are_hit_at_the_default_setting() {
    Path file = file();
    Assumptions.assumeTrue(Files.exists(file), "no labelled data at " + file);
    Shell shell = Shell.detect(file);
    Matcher labels = LABELS.matcher(shell.err());
    assertThat(labels.find()).as(shell.err()).isTrue();
    assertThat(Integer.parseInt(labels.group(1))).isGreaterThanOrEqualTo(4);
    assertThat(shell.out()).contains("2014-11-02T01:00:00Z");
  }
}
