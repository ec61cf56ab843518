package dev.vigil.detect.novelty;

import java.util.Arrays;

/**
 * What is worked out about one row and needed no longer: its features, the records they broke, and
 * which of these to name. So it is not kept for each series, but for each thread.
 */
final class Row {
  private static final ThreadLocal<Row> OF_THREAD = ThreadLocal.withInitial(Row::new);

  final float[] features = new float[Feature.count()];
  private final float[] groups = new float[Group.values().length];

  /**
   * Where {@link NoveltyDetector} puts the sum of a number from each cache line that a row will
   * need. It means nothing: among many series none is in a cache, and lines that are asked for at
   * once come at once, where they would come one after the other.
   */
  double fetched;

  private double grain;
  private double grainInDeviations;
  private int telling = -1;
  private boolean upward;
  private float strongest;
  private float tellingWeight;
  private float brokenBy;

  /** The one of this thread, with what the row before has left in it. */
  static Row ofThread() {
    return OF_THREAD.get();
  }

  /**
   * Begins another row.
   *
   * @param inValue smallest step that the series takes, in the unit of the value
   * @param inDeviations the same in deviations of the hour
   */
  void begin(double inValue, double inDeviations) {
    grain = inValue;
    grainInDeviations = inDeviations;
    if (telling >= 0) {
      Arrays.fill(groups, 0);
      telling = -1;
      strongest = 0;
      tellingWeight = 0;
    }
  }

  /** The smallest step of a feature; 0 where it has none. */
  double grain(Feature feature) {
    return switch (feature) {
      case VALUE, DIFF, DIFF_4, SEASON, FORECAST, WEEK -> grain;
      case SEASON_Z -> grainInDeviations;
      default -> 0;
    };
  }

  /** Takes in that a feature has broken a record by a share of its range. */
  void broken(int k, boolean up, float by, float evidence) {
    Feature feature = Feature.at(k);
    int group = feature.group.ordinal();
    groups[group] = Math.max(groups[group], evidence);
    strongest = Math.max(strongest, evidence);
    if (evidence * feature.plainness > tellingWeight) {
      tellingWeight = evidence * feature.plainness;
      telling = k;
      upward = up;
      brokenBy = by;
    }
  }

  /** Sum over groups of the strongest evidence, 0–6. */
  float novelty() {
    float sum = 0;
    if (telling >= 0) {
      for (float group : groups) {
        sum += group;
      }
    }
    return sum;
  }

  /** A copy of the evidence of each group, 0–1 each. */
  float[] groups() {
    return groups.clone();
  }

  /**
   * The feature to name, or −1 if no record was broken: the strongest, but one nearly as strong
   * before it that is plainer to see. Evidence comes close to 1 for all features of a large
   * departure.
   */
  int telling() {
    return telling;
  }

  /** The strongest evidence of a feature, 0–1. */
  float strongest() {
    return strongest;
  }

  /** Whether the feature to name has a record high. */
  boolean upward() {
    return upward;
  }

  /** By which share of its range the record of the feature to name was broken. */
  float brokenBy() {
    return brokenBy;
  }
}
