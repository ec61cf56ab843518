package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.machinelearning.Algorithm;
import dev.vigil.detect.machinelearning.FeatureEngineering;
import dev.vigil.detect.machinelearning.MachineLearningSpec;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.WatchSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MachineLearningBlockTest {
  private static final String BLOCK =
      """
      {
        "detectorType": "Machine Learning Detector",
        "sensitivity": 0.9,
        "detectorSpecificConfig": {
          "machineLearning": {
            "algorithms": ["isolation-forest-ml", "autoencoder", "one-svm"],
            "enableOnlineLearning": true,
            "featureEngineering": {
              "enableTimeFeatures": true,
              "enableStatisticalFeatures": true,
              "enableTrendFeatures": true
            }
          }
        }
      }
      """;

  private static MachineLearningSpec detector(String text) throws ConfigException {
    VigilConfig config =
        ConfigReader.read("vigil.json", text, Map.of(), DetectorCatalogue.installed());
    WatchSpec watch = config.pipelineSpec().watches().apply(SeriesKey.of("payments"));
    return (MachineLearningSpec) watch.detector();
  }

  @Test
  void the_block_of_the_fraud_example_is_taken_as_it_stands() throws ConfigException {
    assertThat(detector(BLOCK)).isEqualTo(new MachineLearningSpec());
    MachineLearningSpec changed =
        detector(
            BLOCK
                .replace("\"one-svm\"", "\"gaussian-mixture\"")
                .replace("\"enableTimeFeatures\": true", "\"enableTimeFeatures\": false"));
    assertThat(changed.featureEngineering()).isEqualTo(new FeatureEngineering(false, true, true));
    assertThat(changed.algorithms()).contains(Algorithm.GAUSSIAN_MIXTURE).hasSize(3);
  }

  @Test
  void an_unknown_algorithm_is_refused_with_its_place_and_the_nearest_name() {
    assertThatThrownBy(() -> detector(BLOCK.replace("autoencoder", "autoencodr")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("vigil.json:6:")
        .hasMessageContaining("algorithms[1] must be one of")
        .hasMessageContaining("did you mean 'autoencoder'?");
  }
}
