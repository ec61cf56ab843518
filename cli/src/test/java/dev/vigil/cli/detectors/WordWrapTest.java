package dev.vigil.cli.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.console.WordWrap;
import org.junit.jupiter.api.Test;

final class WordWrapTest {
  @Test
  void lines_are_broken_between_words() {
    assertThat(WordWrap.lines("one two  three four", 9))
        .containsExactly("one two", "three", "four");
    assertThat(WordWrap.lines("one two", 7)).containsExactly("one two");
  }

  @Test
  void a_word_that_is_too_long_stands_alone() {
    assertThat(WordWrap.lines("a seventeenletters b", 5))
        .containsExactly("a", "seventeenletters", "b");
  }

  @Test
  void nothing_is_an_empty_line() {
    assertThat(WordWrap.lines("", 5)).containsExactly("");
  }
}
