package dev.vigil.detect.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.detect.threshold.ThresholdSpec;
import dev.vigil.detect.zscore.ZScoreSpec;
import dev.vigil.model.Evidence;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StackTest {
  private static final Score SCORE =
      new Score(1, 1, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final Seat zscore = new Seat(new ZScoreSpec(), 3);
  private final Seat threshold = new Seat(new ThresholdSpec(), 1);
  private final Stack stack =
      new Stack(
          new Member[] {
            new Member(0, zscore, zscore.spec().newDetector()),
            new Member(1, threshold, threshold.spec().newDetector())
          });

  private double strength(double ofZscore, double ofThreshold) {
    Opinions opinions = new Opinions(2);
    opinions.add(new Opinion("zscore", SCORE, ofZscore, 3, 0));
    opinions.add(new Opinion("threshold", SCORE, ofThreshold, 1, 0));
    return stack.strength(opinions);
  }

  private static Lesson lesson(Truth truth, double ofZscore, double ofThreshold) {
    return new Lesson(
        truth,
        List.of(new Contribution("zscore", ofZscore), new Contribution("threshold", ofThreshold)));
  }

  @Test
  void before_any_lesson_it_is_the_weighted_mean() {
    assertThat(strength(1, 0)).isEqualTo(0.75);
    assertThat(strength(0, 1)).isEqualTo(0.25);
  }

  @Test
  void it_learns_whom_to_believe() {
    for (int i = 0; i < 50; i++) {
      stack.teach(lesson(Truth.RIGHT, 0.1, 1.2));
      stack.teach(lesson(Truth.WRONG, 1.2, 0.1));
    }
    assertThat(strength(0.1, 1.2)).isGreaterThan(Opinion.SPOKEN);
    assertThat(strength(1.2, 0.1)).isLessThan(Opinion.SPOKEN);
  }

  @Test
  void one_lesson_moves_it_little() {
    stack.teach(lesson(Truth.WRONG, 1, 0));
    assertThat(strength(1, 0)).isLessThan(0.75).isCloseTo(0.75, within(0.15));
  }
}
