package dev.vigil.incident;

import static dev.vigil.incident.IncidentAction.ACKNOWLEDGE;
import static dev.vigil.incident.IncidentAction.GROW;
import static dev.vigil.incident.IncidentAction.REOPEN;
import static dev.vigil.incident.IncidentAction.RESOLVE;
import static dev.vigil.incident.IncidentStatus.ACKNOWLEDGED;
import static dev.vigil.incident.IncidentStatus.OPEN;
import static dev.vigil.incident.IncidentStatus.RESOLVED;

import dev.vigil.alert.IllegalTransition;
import java.util.Map;
import java.util.Optional;

/** The life of an incident, as a table. */
public final class IncidentTransitions {
  private static final Map<IncidentStatus, Map<IncidentAction, IncidentStatus>> LEADS =
      Map.of(
          OPEN, Map.of(GROW, OPEN, ACKNOWLEDGE, ACKNOWLEDGED, RESOLVE, RESOLVED),
          ACKNOWLEDGED, Map.of(GROW, ACKNOWLEDGED, RESOLVE, RESOLVED),
          RESOLVED, Map.of(REOPEN, OPEN));

  private static final Map<IncidentStatus, Map<IncidentAction, String>> REFUSES =
      Map.of(
          OPEN, Map.of(REOPEN, "it is open already"),
          ACKNOWLEDGED,
              Map.of(ACKNOWLEDGE, "somebody has taken it on already", REOPEN, "it is not over"),
          RESOLVED,
              Map.of(
                  GROW, "it is over: an alert that comes back reopens it",
                  ACKNOWLEDGE, "it is over: there is nothing to take on",
                  RESOLVE, "it is over already"));

  private IncidentTransitions() {}

  /** The status after an action; empty where it is refused. */
  public static Optional<IncidentStatus> to(IncidentStatus from, IncidentAction action) {
    return Optional.ofNullable(LEADS.getOrDefault(from, Map.of()).get(action));
  }

  /** Why an action is refused; empty text where it is not. */
  public static String refusal(IncidentStatus from, IncidentAction action) {
    return REFUSES.getOrDefault(from, Map.of()).getOrDefault(action, "");
  }

  /**
   * The status after an action.
   *
   * @throws IllegalTransition if it is refused
   */
  static IncidentStatus after(IncidentStatus from, IncidentAction action) {
    return to(from, action)
        .orElseThrow(
            () -> new IllegalTransition("an incident", from, action.aim(), refusal(from, action)));
  }
}
