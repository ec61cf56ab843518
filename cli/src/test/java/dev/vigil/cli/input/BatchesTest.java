package dev.vigil.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BatchesTest {
  private final Batches batches = new Batches();

  @Test
  void every_row_arrives_in_order_however_many_there_are() throws InterruptedException {
    int rows = 100_000;
    Thread reader =
        new Thread(
            () -> {
              for (int i = 0; i < rows; i++) {
                batches.row(0, i, i / 2.0, i % 3 - 1);
              }
              batches.end();
            });
    reader.start();
    int next = 0;
    for (Batch batch = batches.take(); !batches.isEnd(batch); batch = batches.take()) {
      for (int row = 0; row < batch.size(); row++, next++) {
        assertThat(batch.time(row)).isEqualTo(next);
        assertThat(batch.value(row)).isEqualTo(next / 2.0);
        assertThat(batch.label(row)).isEqualTo(next % 3 - 1);
      }
      batches.giveBack(batch);
    }
    assertThat(next).isEqualTo(rows);
    reader.join();
  }

  @Test
  void what_came_with_a_row_stays_with_it() throws InterruptedException {
    batches.row(0, 1, 1, 0);
    batches.metadata(Map.of("battery", 15.0));
    batches.row(0, 2, 2, 0);
    batches.row(1, 2, 3, 0);
    batches.metadata(Map.of());
    batches.row(0, 3, 4, 0);
    batches.end();
    Batch batch = batches.take();
    assertThat(batch.metadata(0)).isEmpty();
    assertThat(batch.metadata(1)).isEqualTo(Map.of("battery", 15.0));
    assertThat(batch.metadata(2)).isEqualTo(Map.of("battery", 15.0));
    assertThat(batch.metadata(3)).isEmpty();
    batches.giveBack(batch);
    assertThat(batch.metadata(1)).isEmpty();
  }

  @Test
  void what_a_pausing_stream_gave_is_handed_on_before_the_wait() throws IOException {
    AtomicInteger passedOn = new AtomicInteger();
    byte[] bytes = {1, 2, 3};
    try (LiveInput input =
        new LiveInput(new ByteArrayInputStream(bytes), passedOn::incrementAndGet)) {
      assertThat(input.read(new byte[8], 0, 3)).isEqualTo(3);
      assertThat(passedOn).hasValue(0);
      assertThat(input.read()).isEqualTo(-1);
      assertThat(passedOn).hasValue(1);
    }
  }

  @Test
  void a_batch_that_is_not_full_is_handed_on_when_asked() throws InterruptedException {
    batches.row(0, 5, 1, 0);
    batches.passOn();
    assertThat(batches.take().size()).isEqualTo(1);
  }
}
