package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Anomaly;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to an alert.
 *
 * @param alert as it is now
 * @param epochMillis event time of an anomaly; the time of the clock for what a person did
 * @param anomaly what brought it about; null where none did
 * @param note who or what brought it about otherwise, and why; null for an anomaly
 * @param quiet why nobody is to be notified: a silence, a maintenance window, a rule; empty where
 *     people are
 * @param stage whether its anomaly was news; null where none brought it about
 */
public record AlertEvent(
    Kind kind,
    Alert alert,
    long epochMillis,
    @Nullable Anomaly anomaly,
    @Nullable Note note,
    String quiet,
    @Nullable AlertStage stage) {
  public AlertEvent {
    requireNonNull(kind, "kind");
    requireNonNull(alert, "alert");
    requireNonNull(quiet, "quiet");
  }

  /** What happened. */
  public enum Kind {
    /** The first anomaly of a fingerprint. */
    OPENED,
    /** Another anomaly of a live alert, no graver than before. */
    JOINED,
    /** Another anomaly of a live alert, graver than all before. */
    ESCALATED,
    /** It came back soon after it was over. */
    REOPENED,
    /** It came back so often that it is told as one from here on, until it stays away. */
    FLAPPING,
    /** Somebody has taken it on. */
    ACKNOWLEDGED,
    /** It goes on, and nobody is to be notified from here on. */
    SUPPRESSED,
    /** It goes on, and nothing keeps it from people any more. */
    RELEASED,
    /** It is over. */
    RESOLVED,
    /** Somebody is done with it. */
    CLOSED,
    /** Somebody had something to say. */
    COMMENTED,
    /** Its priority is another, since its impact is. */
    REPRIORITISED
  }
}
