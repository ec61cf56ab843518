package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.detect.composite.Strategy;
import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Limits;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.AbsenceSpec;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.PipelineSpec;
import dev.vigil.pipeline.ValidRange;
import dev.vigil.pipeline.ValueKind;
import dev.vigil.pipeline.WatchSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigReaderTest {
  private static final SeriesKey CPU = SeriesKey.of("cpu_percent");

  @TempDir private Path folder;

  private static PipelineSpec spec(String yaml, String... environment) throws ConfigException {
    return read("vigil.yaml", yaml, environment).pipelineSpec();
  }

  private static VigilConfig read(String name, String text, String... environment)
      throws ConfigException {
    Map<String, String> map =
        environment.length == 0 ? Map.of() : Map.of(environment[0], environment[1]);
    return ConfigReader.read(name, text, map, ProbeSpec.catalogue());
  }

  private static WatchSpec watch(PipelineSpec spec, SeriesKey series) {
    return spec.watches().apply(series);
  }

  private static double budget(PipelineSpec spec, SeriesKey series) {
    return watch(spec, series).judge().budget().perSeriesPerWeek();
  }

  @Test
  void a_file_of_comments_is_a_configuration_of_defaults() throws ConfigException {
    for (String text : new String[] {"# nothing yet\n", "{}", "---\n", "\uFEFF# marked\n"}) {
      PipelineSpec spec = spec(text);
      assertThat(watch(spec, CPU)).isEqualTo(new WatchSpec());
      assertThat(spec.fleetPerWeek()).isInfinite();
      assertThat(spec.maxSeries()).isEqualTo(1_000_000);
      assertThat(spec.idle()).isEqualTo(Duration.ofDays(30));
      assertThat(spec.shards()).isEqualTo(Runtime.getRuntime().availableProcessors());
    }
  }

  @Test
  void each_key_at_the_top_does_what_it_says() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            detectorType: Novelty Detector
            alertBudget: 2 per series per day, 20 per week across all series
            timezone: Asia/Tokyo
            counters: ["*_total"]
            limits: [{metric: cpu*, above: 98, below: -1, hold: 3}]
            maxSeries: 500
            idle: 12h
            shards: 0x3
            """);
    AlertBudget budget = new AlertBudget(14, 20);
    assertThat(watch(spec, CPU).detector()).isEqualTo(new NoveltySpec(ZoneId.of("Asia/Tokyo")));
    assertThat(watch(spec, CPU).judge().budget()).isEqualTo(budget);
    assertThat(watch(spec, CPU).judge().limits()).isEqualTo(new Limits(-1, 98, 3));
    assertThat(watch(spec, SeriesKey.of("mem")).judge().limits()).isEqualTo(Limits.NONE);
    assertThat(watch(spec, CPU).kind()).isEqualTo(ValueKind.GAUGE);
    assertThat(watch(spec, SeriesKey.of("bytes_total")).kind()).isEqualTo(ValueKind.COUNTER);
    assertThat(spec.fleetPerWeek()).isEqualTo(20);
    assertThat(spec.maxSeries()).isEqualTo(500);
    assertThat(spec.idle()).isEqualTo(Duration.ofHours(12));
    assertThat(spec.shards()).isEqualTo(3);
  }

  @Test
  void absence_is_auto_off_intervals_or_a_span_of_time() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            absence: 20x
            series:
              - {metric: cpu*, absence: "off"}
              - {metric: mem*, absence: 15m}
              - {metric: disk*, absence: Auto}
            """);
    assertThat(absence(spec, "load")).isEqualTo(AbsenceSpec.intervals(20));
    assertThat(absence(spec, "cpu")).isEqualTo(AbsenceSpec.OFF);
    assertThat(absence(spec, "mem")).isEqualTo(AbsenceSpec.after(Duration.ofMinutes(15)));
    assertThat(absence(spec, "disk")).isEqualTo(AbsenceSpec.AUTO);
  }

  @Test
  void valid_is_a_range_that_may_be_open() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            valid: {from: 0}
            series:
              - {metric: humidity*, valid: {from: 0, to: 100}}
              - {metric: delta*, sensitivity: 0.5}
            """);
    assertThat(valid(spec, "humidity")).isEqualTo(new ValidRange(0, 100));
    assertThat(valid(spec, "delta")).isEqualTo(new ValidRange(0, Double.POSITIVE_INFINITY));
  }

  private static ValidRange valid(PipelineSpec spec, String metric) {
    return spec.watches().apply(SeriesKey.of(metric)).valid();
  }

  private static AbsenceSpec absence(PipelineSpec spec, String metric) {
    return spec.watches().apply(SeriesKey.of(metric)).absence();
  }

  @Test
  void sensitivity_is_a_budget() throws ConfigException {
    assertThat(budget(spec("sensitivity: 0.5"), CPU))
        .isEqualTo(AlertBudget.ofSensitivity(0.5).perSeriesPerWeek());
  }

  @Test
  void json_says_the_same_as_yaml() throws ConfigException {
    String json =
        """
        {
        \t"sensitivity": 5e-1,
        \t"limits": [{"metric": "\\u0063pu*", "above": "${MAX:97}", "hold": 3}],
        \t"series": [{"labels": {"host": "a*"}, "timezone": "Asia/Tokyo"}]
        }
        """;
    PipelineSpec spec = read("Vigil.JSON", json).pipelineSpec();
    assertThat(budget(spec, CPU)).isEqualTo(AlertBudget.ofSensitivity(0.5).perSeriesPerWeek());
    assertThat(watch(spec, CPU).judge().limits()).isEqualTo(Limits.above(97, 3));
    SeriesKey labelled = new SeriesKey("x", Labels.of("host", "a1"));
    assertThat(watch(spec, labelled).detector())
        .isEqualTo(new CompositeSpec().inZone(ZoneId.of("Asia/Tokyo")));
  }

  @Test
  void the_first_entry_that_matches_a_series_holds() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            alertBudget: 4 per series per week
            series:
              - {metric: cpu*, labels: {host: a*, port: 80}, alertBudget: 1 per series per week}
              - {metric: cpu*, alertBudget: 2 per series per week}
              - {labels: {host: a*}, alertBudget: 3 per series per week}
            """);
    Labels both = Labels.of(Map.of("host", "a1", "port", "80"));
    assertThat(budget(spec, new SeriesKey("cpu", both))).isEqualTo(1);
    assertThat(budget(spec, new SeriesKey("cpu", Labels.of("host", "a1")))).isEqualTo(2);
    assertThat(budget(spec, new SeriesKey("mem", Labels.of("host", "a1")))).isEqualTo(3);
    assertThat(budget(spec, new SeriesKey("mem", Labels.of("host", "b1")))).isEqualTo(4);
  }

  @Test
  void an_entry_is_laid_over_the_top() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            timezone: Europe/Berlin
            detectorSpecificConfig:
              probe-detector: {memory: 0.5, warmUp: 7}
            series:
              - metric: cpu*
                detectorType: probe-detector
                detectorSpecificConfig:
                  Probe Anomaly Detector: {warm_up: 9, middle: Median, note: yes, twoSided: false}
              - metric: mem*
                timezone: Asia/Tokyo
              - metric: disk*
                detectorSpecificConfig: {novelty: {zone: America/New_York}}
            """);
    assertThat(watch(spec, CPU).detector())
        .isEqualTo(new ProbeSpec(0.5, 9, false, ProbeSpec.Middle.MEDIAN, "yes"));
    assertThat(zone(spec, "mem")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(zone(spec, "disk")).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(zone(spec, "net")).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void members_of_a_composite_have_the_settings_that_the_file_gives_them() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            detectorType: Composite Anomaly Detector
            detectorSpecificConfig:
              composite:
                strategy: hierarchical
                detectorWeights: {"Z-Score Detector": 0.6, novelty: 0.4}
              zscore: {memory: 900}
            timezone: Asia/Tokyo
            """);
    Map<String, Double> weights = new LinkedHashMap<>(Map.of("Z-Score Detector", 0.6));
    weights.put("novelty", 0.4);
    assertThat(watch(spec, CPU).detector())
        .isEqualTo(
            new CompositeSpec(
                Strategy.HIERARCHICAL,
                weights,
                true,
                List.of(new ZScoreSpec(900, 50, false), new NoveltySpec(ZoneId.of("Asia/Tokyo")))));
  }

  private static ZoneId zone(PipelineSpec spec, String metric) {
    DetectorSpec detector = watch(spec, SeriesKey.of(metric)).detector();
    DetectorSpec member =
        detector instanceof CompositeSpec composite ? composite.parts().get(0) : detector;
    return ((NoveltySpec) member).zone();
  }

  @Test
  void the_environment_is_filled_in_and_typed_as_if_it_stood_there() throws ConfigException {
    String text =
        """
        maxSeries: ${N:5}
        shards: "${N:4}"
        idle: ${N}1h
        timezone: ${ZONE:Asia/Tokyo}
        limits:
          - {metric: "$${N}${N:x:y}*", above: "${N:6}"}
        """;
    PipelineSpec spec = spec(text, "N", "2");
    assertThat(spec.maxSeries()).isEqualTo(2);
    assertThat(spec.shards()).isEqualTo(2);
    assertThat(spec.idle()).isEqualTo(Duration.ofHours(21));
    assertThat(watch(spec, SeriesKey.of("${N}2_")).judge().limits()).isEqualTo(Limits.above(2, 1));
    assertThat(zone(spec, "cpu")).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void what_is_filled_in_is_not_filled_in_again() throws ConfigException {
    PipelineSpec spec = spec("counters: ['${A}']", "A", "${A}");
    assertThat(watch(spec, SeriesKey.of("${A}")).kind()).isEqualTo(ValueKind.COUNTER);
  }

  @Test
  void a_number_from_the_environment_may_be_text_of_a_detector() throws ConfigException {
    String text =
        """
        detectorType: probe-detector
        detectorSpecificConfig: {probe-detector: {note: "${A}", memory: "${B:.25}"}}
        """;
    assertThat(watch(spec(text, "A", "007"), CPU).detector())
        .isEqualTo(new ProbeSpec(0.25, 30, true, ProbeSpec.Middle.MEAN, "007"));
  }

  @Test
  void an_alias_stands_for_its_anchor() throws ConfigException {
    PipelineSpec spec =
        spec(
            """
            series:
              - {metric: a, labels: &site {host: a*}, sensitivity: 0.1}
              - {metric: b, labels: *site, sensitivity: 0.1}
            """);
    SeriesKey series = new SeriesKey("b", Labels.of("host", "a1"));
    assertThat(budget(spec, series)).isLessThan(0.01);
    assertThat(budget(spec, SeriesKey.of("b"))).isEqualTo(1);
  }

  @Test
  void the_command_line_overrules_the_budget_everywhere() throws ConfigException {
    String text =
        """
        alertBudget: 5 per week across all series
        series: [{metric: cpu*, sensitivity: 0.1}]
        """;
    VigilConfig config = read("vigil.yaml", text);
    PipelineSpec spec = config.withBudget(AlertBudget.perSeriesPerWeek(3)).pipelineSpec();
    assertThat(budget(spec, CPU)).isEqualTo(3);
    assertThat(budget(spec, SeriesKey.of("mem"))).isEqualTo(3);
    assertThat(spec.fleetPerWeek()).isInfinite();
    assertThat(budget(config.pipelineSpec(), CPU)).isLessThan(0.01);
  }

  @Test
  void the_command_line_overrules_the_detector_and_keeps_its_settings() throws ConfigException {
    String text =
        """
        timezone: Asia/Tokyo
        detectorSpecificConfig: {probe-detector: {memory: 0.5}}
        series: [{metric: cpu*, detectorType: probe-detector}]
        """;
    VigilConfig config = read("vigil.yaml", text);
    PipelineSpec probe = config.withDetector(new ProbeSpec()).pipelineSpec();
    assertThat(watch(probe, CPU).detector()).isEqualTo(watch(probe, SeriesKey.of("m")).detector());
    assertThat(((ProbeSpec) watch(probe, CPU).detector()).memory()).isEqualTo(0.5);
    PipelineSpec novelty = config.withDetector(new NoveltySpec()).pipelineSpec();
    assertThat(zone(novelty, "cpu")).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void what_the_file_leaves_open_can_be_filled_in() throws ConfigException {
    VigilConfig config =
        read("vigil.yaml", "limits: [{metric: cpu*, above: 98}]")
            .withFallbackTimezone(ZoneId.of("Asia/Tokyo"))
            .withFallbackLimits(series -> Limits.above(50, 2));
    PipelineSpec spec = config.pipelineSpec();
    assertThat(watch(spec, CPU).judge().limits()).isEqualTo(Limits.above(98, 1));
    assertThat(watch(spec, SeriesKey.of("m")).judge().limits()).isEqualTo(Limits.above(50, 2));
    assertThat(zone(spec, "m")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    VigilConfig berlin = read("vigil.yaml", "timezone: Europe/Berlin");
    PipelineSpec kept = berlin.withFallbackTimezone(ZoneId.of("Asia/Tokyo")).pipelineSpec();
    assertThat(zone(kept, "m")).isEqualTo(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void a_limit_of_the_file_is_told_once_it_has_held() throws ConfigException {
    List<Anomaly> told = new ArrayList<>();
    PipelineSpec spec = spec("limits: [{metric: cpu*, above: 98, hold: 3}]\nshards: 1");
    try (Pipeline pipeline = new Pipeline(spec, told::add)) {
      double[] values = {20, 99, 20, 99, 99, 99, 99, 20};
      for (int i = 0; i < values.length; i++) {
        pipeline.accept(new Point(CPU, 60_000L * i, values[i]));
      }
    }
    assertThat(told).hasSize(1);
    assertThat(told.get(0).observation().epochMillis()).isEqualTo(5 * 60_000L);
    assertThat(told.get(0).type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
  }

  @Test
  void series_that_are_watched_alike_share_their_settings() throws ConfigException {
    PipelineSpec spec = spec("sensitivity: 0.5");
    assertThat(watch(spec, CPU)).isSameAs(watch(spec, SeriesKey.of("mem")));
  }

  @Test
  void a_file_is_read_in_utf_8() throws Exception {
    Path file = folder.resolve("vigil.yml");
    Files.writeString(file, "counters: [größe*]");
    PipelineSpec spec = ConfigReader.read(file, Map.of()).pipelineSpec();
    assertThat(watch(spec, SeriesKey.of("größe_1")).kind()).isEqualTo(ValueKind.COUNTER);
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws Exception {
    Path latin = folder.resolve("latin.yaml");
    Files.write(latin, "# ok\n# größe".getBytes(StandardCharsets.ISO_8859_1));
    Path large = folder.resolve("large.yaml");
    Files.writeString(large, "#".repeat(ConfigReader.LARGEST + 1));
    assertRefused(latin, latin + ":2:5: not UTF-8 text");
    assertRefused(large, large + ": larger than 1048576 bytes");
    assertRefused(folder, folder + ": a directory, not a file");
    Path none = folder.resolve("none.yaml");
    assertRefused(none, none + ": there is no such file");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> ConfigReader.read(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(message);
  }

  @Test
  void a_problem_knows_its_place_and_its_key() {
    assertThatThrownBy(() -> spec("series:\n  - {metric: a, sensitivity: 2}\n"))
        .isInstanceOfSatisfying(
            ConfigException.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        new Problem(
                            "vigil.yaml",
                            2,
                            30,
                            "series[0].sensitivity",
                            "series[0].sensitivity must be a number from 0 to 1, was 2")));
  }
}
