package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigil.detect.Composed;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.isolationforest.IsolationForestSpec;
import dev.vigil.detect.statistical.StatisticalSpec;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.SeriesFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far back is looked, how much is seen first, and whether at all. */
final class LookbackTest {
  private static final SeriesKey CPU = SeriesKey.of("cpu");

  private static VigilConfig config(String text) throws ConfigException {
    return ConfigReader.read("vigil.yaml", text, Map.of());
  }

  private static WatchSpec watch(String text) throws ConfigException {
    return config(text).pipelineSpec().watches().apply(CPU);
  }

  private static List<String> warnings(String text) throws ConfigException {
    return config(text).warnings().stream().map(Problem::toString).toList();
  }

  @Test
  void the_window_is_that_of_the_detector() throws ConfigException {
    assertThat(watch("{detectorType: zscore, windowSize: 300}").detector())
        .isEqualTo(new ZScoreSpec(300, 50, false));
    assertThat(((StatisticalSpec) watch("{detectorType: statistical, windowSize: 300}").detector()))
        .extracting(StatisticalSpec::windowSize, StatisticalSpec::minDataPoints)
        .containsExactly(300, 30);
    assertThat(
            ((IsolationForestSpec)
                    watch("{detectorType: isolation-forest, windowSize: 300}").detector())
                .sample())
        .isEqualTo(300);
    String learnt =
        "{detectorType: threshold, windowSize: 300,"
            + " detectorSpecificConfig: {threshold: {learnt: {share: 0.001}}}}";
    assertThat(((ThresholdSpec) watch(learnt).detector()).learnt().memory()).isEqualTo(300);
  }

  @Test
  void a_window_under_what_is_seen_first_takes_that_with_it() throws ConfigException {
    assertThat(((StatisticalSpec) watch("{detectorType: statistical, windowSize: 20}").detector()))
        .extracting(StatisticalSpec::windowSize, StatisticalSpec::minDataPoints)
        .containsExactly(20, 20);
  }

  @Test
  void members_of_a_composite_have_it_too() throws ConfigException {
    DetectorSpec composite =
        watch(
                "{windowSize: 250, detectorSpecificConfig: {composite: {detectorWeights:"
                    + " {zscore: 1, novelty: 1}}}}")
            .detector();
    assertThat(((Composed) composite).parts()).contains(new ZScoreSpec(250, 50, false));
  }

  @Test
  void a_setting_of_the_detector_wins() throws ConfigException {
    assertThat(
            watch(
                    "{detectorType: zscore, windowSize: 300, minDataPoints: 60,"
                        + " detectorSpecificConfig: {zscore: {memory: 40, warm-up: 20}}}")
                .detector())
        .isEqualTo(new ZScoreSpec(40, 20, false));
  }

  @Test
  void an_entry_of_a_series_is_laid_over_the_top() throws ConfigException {
    String text =
        """
        detectorType: zscore
        windowSize: 300
        minDataPoints: 60
        series:
          - {metric: cpu, windowSize: 30}
          - {metric: other, minDataPoints: 70}
        """;
    assertThat(watch(text).detector()).isEqualTo(new ZScoreSpec(30, 60, false));
    WatchSpec other = config(text).pipelineSpec().watches().apply(SeriesKey.of("other"));
    assertThat(other.detector()).isEqualTo(new ZScoreSpec(300, 70, false));
    assertThat(other.factsBack()).isEqualTo(300);
    assertThat(other.judge().learningRows()).isEqualTo(70);
  }

  @Test
  void what_is_outside_of_what_a_detector_can_do_becomes_the_nearest_and_is_told()
      throws ConfigException {
    String large = "detectorType: statistical\nwindowSize: 50000\n";
    assertThat(((StatisticalSpec) watch(large).detector()).windowSize()).isEqualTo(10_000);
    assertThat(warnings(large))
        .containsExactly(
            "vigil.yaml:2:13: warning: windowSize: statistical takes 10000, the nearest that it can");
    String small = "detectorType: zscore\nwindowSize: 2\nminDataPoints: 1\n";
    assertThat(watch(small).detector()).isEqualTo(new ZScoreSpec(10, 10, false));
    assertThat(warnings(small))
        .containsExactly(
            "vigil.yaml:2:13: warning: windowSize: zscore takes 10, the nearest that it can",
            "vigil.yaml:3:16: warning: minDataPoints: the judge takes 10, the nearest that it can",
            "vigil.yaml:3:16: warning: minDataPoints: zscore takes 10, the nearest that it can");
    assertThat(watch(small).judge().learningRows()).isEqualTo(10);
  }

