package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EachFileTest {
  private static final List<Path> FILES =
      IntStream.range(0, 200).mapToObj(i -> Path.of("file" + i)).toList();

  @Test
  void results_come_in_the_order_of_the_files() throws IOException {
    AtomicInteger done = new AtomicInteger();

    assertThat(EachFile.of(FILES, done::incrementAndGet, file -> file)).isEqualTo(FILES);
    assertThat(done).hasValue(200);
  }

  @Test
  void after_a_failure_nothing_is_begun_and_nothing_is_left_at_work() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();

    assertThatThrownBy(
            () ->
                EachFile.of(
                    FILES,
                    () -> {},
                    file -> {
                      try {
                        begun.incrementAndGet();
                        throw new IOException("unreadable");
                      } finally {
                        ended.incrementAndGet();
                      }
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("unreadable");
    assertThat(ended.get()).isEqualTo(begun.get()).isLessThan(200);
  }
}
