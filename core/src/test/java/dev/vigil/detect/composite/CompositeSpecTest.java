package dev.vigil.detect.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.setting.BadSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CompositeSpecTest {
  private static final CompositeSpec DEFAULT = new CompositeSpec();

  @Test
  void members_are_named_by_name_or_key_and_keep_their_order() {
    DetectorSpec spec =
        DEFAULT.with(
            Map.of(
                "strategy",
                "hierarchical",
                "detectorWeights",
                "Z-Score Detector=0.4, threshold=0.6"));
    assertThat(((CompositeSpec) spec).parts())
        .extracting(DetectorSpec::key)
        .containsExactly("zscore", "threshold");
  }

  @Test
  void wrong_weights_are_refused_with_what_would_do() {
    refused("zscor=1", "unknown detector 'zscor', did you mean 'zscore'?");
    refused("zscore=-1", "detectorWeights: zscore must be from 0 to 1,000,000, was -1.0");
    refused("zscore=0", "one weight must be above 0");
    refused("zscore=1, Z-Score Detector=1", "zscore is there twice");
    refused("zscore=-1, novlty=2", "was -1.0; unknown detector 'novlty', did you mean 'novelty'?");
    refused("composite=1", "a composite cannot be its own member");
  }

  private static void refused(String weights, String why) {
    assertThatThrownBy(() -> DEFAULT.with(Map.of("detectorWeights", weights)))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining(why);
  }

  @Test
  void members_take_their_own_settings_and_stay_as_others_change() {
    ZScoreSpec robust = new ZScoreSpec(500, 50, true);
    DetectorSpec spec =
        new CompositeSpec(Strategy.WEIGHTED_AVERAGE, Map.of("zscore", 1.0), true, List.of(robust));
    assertThat(((CompositeSpec) spec.with(Map.of("strategy", "stacking"))).parts())
        .containsExactly(robust);
  }

  @Test
  void members_that_go_by_hours_go_by_those_of_the_zone() {
    ZoneId tokyo = ZoneId.of("Asia/Tokyo");
    CompositeSpec moved = (CompositeSpec) DEFAULT.inZone(tokyo);
    assertThat(moved.goesByHours()).isTrue();
    assertThat(moved.parts().get(0)).isEqualTo(DEFAULT.parts().get(0).inZone(tokyo));
    assertThat(moved).isNotEqualTo(DEFAULT);
    assertThat(DEFAULT.withMembers(member -> member)).isEqualTo(DEFAULT);
  }
}
