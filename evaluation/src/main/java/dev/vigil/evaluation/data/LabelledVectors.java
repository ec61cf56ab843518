package dev.vigil.evaluation.data;

import java.nio.file.Path;
import java.util.List;

/**
 * A series of vectors with labels, in the order of its file. What is handed out is not copied: read
 * it, do not write to it.
 *
 * @param name set and file, without any {@code .gz}: {@code smd/machine-1-6.csv}
 * @param path the file behind it
 * @param channels the names of the numbers of a vector
 * @param epochMillis times: they may repeat or run backwards
 * @param rows the vectors; NaN where a number is missing
 * @param labels whether each row is labelled anomalous
 * @param trainRows rows of the unlabelled training part that comes first; all of them in a file
 *     that is there for its false alarms
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LabelledVectors(
    String name,
    Path path,
    List<String> channels,
    long[] epochMillis,
    List<double[]> rows,
    boolean[] labels,
    int trainRows) {
  /** Whether the whole file is a training part: nothing in it is to be found. */
  public boolean onlyTraining() {
    return trainRows >= rows.size();
  }

  /**
   * The first row that is measured: the first behind the training part. Where the whole file is one
   * it is that behind the first fifth, as nobody can be judged before having learnt.
   */
  public int scoredFrom() {
    return onlyTraining() ? rows.size() / 5 : trainRows;
  }

  /** One channel, row by row. */
  public double[] channel(int channel) {
    return rows.stream().mapToDouble(row -> row[channel]).toArray();
  }
}