  @Test
  void a_window_that_nothing_looks_through_is_told() throws ConfigException {
    String none = "detectorType: novelty\nwindowSize: 60\n";
    assertThat(warnings(none)).hasSize(1);
    assertThat(warnings(none).get(0))
        .startsWith("vigil.yaml:2:13: warning: windowSize changes nothing");
    String facts =
        none + "businessRules: [{name: a, condition: value > movingAverage * 2, action: alert}]\n";
    assertThat(warnings(facts)).isEmpty();
    assertThat(watch(facts).factsBack()).isEqualTo(60);
    assertThat(watch("detectorType: novelty").factsBack()).isEqualTo(SeriesFacts.USUAL_BACK);
  }

  @Test
  void the_facts_of_rules_look_back_as_far() throws ConfigException {
    String rule =
        "businessRules: [{name: a, condition: value > movingAverage * 2, action: alert}]\n";
    assertThat(raisedAfterAStep("windowSize: 2\n" + rule)).isFalse();
    assertThat(raisedAfterAStep("windowSize: 500\n" + rule)).isTrue();
  }

  /** A level of 10, then one of 30 for a while: whether that is still twice what is remembered. */
  private static boolean raisedAfterAStep(String text) throws ConfigException {
    VigilConfig config = config("detectorType: seasonal\n" + text);
    boolean[] raised = {false};
    try (Pipeline pipeline = new Pipeline(config.pipelineSpec(), anomaly -> raised[0] = true)) {
      pipeline.setPolicy(config.policy());
      for (int i = 0; i < 120; i++) {
        raised[0] = false;
        pipeline.accept(new Point(CPU, 60_000L * i, i < 100 ? 10 : 30), Circumstances.NONE);
      }
    }
    return raised[0];
  }

  @Test
  void so_many_are_seen_before_a_series_is_judged() throws ConfigException {
    assertThat(remaining("minDataPoints: 500")).isEqualTo(501 - 10);
    assertThat(remaining("minDataPoints: 50")).isEqualTo(51 - 10);
  }

  /** What ten observations, a day apart, leave to be seen. */
  private static int remaining(String text) throws ConfigException {
    try (Pipeline pipeline = new Pipeline(config(text).pipelineSpec(), anomaly -> {})) {
      Verdict last = null;
      for (int i = 0; i < 10; i++) {
        last = pipeline.accept(new Point(CPU, 86_400_000L * i, i % 3));
      }
      return ((Verdict.WarmingUp) last).remaining();
    }
  }

  @Test
  void what_is_switched_off_is_not_watched() throws ConfigException {
    String text = "enabled: false\nseries: [{metric: memory, enabled: true}]\n";
    try (Pipeline pipeline = new Pipeline(config(text).pipelineSpec(), anomaly -> {})) {
      assertThat(pipeline.accept(new Point(CPU, 0, 1)))
          .isEqualTo(new Verdict.Rejected(Reason.DISABLED));
      assertThat(pipeline.accept(new Point(SeriesKey.of("memory"), 0, 1)))
          .isInstanceOf(Verdict.WarmingUp.class);
    }
  }

  @Test
  void settings_that_do_not_fit_the_window_are_told_where_they_stand() {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () ->
                config(
                    """
                    detectorType: statistical
                    windowSize: 50
                    detectorSpecificConfig:
                      statistical: {minDataPoints: 11000}
                    """));
    assertThat(refused)
        .hasMessage("vigil.yaml:4:32: minDataPoints must be from 10 to windowSize, 100, was 11000");
  }
}
