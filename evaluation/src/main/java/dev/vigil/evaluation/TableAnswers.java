package dev.vigil.evaluation;

import dev.vigil.model.Score;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What was said of each row of a table, in the order of its file. One owner. */
final class TableAnswers {
  private final double alarmScore;
  private final double[] scores;
  private final int[] alarms;

  /**
   * @param alarmScore score from which a row may alarm
   */
  TableAnswers(int rows, double alarmScore) {
    this.alarmScore = alarmScore;
    this.scores = new double[rows];
    this.alarms = new int[rows];
    Arrays.fill(scores, Double.NaN);
  }

  void put(int row, Score score) {
    scores[row] = score.dense();
    alarms[row] = score.value() >= alarmScore ? 1 : 0;
  }

  /** Scores for ranking; NaN for rows of which nothing was said. */
  double[] scores() {
    return scores;
  }

  /** 1 where the alarm score reached the one from which a row may alarm. */
  int[] alarms() {
    return alarms;
  }

  /** The rows of which something was said. */
  int[] scored() {
    return IntStream.range(0, scores.length).filter(row -> !Double.isNaN(scores[row])).toArray();
  }
}
