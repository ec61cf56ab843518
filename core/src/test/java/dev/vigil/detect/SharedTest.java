package dev.vigil.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SharedTest {
  private final List<Integer> made = new ArrayList<>();
  private final Shared<Integer, Object> shared = new Shared<>(2, this::make);

  private Object make(Integer settings) {
    made.add(settings);
    return new Object();
  }

  @Test
  void equal_settings_have_the_same() {
    assertThat(shared.of(1000)).isSameAs(shared.of(500 + 500)).isNotSameAs(shared.of(2));
    assertThat(made).containsExactly(1000, 2);
  }

  @Test
  void what_was_not_asked_for_longest_is_let_go() {
    Object first = shared.of(1);
    shared.of(2);
    shared.of(1);
    shared.of(3);
    assertThat(shared.of(1)).isSameAs(first);
    shared.of(2);
    assertThat(made).containsExactly(1, 2, 3, 2);
  }

  @Test
  void what_is_made_anew_takes_the_place_of_what_was() {
    Object first = shared.of(1);
    Object second = shared.renew(1);
    assertThat(shared.of(1)).isSameAs(second).isNotSameAs(first);
  }

  @Test
  void threads_that_ask_at_once_have_the_same() {
    Shared<Integer, Object> one = new Shared<>(1, settings -> new Object());
    assertThat(IntStream.range(0, 1000).parallel().mapToObj(i -> one.of(7)).distinct()).hasSize(1);
  }

  @Test
  void it_must_keep_one_at_least() {
    assertThatThrownBy(() -> new Shared<>(0, this::make))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("most must be at least 1, was 0");
  }
}
