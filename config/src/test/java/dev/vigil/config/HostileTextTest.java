package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of the largest size that is read, each made to cost as much as it can. */
final class HostileTextTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  static List<Named> texts() {
    String longKeys = ("\"" + "k".repeat(15_000) + "\": {").repeat(30);
    return List.of(
        new Named("deep.json", fill("[")),
        new Named("deep-keys.yaml", fill("a: {")),
        new Named("questions.yaml", fill("? ")),
        new Named("dashes.yaml", fill("- ")),
        new Named("stars.yaml", "counters: [" + "*".repeat(900_000) + "]"),
        new Named("quotes.yaml", fill("'")),
        new Named("one-line.json", "{\"counters\": [" + "\"a\",".repeat(90_000) + "\"a\"]}"),
        new Named("one-line.yaml", "counters: [" + "'😀${A}', ".repeat(90_000) + "]"),
        new Named("unset.yaml", "idle: '" + "${B}".repeat(250_000) + "'"),
        new Named("hidden.yaml", "idle: \"" + "\\x24{1}".repeat(130_000) + "\""),
        new Named("unknown.yaml", fill("'%d': 1\n")),
        new Named("twice.yaml", fill("a: 1\n")),
        new Named("digits.yaml", "sensitivity: " + "9".repeat(1_000_000)),
        new Named(
            "settings.yaml",
            "detectorSpecificConfig: {probe-detector: {" + fill("a%d: 1, ", 900_000) + "}}"),
        new Named(
            "globs.yaml", "limits:\n" + ("- {metric: '" + "*a".repeat(450) + "'}\n").repeat(1_000)),
        new Named("long-keys.yaml", longKeys + fill("a%d: 1, ", 500_000) + "}".repeat(30)));
  }

  /** A text and the name of the file that it could be. */
  record Named(String name, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String fill(String piece) {
    return fill(piece, ConfigReader.LARGEST - 10);
  }

  private static String fill(String piece, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() + piece.length() + 6 < size; i++) {
      text.append(piece.replace("%d", Integer.toString(i)));
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_hostile_text_is_refused_soon_and_in_few_words(Named hostile) {
    assertThat(hostile.text().length()).isBetween(300_000, ConfigReader.LARGEST);
    ConfigException refused =
        Assertions.assertTimeoutPreemptively(
            SOON,
            () ->
                Assertions.assertThrows(
                    ConfigException.class,
                    () ->
                        ConfigReader.read(
                            hostile.name(),
                            hostile.text(),
                            Map.of("A", "1"),
                            ProbeSpec.catalogue())));
    assertThat(refused.problems()).hasSizeBetween(1, 201);
    assertThat(refused.getMessage().length()).isLessThan(100_000);
  }
}
