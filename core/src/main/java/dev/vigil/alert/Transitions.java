package dev.vigil.alert;

import static dev.vigil.alert.AlertStatus.ACKNOWLEDGED;
import static dev.vigil.alert.AlertStatus.CLOSED;
import static dev.vigil.alert.AlertStatus.OPEN;
import static dev.vigil.alert.AlertStatus.RESOLVED;
import static dev.vigil.alert.AlertStatus.SUPPRESSED;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The life of an alert, as a table: what each action makes of each status, or why it does not. */
public final class Transitions {
  private static final Map<AlertStatus, Map<AlertAction, Cell>> TABLE =
      new EnumMap<>(AlertStatus.class);

  static {
    row(OPEN)
        .leads(AlertAction.JOIN, OPEN)
        .leads(AlertAction.ACKNOWLEDGE, ACKNOWLEDGED)
        .leads(AlertAction.SUPPRESS, SUPPRESSED)
        .refuses(AlertAction.RELEASE, "nothing suppresses it")
        .leads(AlertAction.RESOLVE, RESOLVED)
        .refuses(AlertAction.REOPEN, "it is open already")
        .leads(AlertAction.CLOSE, CLOSED);
    row(ACKNOWLEDGED)
        .leads(AlertAction.JOIN, ACKNOWLEDGED)
        .refuses(AlertAction.ACKNOWLEDGE, "somebody has taken it on already")
        .refuses(AlertAction.SUPPRESS, "somebody has taken it on, and goes on with it")
        .refuses(AlertAction.RELEASE, "nothing suppresses it")
        .leads(AlertAction.RESOLVE, RESOLVED)
        .refuses(AlertAction.REOPEN, "it is not over")
        .leads(AlertAction.CLOSE, CLOSED);
    row(SUPPRESSED)
        .leads(AlertAction.JOIN, SUPPRESSED)
        .leads(AlertAction.ACKNOWLEDGE, ACKNOWLEDGED)
        .refuses(AlertAction.SUPPRESS, "it is suppressed already")
        .leads(AlertAction.RELEASE, OPEN)
        .leads(AlertAction.RESOLVE, RESOLVED)
        .refuses(AlertAction.REOPEN, "it is not over")
        .leads(AlertAction.CLOSE, CLOSED);
    row(RESOLVED)
        .refuses(AlertAction.JOIN, "it is over: an anomaly reopens it")
        .refuses(AlertAction.ACKNOWLEDGE, "it is over: there is nothing to take on")
        .refuses(AlertAction.SUPPRESS, "it is over: nobody is notified of it")
        .refuses(AlertAction.RELEASE, "nothing suppresses it")
        .refuses(AlertAction.RESOLVE, "it is over already")
        .leads(AlertAction.REOPEN, OPEN)
        .leads(AlertAction.CLOSE, CLOSED);
    row(CLOSED)
        .refuses(AlertAction.JOIN, "it is closed: an anomaly opens another alert")
        .refuses(AlertAction.ACKNOWLEDGE, "it is closed: there is nothing to take on")
        .refuses(AlertAction.SUPPRESS, "it is closed: nobody is notified of it")
        .refuses(AlertAction.RELEASE, "nothing suppresses it")
        .refuses(AlertAction.RESOLVE, "it is closed, which is more than over")
        .refuses(AlertAction.REOPEN, "it is closed: an anomaly opens another alert")
        .refuses(AlertAction.CLOSE, "it is closed already");
  }

  private Transitions() {}

  /** One place of the table: a status, or the reason that there is none. */
  private record Cell(Optional<AlertStatus> to, String refusal) {}

  private record Row(Map<AlertAction, Cell> cells) {
    Row leads(AlertAction action, AlertStatus to) {
      cells.put(action, new Cell(Optional.of(to), ""));
      return this;
    }

    Row refuses(AlertAction action, String why) {
      cells.put(action, new Cell(Optional.empty(), why));
      return this;
    }
  }

  private static Row row(AlertStatus from) {
    return new Row(TABLE.computeIfAbsent(from, status -> new EnumMap<>(AlertAction.class)));
  }

  private static Cell cell(AlertStatus from, AlertAction action) {
    Cell cell = TABLE.getOrDefault(from, Map.of()).get(action);
    return cell == null ? new Cell(Optional.empty(), "it is in no table") : cell;
  }

  /** The status after an action; empty where it is refused. */
  public static Optional<AlertStatus> to(AlertStatus from, AlertAction action) {
    return cell(from, action).to();
  }

  /** Why an action is refused; empty text where it is not. */
  public static String refusal(AlertStatus from, AlertAction action) {
    return cell(from, action).refusal();
  }

  /**
   * The status after an action.
   *
   * @throws IllegalTransition if it is refused
   */
  static AlertStatus after(AlertStatus from, AlertAction action) {
    return to(from, action)
        .orElseThrow(
            () -> new IllegalTransition("an alert", from, action.aim(), refusal(from, action)));
  }
}
