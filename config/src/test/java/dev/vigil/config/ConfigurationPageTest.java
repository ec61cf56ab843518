package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The page on configuration says what the code does. With {@code -Dvigil.golden.write=true} its
 * tables and its example of an error are written anew.
 */
final class ConfigurationPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("vigil.root", ".."), "docs", "configuration.md");
  private static final Pattern TABLE =
      Pattern.compile("(<!-- table: (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);
  private static final Pattern EXAMPLE =
      Pattern.compile("(<!-- refused -->\n)?```(yaml|json)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REFUSED =
      Pattern.compile(
          "<!-- refused -->\n```yaml\n(.*?)```(\n.*?```text\n)(.*?)```", Pattern.DOTALL);

  @Test
  void its_tables_are_the_keys_and_settings_that_there_are() throws IOException {
    String page = Files.readString(PAGE);
    String right = TABLE.matcher(page).replaceAll(ConfigurationPageTest::table);
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(PAGE, right);
    }
    assertThat(Files.readString(PAGE))
        .as("stale tables; -Dvigil.golden.write=true writes them anew")
        .isEqualTo(right);
  }

  @Test
  void its_examples_are_accepted() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (MatchResult example : examples) {
      if (example.group(1) == null) {
        assertThatCode(() -> ConfigReader.read("x." + example.group(2), example.group(3), Map.of()))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void its_example_of_an_error_is_answered_as_it_says() throws IOException {
    String page = Files.readString(PAGE);
    Matcher example = REFUSED.matcher(page);
    assertThat(example.find()).isTrue();
    String given = example.group(1);
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> ConfigReader.read("vigil.yaml", given, Map.of()));
    String answer = refused.getMessage() + "\n";
    if (Boolean.getBoolean("vigil.golden.write")) {
      String right = page.substring(0, example.start(3)) + answer + page.substring(example.end(3));
      Files.writeString(PAGE, right);
    }
    Matcher now = REFUSED.matcher(Files.readString(PAGE));
    assertThat(now.find()).isTrue();
    assertThat(now.group(3)).isEqualTo(answer);
  }

  private static String table(MatchResult place) {
    String rows =
        switch (place.group(2)) {
          case "top" -> keys(Keys.TOP);
          case "series" -> keys(Keys.OF_SERIES);
          case "limits" -> keys(Keys.OF_LIMITS);
          case "rules" -> keys(RuleKeys.OF_RULE);
          case "hours" -> keys(RuleKeys.OF_HOURS);
          case "performance" -> keys(PerformanceKeys.ALL);
          case "scaling" -> keys(PerformanceKeys.OF_SCALING);
          case "alerting" -> keys(AlertingKeys.ALL);
          case "channel" -> keys(AlertingKeys.OF_CHANNEL);
          case "allowance" -> keys(AlertingKeys.OF_ALLOWANCE);
          case "quiet" -> keys(AlertingKeys.OF_QUIET);
          case "route" -> keys(AlertingKeys.OF_ROUTE);
          case "escalation" -> keys(AlertingKeys.OF_ESCALATION);
          case "level" -> keys(AlertingKeys.OF_LEVEL);
          case "impact" -> keys(AlertingKeys.OF_IMPACT);
          case "maintenance" -> keys(QuietKeys.OF_MAINTENANCE);
          case "silence" -> keys(QuietKeys.OF_SILENCE);
          case "deploys" -> keys(QuietKeys.OF_DEPLOYS);
          case "alerts" -> keys(QuietKeys.OF_ALERTS);
          case "incidents" -> keys(QuietKeys.OF_INCIDENTS);
          case "metrics" -> keys(Keys.OF_METRIC_LIMITS);
          case "sampling" -> keys(Keys.OF_SAMPLING);
          case "server" -> keys(ServerKeys.ALL);
          case "tls" -> keys(WebKeys.OF_TLS);
          case "jwt" -> keys(WebKeys.OF_JWT);
          case "store" -> keys(ServerKeys.OF_STORE);
          case "postgres" -> keys(ServerKeys.OF_POSTGRES);
          case "retention" -> keys(ServerKeys.OF_RETENTION);
          case "bounds" -> keys(ServerKeys.OF_BOUNDS);
          case "windows" -> windows();
          case "detectors" -> detectors();
          default -> throw new IllegalStateException("no such table: " + place.group(2));
        };
    return Matcher.quoteReplacement(place.group(1) + rows + place.group(3));
  }

  private static String keys(List<Key> keys) {
    StringBuilder rows = new StringBuilder("| key | value | if not given | what it does |\n");
    rows.append("|---|---|---|---|\n");
    for (Key key : keys) {
      boolean laidOver = keys == Keys.OF_SERIES && Keys.TOP.contains(key);
      rows.append("| `%s` | %s | ".formatted(key.name(), key.form()))
          .append(laidOver ? "as at the top" : key.normally())
          .append(" | %s |\n".formatted(key.meaning()));
    }
    return rows.toString();
  }

  private static String windows() {
    StringBuilder rows =
        new StringBuilder(
            "| detector | `windowSize` sets | `minDataPoints` sets |\n|---|---|---|\n");
    for (DetectorSpec detector : DetectorCatalogue.installed().all()) {
      rows.append("| `%s` | ".formatted(detector.key()))
          .append(Lookback.windowOf(detector).map("`%s`"::formatted).orElse("–"))
          .append(" | ")
          .append(Lookback.leastOf(detector).map("`%s`"::formatted).orElse("–"))
          .append(" |\n");
    }
    return rows.toString();
  }

  private static String detectors() {
    StringBuilder rows =
        new StringBuilder("| detector | setting | value | default | what it is |\n");
    rows.append("|---|---|---|---|---|\n");
    for (DetectorSpec detector : DetectorCatalogue.installed().all()) {
      for (Setting setting : detector.settings()) {
        row(rows, detector, "", setting);
      }
    }
    return rows.toString();
  }

  private static void row(
      StringBuilder rows, DetectorSpec detector, String group, Setting setting) {
    String name = group + setting.name();
    if (!setting.parts().isEmpty()) {
      setting.parts().forEach(part -> row(rows, detector, name + ".", part));
      return;
    }
    rows.append("| `%s` | `%s` | ".formatted(detector.key(), name))
        .append("%s | `%s` | ".formatted(setting.kind(), setting.defaultText()))
        .append("%s |\n".formatted(setting.description()));
  }
}
