package dev.vigil.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is wrong with one text. One owner. */
final class Problems {
  private static final int LONGEST = 400;

  /** Beyond these it is another kind of file, and more words would help nobody. */
  private static final int MOST = 200;

  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

  private final String file;

  /** A set, since an aliased value is read once for each use of it. */
  private final Set<Problem> found = new LinkedHashSet<>();

  private boolean more;

  /** Ends the reading of a text that is wrong nearly everywhere. Stays inside the package. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  Problems(String file) {
    this.file = file;
  }

  void add(Place place, String path, String message) {
    if (found.size() == MOST) {
      more = true;
      throw new Enough();
    }
    found.add(
        new Problem(file, place.line(), place.column(), path, Quote.oneLine(message, LONGEST)));
  }

  /** What is wrong with the file as a whole. */
  void add(String message) {
    found.add(new Problem(file, 0, 0, "", Quote.oneLine(message, LONGEST)));
  }

  /**
   * Ends here if anything was wrong.
   *
   * @throws ConfigException with all of it
   */
  void refuseIfAny() throws ConfigException {
    if (!found.isEmpty()) {
      List<Problem> sorted = new ArrayList<>(found);
      sorted.sort(BY_PLACE);
      if (more) {
        sorted.add(new Problem(file, 0, 0, "", "reading ended after " + MOST + " problems"));
      }
      throw new ConfigException(sorted);
    }
  }
}
