package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.console.Terminal;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.Setting;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class DetectorsTest {
  @Test
  void all_are_told_within_a_hundred_columns() {
    CommandRun run = CommandRun.of("detectors");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    for (DetectorSpec spec : DetectorCatalogue.installed().all()) {
      assertThat(run.out()).contains(spec.key() + "  " + spec.name());
    }
    assertThat(run.out())
        .contains(
            """
            zscore  Z-Score Detector
              reads      single numbers
              right for  steady series without seasons
              blind to   seasons, trends, slow drifts
            """)
        .contains("composite  Composite Anomaly Detector (the default)\n");
  }

  @Test
  void each_is_told_with_its_settings_within_a_hundred_columns() {
    for (DetectorSpec spec : DetectorCatalogue.installed().all()) {
      CommandRun run = CommandRun.of("detectors", spec.name());

      assertThat(run.out()).startsWith(spec.key() + "  " + spec.name());
      assertThat(run.out()).contains(spec.settings().stream().map(Setting::name).toList());
      assertThat(run.out().lines())
          .as(spec.key())
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(101));
    }
  }

  @Test
  void settings_stand_below_each_other() {
    assertThat(CommandRun.of("detectors", "mean_distance").out())
        .isEqualTo(
            """
            mean_distance  Mean Distance Detector
              reads      vectors

              SETTING  VALUE           DEFAULT  WHAT IT IS
              unit     a number        1        what counts as a distance of 1, above 0
              seed     a whole number  0        what chance would start from
            """);
  }

  @Test
  void json_and_markdown_have_settings_too() {
    assertThat(CommandRun.of("detectors", "mean-distance", "--format", "json").out())
        .isEqualTo(
            """
            [ {
              "key" : "mean_distance",
              "name" : "Mean Distance Detector",
              "default" : false,
              "reads" : "vectors",
              "right_for" : "",
              "blind_to" : "",
              "cost" : "",
              "settings" : [ {
                "name" : "unit",
                "value" : "a number",
                "default" : "1",
                "what" : "what counts as a distance of 1, above 0"
              }, {
                "name" : "seed",
                "value" : "a whole number",
                "default" : "0",
                "what" : "what chance would start from"
              } ]
            } ]
            """);
    assertThat(CommandRun.of("detectors", "zscore", "--format", "markdown").out())
        .startsWith("## Z-Score Detector\n\n`zscore` reads single numbers.\n\n* Right for: ")
        .contains("| `robust` | true or false | `false` |");
  }

  @Test
  void colours_are_for_a_terminal() {
    StringWriter out = new StringWriter();
    Vigil.commandLine(new Terminal(true, true)).setOut(new PrintWriter(out)).execute("detectors");

    assertThat(out.toString()).contains("\u001b[");
    assertThat(CommandRun.of("detectors").out()).doesNotContain("\u001b");
  }

  @Test
  void a_mistyped_name_is_wrong_and_the_nearest_is_told() {
    CommandRun run = CommandRun.of("detectors", "zscroe");

    assertThat(run.err()).contains("unknown detector 'zscroe', did you mean 'zscore'?");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
