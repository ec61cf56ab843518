package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Composed;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.SeriesKey;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.pipeline.Scaling;
import dev.vigil.pipeline.WatchSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The seven blocks that the product grew from, as JSON and as YAML, beside what each of them makes.
 * With {@code -Dvigil.golden.write=true} that is written anew.
 */
final class SeedBlocksTest {
  static final Path FOLDER = Path.of("src/test/resources/seed");
  static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SLACK_WEBHOOK",
          "https://hooks.slack.com/services/T0/B0/canary-slack",
          "SECURITY_WEBHOOK",
          "https://soc.example.com/hooks/canary-url",
          "SECURITY_KEY",
          "canary-key");

  static VigilConfig read(Path file) throws IOException, ConfigException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    return ConfigReader.read(
        file.getFileName().toString(),
        Files.readString(file),
        Surroundings.installed(ENVIRONMENT).withClock(clock));
  }

  static VigilConfig read(String name) throws IOException, ConfigException {
    return read(FOLDER.resolve(name));
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_block_is_accepted_as_it_stands_and_makes_what_it_says(Path file) throws Exception {
    String made = made(read(file));
    String name = file.getFileName().toString();
    Path golden = FOLDER.resolve(name.substring(0, name.lastIndexOf('.')) + ".txt");
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(golden, made);
    }
    assertThat(made).isEqualTo(Files.readString(golden)).doesNotContain("canary");
  }

  private static String made(VigilConfig config) {
    StringBuilder text = new StringBuilder();
    WatchSpec watch = config.pipelineSpec().watches().apply(SeriesKey.of("any"));
    line(text, "watched", watch.enabled());
    detector(text, "", watch.detector());
    double budget = watch.judge().budget().perSeriesPerWeek();
    line(text, "pages a week", String.format(Locale.ROOT, "%.4f", budget));
    line(text, "learning rows", watch.judge().learningRows());
    line(text, "facts look back", watch.factsBack());
    config.rules().counts().keySet().forEach(rule -> line(text, "rule", rule));
    line(text, "alerting", config.alertingEnabled());
    config.notifySpec().channels().forEach(channel -> channel(text, channel));
    Scaling scaling = config.pipelineSpec().scaling();
    boolean usual = scaling.equals(Room.DEFAULT.scaling());
    line(text, "threads", usual ? "one for each processor" : scaling);
    config.warnings().forEach(warning -> line(text, "warning", warning.message()));
    return text.toString();
  }

  private static void detector(StringBuilder text, String indent, DetectorSpec detector) {
    line(text, indent + "detector", detector.key());
    detector
        .settings()
        .forEach(
            setting -> line(text, indent + "  " + setting.name(), value(detector, setting.name())));
    if (detector instanceof Composed composed) {
      composed.parts().forEach(part -> detector(text, indent + "  ", part));
    }
  }

  private static Object value(Object spec, String name) {
    try {
      return spec.getClass().getMethod(name).invoke(spec);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void channel(StringBuilder text, ChannelSpec channel) {
    line(text, "channel " + channel.name(), channel.settings().type());
    channel
        .settings()
        .settings()
        .forEach(
            setting -> {
              Object value = value(channel.settings(), setting.name());
              line(text, "  " + setting.name(), value.toString().replace("\n", "\\n"));
            });
    line(text, "  allowance", channel.allowance());
  }

  private static void line(StringBuilder text, String what, Object value) {
    text.append(what).append(": ").append(value).append('\n');
  }
}
