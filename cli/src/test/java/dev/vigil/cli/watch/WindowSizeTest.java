package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowSizeTest {
  @Test
  void the_size_is_read_as_stty_tells_it() {
    assertThat(WindowSize.read("50 132\n")).isEqualTo(new WindowSize(132, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "stty: standard input: Not a tty", "24"})
  void a_terminal_that_does_not_tell_is_80_by_24(String text) {
    assertThat(WindowSize.read(text)).isEqualTo(new WindowSize(80, 24));
  }
}
