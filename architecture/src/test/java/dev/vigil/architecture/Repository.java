package dev.vigil.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The checkout whose code is held to the rules. */
record Repository(Path root) {

  private static final Set<String> MEASURED = Set.of("java", "js", "css", "html");

  /** The checkout this test runs in: Maven names it, an editor starts us inside it. */
  static Repository here() {
    String named = System.getProperty("vigil.root");
    Path path = Path.of(named == null ? "" : named).toAbsolutePath();
    while (path != null && !Files.exists(path.resolve("architecture/imports.txt"))) {
      path = path.getParent();
    }
    if (path == null) {
      throw new IllegalStateException("no architecture/imports.txt at or above " + named);
    }
    return new Repository(path);
  }

  /** Every file under {@code src/main} and {@code src/test} of every module that people write. */
  List<Path> sources() {
    return modules().flatMap(Repository::filesOf).sorted().toList();
  }

  List<String> lines(String file) {
    return readLines(root.resolve(file));
  }

  String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  static List<String> readLines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Path> modules() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesOf(Path module) {
    Path source = module.resolve("src");
    if (!Files.isDirectory(source)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(source)) {
      return files.filter(Repository::isMeasured).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isMeasured(Path file) {
    String name = file.getFileName().toString();
    return MEASURED.contains(name.substring(name.lastIndexOf('.') + 1))
        && Files.isRegularFile(file);
  }
}
