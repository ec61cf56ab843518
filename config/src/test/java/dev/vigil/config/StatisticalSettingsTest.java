package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.statistical.Method;
import dev.vigil.detect.statistical.StatisticalSpec;
import dev.vigil.model.SeriesKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StatisticalSettingsTest {
  @Test
  void the_tests_are_chosen_by_name() throws ConfigException {
    StatisticalSpec spec =
        (StatisticalSpec)
            detector(
                "vigil.json",
                """
                {
                  "detectorType": "Statistical Anomaly Detector",
                  "sensitivity": 0.85,
                  "detectorSpecificConfig": {
                    "statistical": {
                      "methods": ["modified-zscore", "iqr", "grubbs"],
                      "enableDataQualityAnalysis": true
                    }
                  }
                }
                """);
    assertThat(spec.methods()).containsExactly(Method.MODIFIED_ZSCORE, Method.IQR, Method.GRUBBS);
    assertThat(spec.enableDataQualityAnalysis()).isTrue();
  }

  @Test
  void votes_and_limits_are_set_beside_them() throws ConfigException {
    StatisticalSpec spec =
        (StatisticalSpec)
            detector(
                "vigil.yaml",
                """
                detectorType: statistical
                detectorSpecificConfig:
                  statistical:
                    methods: [z-score, tukey, esd]
                    weights: {esd: 2}
                    majority: 0.6
                    windowSize: 120
                    limits: {tukey: 2.5, esdOutliers: 6}
                """);
    assertThat(spec.methods()).isEqualTo(List.of(Method.Z_SCORE, Method.TUKEY, Method.ESD));
    assertThat(spec.weights()).isEqualTo(Map.of("esd", 2.0));
    assertThat(spec.windowSize()).isEqualTo(120);
    assertThat(spec.limits().tukey()).isEqualTo(2.5);
    assertThat(spec.limits().esdOutliers()).isEqualTo(6);
    assertThat(spec.limits().iqr()).isEqualTo(1.5);
  }

  @Test
  void a_wrong_name_is_told_with_its_place_and_the_nearest() {
    String head = "detectorType: statistical\ndetectorSpecificConfig:\n  statistical:\n";
    assertThatThrownBy(() -> detector("v.yaml", head + "    methods: [iqr, grubs]\n"))
        .hasMessageContaining("v.yaml:4:20")
        .hasMessageContaining("did you mean 'grubbs'?");
    assertThatThrownBy(() -> detector("v.yaml", head + "    weights: {tuckey: 2}\n"))
        .hasMessageContaining("v.yaml:4:")
        .hasMessageContaining("did you mean 'tukey'?");
    assertThatThrownBy(() -> detector("v.yaml", head + "    enableDataQuality: true\n"))
        .hasMessageContaining("v.yaml:4:5");
  }

  private static DetectorSpec detector(String name, String text) throws ConfigException {
    return ConfigReader.read(name, text, Map.of())
        .pipelineSpec()
        .watches()
        .apply(SeriesKey.of("db_active_connections"))
        .detector();
  }
}
