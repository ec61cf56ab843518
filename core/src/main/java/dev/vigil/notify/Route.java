package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Impact;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param when what it is for
 * @param to names of channels, in the order in which they are told
 * @param escalation name of who is told next while nobody takes it on; empty for nobody
 * @param on what is told; empty for what the channel is usually told
 * @param goesOn whether the routes after this one are asked as well
 */
public record Route(
    When when, List<String> to, String escalation, Set<Notification.Kind> on, boolean goesOn) {
  public Route {
    requireNonNull(when, "when");
    requireNonNull(escalation, "escalation");
    to = List.copyOf(to);
    Set<Notification.Kind> sorted = EnumSet.noneOf(Notification.Kind.class);
    sorted.addAll(on);
    on = Collections.unmodifiableSet(sorted);
  }

  /** Everything, to these channels. */
  public static Route all(List<String> to) {
    return new Route(When.ALWAYS, to, "", Set.of(), false);
  }

  /**
   * What a route is for: all three have to hold.
   *
   * @param series of an alert of the incident
   * @param severity the incident's, at least
   * @param impact the alert's, at least
   */
  public record When(SeriesMatcher series, Severity severity, Impact impact) {
    /** All series, whatever the severity and the impact. */
    public static final When ALWAYS = new When(SeriesMatcher.parse("*"), Severity.LOW, Impact.LOW);

    public When {
      requireNonNull(series, "series");
      requireNonNull(severity, "severity");
      requireNonNull(impact, "impact");
    }
  }
}
