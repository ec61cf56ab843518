package dev.vigil.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of labelled sets, which is not part of the project. */
public final class SharedData {
  private SharedData() {}

  /**
   * One set; skips the test where it is not there. Looked for where the system property {@code
   * vigil.data} or the variable {@code VIGIL_DATA} says, else beside the repository.
   */
  public static Path set(String name) {
    Path folder = folder().resolve(name);
    assumeTrue(
        Files.isDirectory(folder),
        () ->
            "no labelled data at " + folder + "; say where it is with -Dvigil.data or VIGIL_DATA");
    return folder;
  }

  private static Path folder() {
    return Optional.ofNullable(System.getProperty("vigil.data"))
        .or(() -> Optional.ofNullable(System.getenv("VIGIL_DATA")))
        .map(Path::of)
        .orElseGet(() -> root().resolve("../shared/data"))
        .toAbsolutePath()
        .normalize();
  }

  private static Path root() {
    return Path.of(System.getProperty("vigil.root", ".."));
  }
}
