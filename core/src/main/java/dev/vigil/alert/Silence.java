package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesMatcher;
import java.time.Instant;

/**
 * Somebody's word that nobody is to be notified of some series for a while.
 *
 * @param id counts up from 1
 * @param span when, by event time
 * @param note who said so, when, and why
 */
public record Silence(long id, SeriesMatcher series, Span span, Note note) {
  /** As many as people can ask for, and as many again as settings can have. */
  public static final int MOST = 1_000;

  public Silence {
    MatcherState.check(series);
    requireNonNull(note, "note");
    if (span.until() <= span.from()) {
      throw new IllegalArgumentException(
          "a silence must end after it begins, was from "
              + Instant.ofEpochMilli(span.from())
              + " until "
              + Instant.ofEpochMilli(span.until()));
    }
  }

  /** What people are told of it. */
  String words() {
    String why = note.text().isEmpty() ? "" : ": " + note.text();
    return "silence " + id + " by " + note.who() + why;
  }
}
