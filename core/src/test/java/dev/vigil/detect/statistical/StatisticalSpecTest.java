package dev.vigil.detect.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.setting.BadSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatisticalSpecTest {
  @Test
  void methods_are_named_as_in_a_configuration_in_any_writing() {
    StatisticalSpec spec =
        with(
            Map.of(
                "methods",
                List.of("z-score", "Modified_ZScore", "IQR", "grubbs", "tukey", "esd"),
                "enableDataQualityAnalysis",
                true));
    assertThat(spec.methods()).containsExactly(Method.values());
    assertThat(spec.enableDataQualityAnalysis()).isTrue();
    assertThat(with(Map.of("methods", "iqr, esd")).methods())
        .containsExactly(Method.IQR, Method.ESD);
  }

  @Test
  void weights_are_by_name_and_one_where_none_is_given() {
    StatisticalSpec spec = with(Map.of("weights", Map.of("zscore", 2.5, "iqr", 0.5)));
    assertThat(spec.weight(Method.Z_SCORE)).isEqualTo(2.5);
    assertThat(spec.weight(Method.IQR)).isEqualTo(0.5);
    assertThat(spec.weight(Method.ESD)).isEqualTo(1);
  }

  @Test
  void settings_that_make_no_sense_are_refused_with_their_name_and_range() {
    refused(Map.of("methods", List.of()), "methods must be at least one");
    refused(Map.of("methods", List.of("iqr", "IQR")), "methods must be at least one, each once");
    refused(Map.of("methods", List.of("gubbs")), "did you mean 'grubbs'?");
    refused(Map.of("weights", Map.of("gubbs", 1)), "did you mean 'grubbs'?");
    refused(Map.of("weights", Map.of("iqr", 0)), "weights.iqr must be above 0 and up to 1000");
    refused(Map.of("weights", Map.of("iqr", 1001)), "was 1001");
    refused(Map.of("weights", Map.of("iqr", 1, "IQR", 2)), "weights has 'iqr' twice");
    refused(
        Map.of("methods", List.of("esd"), "weights", Map.of("iqr", 1)),
        "weights has 'iqr', which is none of the methods, they are esd");
    refused(Map.of("majority", 0), "majority must be above 0 and up to 1, was 0.0");
    refused(Map.of("majority", 1.01), "majority");
    refused(Map.of("windowSize", 9), "windowSize must be from 10 to 10000, was 9");
    refused(Map.of("windowSize", 10_001), "was 10001");
    refused(Map.of("minDataPoints", 101), "minDataPoints must be from 10 to windowSize, 100");
    refused(Map.of("limits", Map.of("zScore", 0.5)), "zScore must be from 1.0 to 20.0, was 0.5");
    refused(Map.of("limits", Map.of("modifiedZScore", 101)), "modifiedZScore");
    refused(Map.of("limits", Map.of("iqr", Double.NaN)), "iqr must be from 0.5 to 100.0");
    refused(Map.of("limits", Map.of("tukey", 0.1)), "tukey");
    refused(Map.of("limits", Map.of("significance", 0.6)), "significance");
    refused(Map.of("limits", Map.of("esdOutliers", 0)), "esdOutliers must be from 1 to 100, was 0");
  }

  private static StatisticalSpec with(Map<String, Object> settings) {
    return (StatisticalSpec) new StatisticalSpec().with(settings);
  }

  private static void refused(Map<String, Object> settings, String why) {
    assertThatThrownBy(() -> with(settings))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(why);
  }
}
