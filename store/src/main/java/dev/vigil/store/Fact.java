package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be kept and found: its body is text that only who put it in
 * understands, its tags are what it is found by.
 *
 * @param id the same for the same fact, so that it is kept once; at most 500 characters
 */
public record Fact(Kind kind, String id, Tags tags, String body) {
  private static final int LONGEST_ID = 500;

  public Fact {
    requireNonNull(kind, "kind");
    requireNonNull(tags, "tags");
    requireNonNull(body, "body");
    if (id.isEmpty() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("an id has 1 to 500 characters, had " + id.length());
    }
  }

  /** What facts there are. */
  public enum Kind {
    ANOMALY,
    ALERT,
    INCIDENT,
    FEEDBACK,
    AUDIT,
    /** The record of an anomaly's way, by the anomaly's id. */
    PASSAGE,
    /** Something that became of a notification. */
    DELIVERY
  }

  /**
   * What a fact is found by.
   *
   * @param tenant whose it is; empty where there is only one
   * @param series its name, as {@link dev.vigil.model.SeriesKey} writes it; empty if it has none
   * @param severity null if it has none
   * @param status such as {@code ACTIVE}; empty if it has none
   */
  public record Tags(
      String tenant, long epochMillis, String series, @Nullable Severity severity, String status) {
    private static final int LONGEST = 200;

    public Tags {
      requireNonNull(series, "series");
      if (tenant.length() > LONGEST || status.length() > LONGEST) {
        throw new IllegalArgumentException("a tenant and a status have at most 200 characters");
      }
    }
  }
}
