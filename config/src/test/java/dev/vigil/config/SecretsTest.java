package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.notify.ChannelCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled in from the environment or a file is never shown. */
final class SecretsTest {
  @TempDir private Path folder = Path.of("");

  /** All keys, each of which is handed the secret in its turn. */
  private static final String ALL =
      """
      enabled: true
      detectorType: zscore
      detectorSpecificConfig: {zscore: {memory: 500, robust: true}, statistical: {methods: [iqr], weights: {iqr: 1}}}
      sensitivity: 0.5
      windowSize: 30
      minDataPoints: 30
      timezone: UTC
      absence: auto
      valid: {from: 0, to: 5}
      series: [{metric: a, labels: {b: c}, detectorType: statistical, alertBudget: 1 per series per week}]
      limits: [{metric: a, above: 5, below: 1, hold: 2}]
      counters: [a]
      maxSeries: 5
      idle: 5d
      warmStart: true
      businessHours: {from: 9, until: 17, days: [mon]}
      knownNames: [a]
      businessRules: [{name: a, condition: value > 5, action: alert, reason: b, scope: cpu, shadow: true, expires: 2026-01-01}]
      performance: {enabled: true, scaling: {minInstances: 1, maxInstances: 2, scaleUpCooldown: 5, scaleDownCooldown: 5m}}
      alerting:
        enabled: true
        link: x
        channels:
          - {type: SLACK, config: {webhook: "https://hooks.slack.com/a", channel: a, template: b, timeout: 5}}
          - {type: WEBHOOK, config: {url: "https://example.com/a", headers: {A: b}, method: POST, allowHosts: [a]}}
          - {type: EMAIL, config: {recipients: [a@example.com], priority: high, subject: x, server: {host: a, port: 25}}}
          - {type: LOG, name: log, enabled: true, allowance: {most: 5, per: 1h}, quietHours: {from: 1:00, until: 2:00, days: [mon], zone: UTC, unless: high}}
        routes: [{match: cpu, severity: high, impact: high, to: [log], escalation: e, on: [opened], continue: true}]
        escalations: [{name: e, levels: [{after: 5m, to: [log]}], then: f}, {name: f, levels: [{to: log}]}]
        impacts: [{match: cpu, impact: high}]
        maintenance: [{name: a, match: cpu, weekly: {days: [mon], from: 1:00, until: 2:00}, zone: UTC, stopsLearning: true}, {name: b, cron: 0 2 * * *, lasts: 1h}, {name: c, from: 2026-01-01T00:00Z, until: 2026-01-02T00:00Z}]
        silences: [{match: cpu, from: 2026-01-01T00:00Z, until: 2026-01-02T00:00Z, reason: a}]
        deploys: {lasts: 1h, strictness: 2}
        alerts: {flapOpenings: 3, flapWindow: 1h, quietTimes: 2, quietAtLeast: 1m, quietAtMost: 2d, mostLive: 5, mostOver: 5}
        incidents: {joinAt: 0.5, near: 1m, window: 2m, weights: {a: 0.5}, dependsOn: {service=a: [service=b]}, stormIncidents: 5, mostLive: 5, mostOver: 5}
      """;

  private static final DetectorCatalogue DETECTORS = DetectorCatalogue.installed();
  private static final ChannelCatalogue CHANNELS = ChannelCatalogue.installed();

