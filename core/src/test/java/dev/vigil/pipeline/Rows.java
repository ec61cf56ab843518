package dev.vigil.pipeline;

import dev.vigil.detect.novelty.NoveltySpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of interleaved series with something odd in them now and then. */
final class Rows {
  static final long START = 1_700_000_000_000L;
  static final long STEP = 300_000;

  private Rows() {}

  static SeriesKey series(int number) {
    return new SeriesKey("load", Labels.of("host", "h" + number));
  }

  static WatchSpec watch(double perWeek) {
    JudgeSpec judge = new JudgeSpec(AlertBudget.perSeriesPerWeek(perWeek), Limits.above(200, 1));
    return new WatchSpec(new NoveltySpec(), judge, ValueKind.GAUGE);
  }

  /** Rows in turn from all series; some late, doubled, missing or no number. */
  static List<Observation> interleaved(int series, int rows, long seed) {
    Random chance = new Random(seed);
    List<Observation> all = new ArrayList<>(series * rows);
    for (int row = 0; row < rows; row++) {
      for (int number = 0; number < series; number++) {
        long now = START + row * STEP + number;
        double value = 100 + 20 * Math.sin(2 * Math.PI * row / 288) + 3 * chance.nextGaussian();
        switch (chance.nextInt(400)) {
          case 0 -> value += 150;
          case 1 -> value = Double.NaN;
          case 2 -> now -= 3 * STEP / 2;
          case 3 -> now -= 5 * STEP;
          case 4 -> all.add(new Point(series(number), now, value));
          default -> {}
        }
        all.add(new Point(series(number), now, value));
      }
    }
    return all;
  }

  /** Rows in turn from all series, in which nothing is odd. */
  static List<Observation> ordinary(int series, int rows) {
    List<Observation> all = new ArrayList<>(series * rows);
    for (int row = 0; row < rows; row++) {
      for (int number = 0; number < series; number++) {
        all.add(point(number, START + row * STEP, 100 + (row + number) % 7));
      }
    }
    return all;
  }

  static Point point(int series, long now, double value) {
    return new Point(series(series), now, value);
  }
}
