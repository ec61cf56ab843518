package dev.vigil.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  private final Set<Problem> warned = new LinkedHashSet<>();
  private final Set<Problem> warnedOfWhole = new LinkedHashSet<>();
  private final Set<Problem> forgiven = new LinkedHashSet<>();
  private final Set<Problem> wanted = new LinkedHashSet<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Veil veil = new Veil();
  private SourceText source = new SourceText("");
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
    add(problem(place, path, message));
  }

  private void add(Problem problem) {
    if (found.size() == MOST && !found.contains(problem)) {
      more = true;
      throw new Enough();
    }
    found.add(problem);
  }

  private Problem problem(Place place, String path, String message) {
    String words = Quote.oneLine(veil.over(message), LONGEST);
    return new Problem(file, place.line(), place.column(), path, words);
  }

  /** What looks like a mistake, though it can be used. */
  void warn(Place place, String path, String message) {
    if (warned.size() < MOST) {
      warned.add(problem(place, path, "warning: " + message));
    }
  }

  /** What may only look so because of what is wrong elsewhere: not told beside a problem. */
  void warnOfWhole(Place place, String path, String message) {
    if (warnedOfWhole.size() < MOST) {
      warnedOfWhole.add(problem(place, path, "warning: " + message));
    }
  }

  /** The same as {@link #add}; what it was, so that it can be forgiven. */
  Problem addUnset(Place place, String path, String message) {
    Problem problem = problem(place, path, message);
    add(problem);
    return problem;
  }

  /** What is not set is no problem where nothing uses it. */
  void forgive(Node.Unreadable value) {
    value.unset().forEach(problem -> forgiven.add(problem));
  }

  /** Something does use it. */
  void tellAgain(Node.Unreadable value) {
    value.unset().forEach(problem -> wanted.add(problem));
  }

  /** A value stands in a file of its own. */
  void reads(String file) {
    files.add(file);
  }

  /** The files that values stand in, whether they are there or not. */
  List<String> files() {
    return List.copyOf(files);
  }

  /** The text that is read, and what was filled in. */
  void reading(SourceText text) {
    source = text;
  }

  SourceText source() {
    return source;
  }

  Veil veil() {
    return veil;
  }

  /** What was warned of, in the order of the text. */
  List<Problem> warnings() {
    return Stream.concat(warned.stream(), warnedOfWhole.stream()).sorted(BY_PLACE).toList();
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
    forgiven.removeAll(wanted);
    found.removeAll(forgiven);
    if (!found.isEmpty()) {
      List<Problem> sorted = new ArrayList<>(found);
      sorted.sort(BY_PLACE);
      if (more) {
        sorted.add(new Problem(file, 0, 0, "", "reading ended after " + MOST + " problems"));
      }
      throw new ConfigException(sorted, warned.stream().sorted(BY_PLACE).toList(), files());
    }
  }
}
