package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZombiesTest {
  @TempDir Path proc;

  private void process(String pid, String stat) throws IOException {
    Files.createDirectory(proc.resolve(pid));
    Files.writeString(proc.resolve(pid).resolve("stat"), stat);
  }

  @Test
  void processes_in_state_z_are_counted() throws IOException {
    process("1", "1 (init) S 0 1 1 0");
    process("42", "42 (worker) Z 1 42 42 0");
    process("43", "43 (worker) Z 1 42 42 0");
    assertThat(new Zombies(proc).count()).isEqualTo(2);
  }

  @Test
  void a_name_may_hold_brackets_and_what_looks_like_a_state() throws IOException {
    process("7", "7 (a) Z (b) S 1 7 7 0");
    process("8", "8 (x) y) Z 1 8 8 0");
    assertThat(new Zombies(proc).count()).isEqualTo(1);
  }

  @Test
  void a_process_that_ends_meanwhile_is_none() throws IOException {
    Files.createDirectory(proc.resolve("99"));
    assertThat(new Zombies(proc).count()).isZero();
  }

  @Test
  void what_is_no_process_is_passed_over() throws IOException {
    process("self", "1 (x) Z 1");
    Files.writeString(proc.resolve("uptime"), "1 (x) Z 1");
    assertThat(new Zombies(proc).count()).isZero();
  }

  @Test
  void a_folder_that_cannot_be_listed_is_a_failure() {
    Zombies zombies = new Zombies(proc.resolve("gone"));
    assertThatThrownBy(zombies::count)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone");
  }
}
