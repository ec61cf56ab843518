package dev.vigil.evaluation.nab;

/**
 * What the alarms at one threshold amount to, before a profile weighs them.
 *
 * @param gain sum over the windows found of the worth of the first alarm inside, at most 1 each
 * @param loss sum over the false alarms of their worth, at least -1 each
 * @param windowsHit windows with an alarm inside
 * @param windows windows there are
 * @param rows the rows by kind
 */
public record NabTally(double gain, double loss, int windowsHit, int windows, NabRows rows) {
  /** Nothing at all. */
  public static final NabTally NONE = new NabTally(0, 0, 0, 0, NabRows.NONE);

  /** The alarms of a file: rows after probation whose score is at least the threshold. */
  public static NabTally of(ScoredFile file, double threshold) {
    double gain = 0;
    double loss = 0;
    int hits = 0;
    int truePositives = 0;
    int falsePositives = 0;
    int rowsInside = 0;
    int lastHit = -1;
    for (int row = file.probation(); row < file.rows(); row++) {
      boolean inside = file.inside(row);
      rowsInside += inside ? 1 : 0;
      if (file.score(row) < threshold) {
        continue;
      }
      if (!inside) {
        falsePositives++;
        loss += file.worth(row);
        continue;
      }
      truePositives++;
      if (lastHit < 0 || !file.sameWindow(row, lastHit)) {
        hits++;
        gain += file.worth(row);
        lastHit = row;
      }
    }
    int rowsOutside = file.rows() - file.probation() - rowsInside;
    NabRows rows =
        new NabRows(
            truePositives,
            falsePositives,
            rowsInside - truePositives,
            rowsOutside - falsePositives);
    return new NabTally(gain, loss, hits, file.windows(), rows);
  }

  /** Both together. */
  public NabTally plus(NabTally other) {
    return new NabTally(
        gain + other.gain,
        loss + other.loss,
        windowsHit + other.windowsHit,
        windows + other.windows,
        rows.plus(other.rows));
  }

  /** The unscaled score under a profile. */
  public double raw(NabProfile profile) {
    return profile.truePositive() * gain
        + profile.falsePositive() * loss
        - profile.falseNegative() * (windows - windowsHit);
  }

  /**
   * The score under a profile on NAB's scale: 0 for a detector that never speaks, 100 for one that
   * marks the first row of every window and nothing else. Negative where speaking did more harm
   * than silence.
   *
   * @throws IllegalStateException if there is no window, which leaves nothing to scale by
   */
  public double scaled(NabProfile profile) {
    if (windows == 0) {
      throw new IllegalStateException("no window to score by");
    }
    double silent = -profile.falseNegative() * windows;
    double perfect = profile.truePositive() * windows;
    return 100 * (raw(profile) - silent) / (perfect - silent);
  }
}
