package dev.vigil.detect.zscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.BadSettings;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ZScoreSpecTest {
  @Test
  void it_is_found_and_set_by_name() {
    DetectorSpec spec = DetectorCatalogue.installed().find("z-score detector").orElseThrow();
    assertThat(spec).isEqualTo(new ZScoreSpec());
    assertThat(spec.with(Map.of("memory", "1000", "warm-up", 100, "robust", true)))
        .isEqualTo(new ZScoreSpec(1000, 100, true));
  }

  @Test
  void rows_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ZScoreSpec(9, 50, false))
        .withMessage("memory must be from 10 to 1000000 rows, was 9");
    assertThatThrownBy(() -> new ZScoreSpec().with(Map.of("memory", 0, "warmUp", 2_000_000)))
        .isInstanceOf(BadSettings.class)
        .hasMessageContaining("memory must be from 10")
        .hasMessageContaining("warmUp must be from 10");
  }

  @Test
  void an_alarm_begins_at_the_same_share_of_rows_in_either_form() {
    for (boolean robust : new boolean[] {false, true}) {
      var calibration = new ZScoreSpec(500, 50, robust).calibration();
      assertThat(calibration.tail(calibration.alarmScore())).isBetween(4e-4, 6e-4);
    }
  }

  @Test
  void a_state_of_other_settings_is_refused() {
    StateWriter state = new StateWriter();
    new ZScoreSpec(500, 50, false).newDetector().save(state);
    for (ZScoreSpec other :
        new ZScoreSpec[] {
          new ZScoreSpec(501, 50, false),
          new ZScoreSpec(500, 51, false),
          new ZScoreSpec(500, 50, true)
        }) {
      assertThatThrownBy(() -> other.restore(new StateReader(state.toByteArray())))
          .isInstanceOf(BadState.class)
          .hasMessageContaining("other settings");
    }
  }
}
