package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class WatchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new WatchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  @Test
  void a_step_too_short_to_measure_is_refused() {
    assertThat(run("--every", "100ms")).isEqualTo(2);
    assertThat(err.toString()).contains("--every must be 200ms or more, was 100ms");
  }

  @Test
  void an_unknown_format_is_refused_with_those_that_are() {
    assertThat(run("--format", "xml")).isEqualTo(2);
    assertThat(err.toString()).contains("xml").contains("TABLE").contains("JSON");
  }
}
