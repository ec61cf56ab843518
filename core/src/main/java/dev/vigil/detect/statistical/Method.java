package dev.vigil.detect.statistical;

/** The tests that there are. */
public enum Method {
  /** Distance from the mean in standard deviations. */
  Z_SCORE("z-score", "z = "),
  /** Distance from the median in robust deviations. */
  MODIFIED_ZSCORE("modified-zscore", "modified z = "),
  /** Distance beyond the quartiles in interquartile ranges. */
  IQR("iqr", "interquartile ranges beyond the quartile: "),
  /** Grubbs' test of the most extreme value. */
  GRUBBS("grubbs", "Grubbs G = "),
  /** Distance beyond the hinges in hinge spreads: the outer fences of a box plot. */
  TUKEY("tukey", "hinge spreads beyond the hinge: "),
  /** Generalised extreme Studentized deviate: several outliers that hide each other. */
  ESD("esd", "deviations from the rest (ESD): ");

  private final String text;
  private final String symbol;

  Method(String text, String symbol) {
    this.text = text;
    this.symbol = symbol;
  }

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return text;
  }

  String symbol() {
    return symbol;
  }

  /** Whether outliers among the values before it make it see less. */
  boolean byMean() {
    return this == Z_SCORE || this == GRUBBS;
  }

  OutlierTest newTest(TestLimits limits, CriticalValues critical) {
    return switch (this) {
      case Z_SCORE -> new ZScore(critical);
      case MODIFIED_ZSCORE -> new ModifiedZScore(limits.modifiedZScore());
      case IQR -> new Fences(limits.iqr(), false);
      case GRUBBS -> new Grubbs(critical);
      case TUKEY -> new Fences(limits.tukey(), true);
      case ESD -> new GeneralisedEsd(critical, limits.esdOutliers());
    };
  }
}
