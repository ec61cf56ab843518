package dev.vigil.detect.statistical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far the values of a window can be trusted to be what the tests take them for: complete,
 * moving, and normal values that do not hang together.
 *
 * @param rows values of the window
 * @param repeated share of them that are the same as the one before
 * @param outliers share of them beyond the inner fences of a box plot
 * @param missing share of the rows that should have come and did not; 0 for a series that is not
 *     steady
 * @param normality chance of a normal sample to be as skewed or heavy-tailed (Jarque and Bera,
 *     1980); 1 where no value differs
 * @param independence chance of values in a random order to differ as little from one to the next
 *     (von Neumann, 1941): small where they drift or hang together; 1 where no value differs
 */
public record WindowQuality(
    int rows,
    double repeated,
    double outliers,
    double missing,
    double normality,
    double independence) {
  private static final double MOST_REPEATED = 0.5;
  private static final double MOST_OUTLIERS = 0.1;
  private static final double MOST_MISSING = 0.1;
  private static final double RARE = 1e-4;

  /** What is wrong, in words; nothing where the tests can be trusted. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (missing > MOST_MISSING) {
      problems.add(percent(missing) + " of its rows are missing");
    }
    if (repeated > MOST_REPEATED) {
      problems.add(percent(repeated) + " of its values repeat the one before");
    }
    if (outliers > MOST_OUTLIERS) {
      problems.add(percent(outliers) + " of its values are outliers themselves");
    }
    if (normality < RARE) {
      problems.add("its values are far from normal");
    }
    if (independence < RARE) {
      problems.add("its values drift or hang together");
    }
    return problems;
  }

  /** Whether nothing is wrong. */
  public boolean sound() {
    return problems().isEmpty();
  }

  String warning() {
    return sound() ? "" : "; less sure, as of the window " + String.join(" and ", problems());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
