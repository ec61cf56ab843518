package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the text is, it is a configuration or a list of problems in it. */
final class ConfigFuzzTest {
  private static final long SEED = 20_261_122;
  private static final int ROUNDS = Integer.getInteger("vigil.fuzz.rounds", 2_000);
  private static final String[] PIECES = {
    "${",
    "${A:",
    "}",
    "$${",
    "{",
    "[",
    "]",
    ":",
    ": ",
    "\n",
    "\n  ",
    "- ",
    "\t",
    "'",
    "\"",
    "\\",
    "#",
    "&a ",
    "*a",
    "!!x ",
    "|",
    ">",
    "?",
    "---\n",
    "%YAML 1.2\n",
    "null",
    "1e999",
    "-.inf",
    "0x",
    "1e-999999999",
    "\u0000",
    "\uD83D",
    "😀",
    "\r",
    "\u2028",
    "series:",
    "limits",
    "<<: ",
    "${file:",
    "${file:/no/such}",
    "enabled: false",
    "${B}",
    "value > ",
    "!metadata.x.includes(",
    "22:00",
    "mon-fri",
    "{{",
    "0 2 * * *"
  };

  private final Random random = new Random(SEED);

  @Test
  void any_text_is_accepted_or_refused_with_a_place_in_it() throws IOException {
    List<String[]> seeds = seeds();
    Surroundings surroundings =
        Surroundings.installed(Map.of("A", "1", "B", "canary-4711-secret"))
            .withDetectors(ProbeSpec.catalogue())
            .withClock(InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z")));
    int accepted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String[] seed = seeds.get(random.nextInt(seeds.size()));
      String text = mutated(seed[1], seeds);
      try {
        VigilConfig config = ConfigReader.read(seed[0], text, surroundings);
        assertThat(config.pipelineSpec().watches().apply(SeriesKey.of("cpu"))).isNotNull();
        config.warnings().forEach(warning -> check(warning, seed[0], text));
        assertThat(config.notifySpec().problems()).filteredOn(one -> !one.warning()).isEmpty();
        assertThat(config.policy().rules().of(SeriesKey.of("cpu"))).isNotNull();
        accepted++;
      } catch (ConfigException refused) {
        check(refused, seed[0], text);
      } catch (RuntimeException | StackOverflowError broken) {
        throw new AssertionError("seed " + SEED + ", round " + round + ":\n" + text, broken);
      }
    }
    assertThat(accepted).isBetween(ROUNDS / 40, ROUNDS - ROUNDS / 40);
  }

  private static void check(ConfigException refused, String name, String text) {
    assertThat(refused.problems()).isNotEmpty();
    assertThat(refused.getMessage().split("\n", -1)).hasSameSizeAs(refused.problems());
    refused.problems().forEach(problem -> check(problem, name, text));
  }

  private static void check(Problem problem, String name, String text) {
    String[] lines = text.split("\r\n|\r|\n", -1);
    assertThat(problem.file()).isEqualTo(name);
    assertThat(problem.message()).isNotBlank().doesNotContain("canary", "4711");
    assertThat(problem.line()).as(text).isBetween(0, lines.length);
    if (problem.line() > 0) {
      String line = lines[problem.line() - 1];
      assertThat(problem.column()).as(text).isBetween(1, line.length() + 2);
    }
  }

  private String mutated(String seed, List<String[]> seeds) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int from = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), from + random.nextInt(8));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, PIECES[random.nextInt(PIECES.length)]);
        case 2 -> text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        case 3 -> text.insert(from, (char) (random.nextInt(4) == 0 ? random.nextInt(65_536) : ' '));
        default -> {
          String other = seeds.get(random.nextInt(seeds.size()))[1];
          int cut = random.nextInt(other.length() + 1);
          text.replace(from, to, other.substring(cut, Math.min(other.length(), cut + 40)));
        }
      }
    }
    return text.toString();
  }

  private static List<String[]> seeds() throws IOException {
    List<String[]> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/refused"))) {
      for (Path file : files.filter(f -> !f.toString().endsWith(".txt")).sorted().toList()) {
        String text = Files.readString(file);
        if (text.length() < 2_000) {
          seeds.add(new String[] {file.getFileName().toString(), text});
        }
      }
    }
    for (int i = 0; i < 40; i++) {
      seeds.add(new String[] {"good.yaml", GOOD_YAML});
      seeds.add(new String[] {"good.json", GOOD_JSON});
      seeds.add(new String[] {"alerting.yaml", GOOD_ALERTING});
    }
    return seeds;
  }

  private static final String GOOD_YAML =
      """
      # A comment
      detectorType: probe-detector
      alertBudget: 2 per series per day, 20 per week across all series
      detectorSpecificConfig:
        probe-detector: {memory: 0.5, warmUp: "${A:7}", note: 'a b'}
      series:
        - metric: cpu*
          labels: &labels {host: a*}
          sensitivity: 0.5
        - {metric: "mem*", labels: *labels, detectorType: novelty, timezone: UTC}
      limits:
        - metric: cpu*
          above: 98
          hold: 3
      idle: 30d
      """;
  private static final String GOOD_ALERTING =
      """
      windowSize: 30
      minDataPoints: 40
      timezone: Europe/Berlin
      businessHours: {from: 8, until: 18, days: mon-fri}
      knownNames: [team]
      businessRules:
        - name: "${B}"
          condition: "metric === 'cpu' && (value < -10 || value > movingAverage)"
          action: suppress
          reason: because
          scope: cpu{host=a*}
          expires: 2026-12-31
      performance: {scaling: {minInstances: 1, maxInstances: 3, scaleUpCooldown: 300000, scaleDownCooldown: 10m}}
      alerting:
        link: "https://vigil.example.com/?s={{series}}"
        channels:
          - {type: LOG, name: ops, allowance: {most: 5, per: 1h}}
          - type: WEBHOOK
            name: hook
            config: {url: "https://example.com/${A}", headers: {X-Key: "${B}"}, template: "{{team}} {{value}}"}
            quietHours: {from: "22:00", until: "7:00", days: [sat, sun], unless: high}
          - {type: SLACK, enabled: false, config: {webhook: "${NOT_SET}"}}
        routes:
          - {match: "{service=pay*}", severity: high, to: [ops], escalation: on-call, on: [opened], continue: true}
          - {to: hook}
        escalations:
          - {name: on-call, levels: [{to: ops}, {after: 15m, to: [hook]}], then: late}
          - {name: late, levels: [{after: 1h, to: ops}]}
        impacts: [{match: cpu, impact: high}]
        maintenance:
          - {name: a, weekly: {days: [sun], from: 1:00, until: 4:00}, stopsLearning: true}
          - {name: b, cron: "0 2 * * mon-fri", lasts: 90m, zone: UTC}
          - {name: c, from: 2026-07-01T10:00, until: 2026-07-01T12:00Z}
        silences: [{match: cpu, until: 2026-07-01T10:00Z, reason: "${B}"}]
        deploys: {lasts: 30m, strictness: 0.5}
        alerts: {flapOpenings: 3, quietAtLeast: 15m, quietAtMost: 1d}
        incidents: {joinAt: 0.7, near: 1m, weights: {team: 0.5}, dependsOn: {service=a: [team=b]}}
      """;
  private static final String GOOD_JSON =
      """
      {"sensitivity": 0.8, "maxSeries": 100,
       "limits": [{"metric": "cpu*", "above": "${A:98}", "below": -1.5e3, "hold": 3}],
       "series": [{"labels": {"host": "\\u0041*"}, "timezone": "Asia/Tokyo"}],
       "counters": ["*_total"]}
      """;
}
