package dev.vigil.detect.composite;

/** How the strengths of members become one. */
public enum Strategy {
  /** As strong as more than half of the weight finds it: the weighted median. */
  MAJORITY_VOTE {
    @Override
    double strength(Opinions opinions) {
      return opinions.median();
    }
  },

  /** The mean by the weights that were given. */
  WEIGHTED_AVERAGE,

  /** The same, where a member that nobody agrees with loses weight. */
  ADAPTIVE_WEIGHTED,

  /** A logistic model of the strengths, which starts from the weights and learns from feedback. */
  STACKING,

  /** In the order in which they are named, the next only while those before find something. */
  HIERARCHICAL;

  /** Strength of them all together. */
  double strength(Opinions opinions) {
    return opinions.mean();
  }
}
