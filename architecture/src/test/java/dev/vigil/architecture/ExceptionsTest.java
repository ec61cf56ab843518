package dev.vigil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of exceptions lets through what it names, and only shrinks. */
final class ExceptionsTest {

  private static final Finding LONG = new Finding("a/B.java#c", Gate.METHOD_LINES, 75);

  private final Exceptions exceptions =
      Exceptions.of(List.of("# words", "", "a/B.java#c | method-lines | 80 | one numeric kernel"));

  @Test
  void a_finding_without_an_exception_is_a_problem() {
    assertThat(Exceptions.of(List.of()).problems(List.of(LONG)))
        .containsExactly("a/B.java#c: method-lines is 75, the limit is 60");
  }

  @Test
  void a_finding_within_its_exception_is_none() {
    assertThat(exceptions.problems(List.of(LONG))).isEmpty();
  }

  @Test
  void an_exception_has_a_limit_of_its_own() {
    assertThat(exceptions.problems(List.of(new Finding("a/B.java#c", Gate.METHOD_LINES, 81))))
        .containsExactly("a/B.java#c: method-lines is 81, the limit is 60, its exception 80");
  }

  @Test
  void an_exception_is_for_one_gate() {
    assertThat(exceptions.problems(List.of(LONG, new Finding("a/B.java#c", Gate.PARAMETERS, 8))))
        .containsExactly("a/B.java#c: parameters is 8, the limit is 7");
  }

  @Test
  void an_exception_no_longer_needed_is_a_problem() {
    assertThat(exceptions.problems(List.of()))
        .containsExactly("exceptions.txt:3: no longer needed, remove it: a/B.java#c");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          a | method-lines | 80     > expected 'subject | gate | limit | reason'
          a | method-lines | 80 |   > expected 'subject | gate | limit | reason'
          a | width | 80 | why      > unknown gate 'width'
          a | parameters | 7 | why  > the limit must be a number above 7, was '7'
          a | parameters | x | why  > the limit must be a number above 7, was 'x'
          """)
  void a_line_that_cannot_be_read_is_refused_with_its_number(String line, String problem) {
    assertThatThrownBy(() -> Exceptions.of(List.of(line)))
        .hasMessage("exceptions.txt:1: " + problem);
  }
}
