package dev.vigil.config;

import dev.vigil.detect.DetectorCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a configuration: JSON where the name ends in {@code .json}, else YAML 1.2, in UTF-8 and at
 * most {@value #LARGEST} bytes. It is taken as a whole or refused with all that is wrong with it;
 * no key is accepted and then ignored. The keys are those of {@code docs/configuration.md}.
 *
 * <p>In values, <code>${NAME}</code> and <code>${NAME:default}</code> are filled in from the
 * environment, and <code>${file:PATH}</code> with what a file holds; the value then counts as if it
 * stood there without quotes. <code>$${</code> is a plain <code>${</code>.
 */
public final class ConfigReader {
  /** Bytes of the largest file that is read. */
  public static final int LARGEST = 1 << 20;

  private ConfigReader() {}

  /**
   * Reads a file, with the detectors that are installed.
   *
   * @param environment names and values, usually those of {@link System#getenv()}
   * @throws ConfigException with all that is wrong, or why the file cannot be read
   */
  public static VigilConfig read(Path file, Map<String, String> environment)
      throws ConfigException {
    return read(file, Surroundings.installed(environment));
  }

  /**
   * Reads a file.
   *
   * @throws ConfigException with all that is wrong, or why the file cannot be read
   */
  public static VigilConfig read(Path file, Surroundings surroundings) throws ConfigException {
    Problems problems = new Problems(file.toString());
    String text = text(file, problems);
    problems.refuseIfAny();
    return read(file.toString(), text, surroundings);
  }

  /**
   * Reads a text, with the detectors that are installed.
   *
   * @param name of the file it is from, for its format and for messages
   * @param environment names and values, usually those of {@link System#getenv()}
   * @throws ConfigException with all that is wrong
   */
  public static VigilConfig read(String name, String text, Map<String, String> environment)
      throws ConfigException {
    return read(name, text, Surroundings.installed(environment));
  }

  /**
   * Reads a text, with some detectors.
   *
   * @param name of the file it is from, for its format and for messages
   * @param environment names and values, usually those of {@link System#getenv()}
   * @throws ConfigException with all that is wrong
   */
  public static VigilConfig read(
      String name, String text, Map<String, String> environment, DetectorCatalogue detectors)
      throws ConfigException {
    return read(name, text, Surroundings.installed(environment).withDetectors(detectors));
  }

  /**
   * Reads a text.
   *
   * @param name of the file it is from, for its format and for messages
   * @throws ConfigException with all that is wrong
   */
  public static VigilConfig read(String name, String text, Surroundings surroundings)
      throws ConfigException {
    Problems problems = new Problems(name);
    if (text.isBlank()) {
      problems.add("the file is empty; '{}' would be a configuration of defaults");
    } else if (text.length() > LARGEST) {
      problems.add("larger than " + LARGEST + " bytes");
    }
    problems.refuseIfAny();
    Optional<VigilConfig> config;
    try {
      config = config(name, text, surroundings, problems);
    } catch (Problems.Enough e) {
      config = Optional.empty();
    }
    problems.refuseIfAny();
    if (config.isEmpty()) {
      problems.add(
          "the configuration must be a group of keys"); // it is a placeholder, not looked at
      problems.refuseIfAny();
    }
    return config.orElseThrow();
  }

  private static Optional<VigilConfig> config(
      String name, String text, Surroundings surroundings, Problems problems) {
    try {
      Node root = tree(name, text, surroundings, problems);
      return new Value(root, "", problems).section(Keys.TOP).map(new TopReader(surroundings)::read);
    } catch (SyntaxProblem e) {
      problems.add(e.place(), "", e.words());
      return Optional.empty();
    }
  }

  private static Node tree(String name, String text, Surroundings surroundings, Problems problems) {
    SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    int unprintable = source.firstUnprintable();
    if (unprintable >= 0) {
      String code = String.format("U+%04X", source.text().codePointAt(unprintable));
      throw new SyntaxProblem(source.place(unprintable), "character " + code + " is not text");
    }
    problems.reading(source);
    Placeholders placeholders = new Placeholders(surroundings, source, problems);
    boolean json = name.toLowerCase(Locale.ROOT).endsWith(".json");
    Node root =
        json
            ? JsonTree.read(source, placeholders, problems)
            : YamlTree.read(source, placeholders, problems);
    boolean nothing =
        root instanceof Node.Scalar scalar && !json && scalar.kind() == Node.Scalar.Kind.NOTHING;
    return nothing ? new Node.Mapping(root.place(), List.of()) : root;
  }

  private static String text(Path file, Problems problems) {
    if (Files.isDirectory(file)) {
      problems.add("a directory, not a file");
      return "";
    }
    if (!Files.exists(file)) {
      problems.add("there is no such file");
      return "";
    }
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        problems.add("larger than " + LARGEST + " bytes");
        return "";
      }
      return decoded(bytes, problems);
    } catch (IOException e) {
      problems.add("cannot be read: " + e.getMessage());
      return "";
    }
  }

  private static String decoded(byte[] bytes, Problems problems) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = utf8.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      SourceText before = new SourceText(text.toString());
      problems.add(before.place(text.length()), "", "not UTF-8 text");
    }
    return text.toString();
  }
}
