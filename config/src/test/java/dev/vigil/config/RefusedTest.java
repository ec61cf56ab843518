package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code refused} beside the text of its problems. With {@code
 * -Dvigil.golden.write=true} the texts are written anew, to be read before they are kept.
 */
final class RefusedTest {
  private static final Path FOLDER = Path.of("src/test/resources/refused");
  private static final Map<String, String> ENVIRONMENT = Map.of("WORD", "high", "EMPTY", "");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_problem_is_told_with_its_place(Path file) throws IOException {
    String name = file.getFileName().toString();
    String text = Files.readString(file);
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigReader.read(name, text, ENVIRONMENT, ProbeSpec.catalogue()));
    assertThat(refused).as(name + " is refused").isNotNull();
    Path golden = FOLDER.resolve(name + ".txt");
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(golden, refused.getMessage() + "\n");
    }
    assertThat(refused.getMessage() + "\n").isEqualTo(Files.readString(golden));
    assertThat(refused.problems()).hasSize(refused.getMessage().split("\n").length);
  }
}
