package dev.vigil.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @AfterEach
  void put_the_standard_error_back() {
    System.setErr(stderr);
  }

  @Test
  void nothing_is_drawn_into_a_pipe() {
    assertThat(drawn(new Terminal(false, false))).isEmpty();
  }

  @Test
  void somebody_who_looks_sees_a_bar() {
    assertThat(drawn(new Terminal(true, true))).contains("files").contains("3/3");
  }

  private String drawn(Terminal terminal) {
    System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    try (Progress progress = Progress.of(terminal, "files", 3)) {
      for (int step = 0; step < 3; step++) {
        progress.step();
      }
    }
    return written.toString(StandardCharsets.UTF_8);
  }
}
