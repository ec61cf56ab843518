package dev.vigil.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class TerminalTest {
  @Test
  void a_terminal_is_live_and_coloured() {
    assertThat(Terminal.of(true, Map.of("TERM", "xterm"))).isEqualTo(new Terminal(true, true));
  }

  @Test
  void a_pipe_is_neither() {
    assertThat(Terminal.of(false, Map.of("TERM", "xterm"))).isEqualTo(new Terminal(false, false));
  }

  @Test
  void no_color_is_respected_when_it_is_not_empty() {
    assertThat(Terminal.of(true, Map.of("NO_COLOR", "1")).coloured()).isFalse();
    assertThat(Terminal.of(true, Map.of("NO_COLOR", "1")).live()).isTrue();
    assertThat(Terminal.of(true, Map.of("NO_COLOR", "")).coloured()).isTrue();
  }

  @Test
  void a_dumb_terminal_is_written_to_like_a_pipe() {
    assertThat(Terminal.of(true, Map.of("TERM", "dumb"))).isEqualTo(new Terminal(false, false));
  }
}
