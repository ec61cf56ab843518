package dev.vigil.detect.zscore;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;
import java.util.Locale;

/**
 * A value that lies far from the centre.
 *
 * @param z deviations from the centre, below it less than 0
 * @param centre mean or median
 * @param rows rows that the centre stands for
 * @param robust whether it is a median
 * @param still whether the values before had not moved by anything that could be measured
 */
record ZScoreEvidence(double z, double centre, int rows, boolean robust, boolean still)
    implements Evidence {
  @Override
  public AnomalyType type() {
    return z > 0 ? AnomalyType.SPIKE : AnomalyType.DROP;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution(robust ? "modified z" : "z", Math.abs(z)));
  }

  @Override
  public String sentence() {
    String side = z > 0 ? "above " : "below ";
    String points = " the last " + rows + " points";
    if (still) {
      return side + number(centre) + ", from which it hardly moved in" + points;
    }
    return String.format(Locale.ROOT, "%.1f ", Math.abs(z))
        + (robust ? "robust" : "standard")
        + " deviations "
        + side
        + (robust ? "the median of" : "the mean of")
        + points;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
