package dev.vigil.incident;

import static java.util.Objects.requireNonNull;

/**
 * Something happened to an incident.
 *
 * @param incident as it is now
 * @param epochMillis event time of what brought it about; the clock's of what a person did
 * @param merged number of the incident that has become part of this one; 0 where none has
 * @param who a person, or {@code vigil}
 */
public record IncidentChange(
    Kind kind, Incident incident, long epochMillis, long merged, String who) {
  public IncidentChange {
    requireNonNull(kind, "kind");
    requireNonNull(incident, "incident");
  }

  /** What happened. */
  public enum Kind {
    /** An alert that belongs to nothing known. */
    OPENED,
    /** It has grown: told at 2, 3, 5 alerts and so on, each time half as many more. */
    GREW,
    /** It is graver than before. */
    ESCALATED,
    /** Another incident turned out to be the same; its number leads here from now on. */
    MERGED,
    /** Somebody has taken it on. */
    ACKNOWLEDGED,
    /** Somebody had something to say. */
    COMMENTED,
    /** It is over. */
    RESOLVED,
    /** It came back. */
    REOPENED
  }
}
