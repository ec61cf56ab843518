package dev.vigil.feedback;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Which series a piece of feedback is to have an effect on: the one it is about, those of a
 * matcher, or all. Immutable.
 */
public final class Scope {
  /** The series that the feedback is about, and no other. */
  public static final Scope THIS_SERIES = new Scope("this series", null);

  /** All series. */
  public static final Scope EVERYWHERE = new Scope("everywhere", SeriesMatcher.parse("*"));

  private static final int LONGEST = 1_000;

  private final String text;
  private final @Nullable SeriesMatcher matcher;

  private Scope(String text, @Nullable SeriesMatcher matcher) {
    this.text = text;
    this.matcher = matcher;
  }

  /**
   * Reads {@code this series}, {@code everywhere}, or a matcher such as {@code {service=api}}.
   *
   * @throws IllegalArgumentException if it is none of these, or has more than 1,000 letters
   */
  public static Scope parse(String text) {
    String wanted = text.strip();
    if (wanted.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a scope has at most " + LONGEST + " letters, had " + wanted.length());
    }
    if (wanted.equals(THIS_SERIES.text)) {
      return THIS_SERIES;
    }
    return wanted.equals(EVERYWHERE.text)
        ? EVERYWHERE
        : new Scope(wanted, SeriesMatcher.parse(wanted));
  }

  /** Whether what is said of one series has an effect on another, or on itself. */
  public boolean reaches(SeriesKey about, SeriesKey series) {
    return matcher == null ? about.equals(series) : matcher.matches(series);
  }

  /** Whether it may reach more than the series that it is about. */
  boolean wide() {
    return matcher != null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scope that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return text;
  }
}
