package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fourteen conditions of the examples, each with observations that meet it and that do not. */
final class SeedConditionsTest {

  static Map<String, List<String>> cases() {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : lines()) {
      if (line.startsWith("+ ") || line.startsWith("- ")) {
        current.add(line);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current = new ArrayList<>();
        cases.put(line, current);
      }
    }
    return cases;
  }

  private static List<String> lines() {
    try (InputStream in = SeedConditionsTest.class.getResourceAsStream("seed-conditions.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> observations() {
    return cases().entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(line -> Arguments.of(one.getKey(), line)));
  }

  @ParameterizedTest
  @MethodSource("observations")
  void a_condition_of_the_examples_holds_where_it_should(String condition, String line) {
    assertThat(Condition.of(condition).holds(Given.of(line.substring(2))))
        .as("%s on %s", condition, line)
        .isEqualTo(line.startsWith("+"));
  }

  @Test
  void all_fourteen_are_tried_both_ways_and_none_looks_like_a_mistake() {
    assertThat(cases()).hasSize(14);
    cases()
        .forEach(
            (condition, lines) -> {
              assertThat(Condition.of(condition).warnings()).as(condition).isEmpty();
              assertThat(lines).anyMatch(line -> line.startsWith("+"));
              assertThat(lines).anyMatch(line -> line.startsWith("-"));
            });
  }
}