  private static Surroundings with(Map<String, String> environment) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
    return new Surroundings(environment, DETECTORS, CHANNELS, clock, true, false);
  }

  private static List<String> shown(String text, Map<String, String> environment) {
    List<String> shown = new ArrayList<>();
    try {
      VigilConfig config = ConfigReader.read("vigil.yaml", text, with(environment));
      config.warnings().forEach(warning -> shown.add(warning.toString()));
    } catch (ConfigException e) {
      shown.add(e.toString());
      e.problems().forEach(problem -> shown.add(problem.toString() + problem.path()));
    }
    return shown;
  }

  /** The text with each of its values in its turn, and with values of lists, made the secret. */
  private static List<String> handedOn(String placeholder) {
    List<String> texts = new ArrayList<>();
    Matcher value =
        Pattern.compile(
                "(?<=[\\[:,] )?(\"[^\"]*\"|[A-Za-z0-9@.*][^,\\[\\]{}\":\\n]*|\\d+:\\d\\d)(?=[,}\\]\\n])")
            .matcher(ALL);
    while (value.find()) {
      texts.add(
          ALL.substring(0, value.start(1))
              + "\""
              + placeholder
              + "\""
              + ALL.substring(value.end(1)));
    }
    return texts;
  }

  @Test
  void the_text_is_right_before_anything_is_handed_on() {
    assertThat(shown(ALL, Map.of())).filteredOn(line -> line.contains("ConfigException")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "canary-4711-secret",
        "https://canary-4711-secret.example.com/services/T0/B0/canary-4711-secret",
        "http://canary-4711-secret/{{canary-4711-secret}} && canary-4711-secret(",
        "{{canary-4711-secret}}",
        "{canary-4711-secret=}",
        "canary-4711-secret\ncanary-4711-secret: canary-4711-secret",
        "canary-4711-secret, canary-4711-secret=canary-4711-secret, 5",
      })
  void a_secret_in_any_place_is_not_shown(String secret) {
    List<String> texts = handedOn(secret.startsWith("{") ? "x${SECRET}y" : "${SECRET}");
    assertThat(texts).hasSizeGreaterThan(100);
    int refused = 0;
    for (String text : texts) {
      for (String shown : shown(text, Map.of("SECRET", secret))) {
        assertThat(shown.toLowerCase(Locale.ROOT)).as(text).doesNotContain("canary", "4711-secret");
        refused += shown.contains("ConfigException") ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(60);
  }

  @Test
  void a_number_is_not_shown_either() {
    for (String text : handedOn("${PIN}")) {
      for (String shown : shown(text, Map.of("PIN", "73519.5"))) {
        assertThat(shown).as(text).doesNotContain("73519");
      }
    }
  }

  @Test
  void a_file_is_filled_in_without_its_last_line_break() throws Exception {
    Path file = folder.resolve("limit");
    String text = "limits: [{metric: a, above: \"${file:" + file + "}\"}]";
    for (String held : List.of("90", "90\n", "90\r\n")) {
      Files.writeString(file, held);
      assertThat(ConfigReader.read("vigil.yaml", text, Map.of())).isNotNull();
    }
    Files.writeString(file, "canary-4711\n\n");
    assertThat(refusal(text))
        .isEqualTo(
            "vigil.yaml:1:29: limits[0].above must be a number, was ${file:" + file + "} (text)");
  }

  @Test
  void a_file_that_cannot_be_filled_in_is_named() throws Exception {
    String text = "limits: [{metric: a, above: \"${file:%s}\"}]";
    assertThat(refusal(text.formatted(folder.resolve("none"))))
        .isEqualTo("vigil.yaml:1:30: file " + folder.resolve("none") + " is not there");
    assertThat(refusal(text.formatted(folder)))
        .isEqualTo("vigil.yaml:1:30: file " + folder + " is no file to be read");
    Path large = folder.resolve("large");
    Files.writeString(large, "1".repeat(SecretFile.LARGEST + 1));
    assertThat(refusal(text.formatted(large))).endsWith(" is larger than 65536 bytes");
    Path bytes = folder.resolve("bytes");
    Files.write(bytes, new byte[] {(byte) 0xC3, 0x28});
    assertThat(refusal(text.formatted(bytes))).endsWith(" is not UTF-8 text");
  }

  private static String refusal(String text) {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> ConfigReader.read("vigil.yaml", text, Map.of()));
    return String.valueOf(refused.getMessage());
  }
}
