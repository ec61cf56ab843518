package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows with nothing strange among them, which no model had learnt when they were scored, are told
 * no more often than the calibration says, whatever law they follow.
 */
final class RowsOfChanceTest {
  private static final SeriesKey SERIES = SeriesKey.of("rows");
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  /** Where the alarms of those begin whose scores are decimal logarithms; others have a unit. */
  private static final double LOG_OF_RARITY = 3.5;

  private static final int ROWS = 5000;
  private static final int LEARNT = 500;

  /** A law of rows. */
  private enum Law {
    NORMAL,
    STUDENT_T3,
    LOGNORMAL,
    CORRELATED;

    double[] next(Random chance) {
      double[] row = new double[NAMES.size()];
      double common = chance.nextGaussian();
      for (int j = 0; j < row.length; j++) {
        double own = chance.nextGaussian();
        row[j] =
            switch (this) {
              case NORMAL -> own;
              case STUDENT_T3 -> own / Math.sqrt(squares(chance) / 3);
              case LOGNORMAL -> Math.exp(0.8 * own);
              case CORRELATED -> common + 0.3 * own;
            };
      }
      return row;
    }

    private static double squares(Random chance) {
      double sum = 0;
      for (int degree = 0; degree < 3; degree++) {
        double part = chance.nextGaussian();
        sum += part * part;
      }
      return sum;
    }
  }

  static Stream<DetectorSpec> specs() {
    Stream<DetectorSpec> installed =
        DetectorCatalogue.installed().all().stream()
            .filter(spec -> spec.getClass().getName().startsWith("dev.vigil.detect."))
            .filter(spec -> spec.newDetector().accepts(vector(0, new double[NAMES.size()])))
            .filter(spec -> spec.calibration().alarmScore() == LOG_OF_RARITY)
            .map(RowsOfChanceTest::small);
    DetectorSpec lstm = DetectorCatalogue.installed().find("machine-learning").orElseThrow();
    return Stream.concat(installed, Stream.of(lstm.with(Map.of("algorithms", "lstm"))));
  }

  /** With a table's models at once, where that is a setting; the choice would be the same. */
  private static DetectorSpec small(DetectorSpec spec) {
    boolean chooses = spec.settings().stream().anyMatch(setting -> setting.name().equals("rows"));
    return chooses ? spec.with(Map.of("rows", "table")) : spec;
  }

  private static VectorPoint vector(int at, double[] values) {
    return new VectorPoint(SERIES, at * 60_000L, NAMES, values);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void no_more_rows_are_strange_than_the_calibration_says(DetectorSpec spec) {
    double[] marks = {2, 2.5, 3, 3.5};
    int[] reached = new int[marks.length];
    int rows = 0;
    for (Law law : Law.values()) {
      Random chance = new Random(31 + law.ordinal());
      Detector detector = spec.newDetector();
      for (int row = 0; row < ROWS; row++) {
        double value = detector.scoreAndLearn(vector(row, law.next(chance))).value();
        for (int m = 0; m < marks.length && row >= LEARNT; m++) {
          reached[m] += value >= marks[m] ? 1 : 0;
        }
        rows += row >= LEARNT ? 1 : 0;
      }
    }
    for (int m = 0; m < marks.length; m++) {
      double wanted = spec.calibration().tail(marks[m]) * rows;
      assertThat((double) reached[m])
          .as("of %d rows of chance with a score of %s by %s", rows, marks[m], spec.key())
          .isLessThanOrEqualTo(wanted + 2 * Math.sqrt(wanted));
    }
    assertThat(reached[0]).as("rows told at all by %s", spec.key()).isGreaterThan(rows / 500);
  }
}
