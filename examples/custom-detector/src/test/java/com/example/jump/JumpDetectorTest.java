package com.example.jump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.testkit.DetectorContract;
import org.junit.jupiter.api.Test;

/** All that every detector promises, and what this one is for. */
final class JumpDetectorTest extends DetectorContract {
  @Override
  protected DetectorSpec spec() {
    return new JumpSpec();
  }

  @Test
  void it_is_found_on_the_class_path() {
    assertThat(DetectorCatalogue.installed().find("jump")).contains(new JumpSpec());
  }

  @Test
  void a_jump_of_ten_steps_is_told_and_a_step_as_usual_is_not() {
    Detector detector = new JumpSpec().newDetector();
    for (int row = 0; row < 100; row++) {
      detector.learn(at(row * 60_000L, row));
    }
    assertThat(detector.score(point(100)).value()).isZero();
    Score score = detector.score(point(109));
    assertThat(score.value()).isEqualTo(10);
    assertThat(score.evidence().sentence()).isEqualTo("a jump up by 10.0 mean steps");
  }

  private static Point point(double value) {
    return new Point(SeriesKey.of("jumps"), 6_000_000, value);
  }
}
