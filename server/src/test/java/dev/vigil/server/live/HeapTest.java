package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTest {
  @Test
  void those_who_are_there_have_equal_parts_of_it() {
    Heap heap = Heap.of(1_200);
    assertThat(heap.share()).isEqualTo(1_200);
    heap.shares(true);
    assertThat(heap.share()).isEqualTo(1_200);
    heap.shares(true);
    heap.shares(true);
    assertThat(heap.share()).isEqualTo(400);
    heap.shares(false);
    assertThat(heap.share()).isEqualTo(600);
    assertThat(heap.bytes()).isEqualTo(1_200);
  }
}
