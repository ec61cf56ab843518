package dev.vigil.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @Test
  void each_request_of_a_rehearsal_is_answered_as_it_should_be(@TempDir Path folder)
      throws Exception {
    assertThat(Rehearsal.run(folder.resolve("data"))).isEmpty();
  }
}
