package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who is told of what, on which channels.
 *
 * @param channels those that are used
 * @param routes the first that fits holds, unless it goes on; without any, all goes to all channels
 * @param escalations by whose names routes lead to them
 * @param link address of the chart of a series, in which <code>{{series}}</code>, <code>
 *     {{from}}</code>, <code>{{to}}</code> and <code>{{incident}}</code> are filled in; empty where
 *     there is none
 */
public record NotifySpec(
    List<ChannelSpec> channels, List<Route> routes, List<Escalation> escalations, String link) {
  /** Nobody is told of anything. */
  public static final NotifySpec NOBODY = new NotifySpec(List.of(), List.of(), List.of(), "");

  public NotifySpec {
    channels = List.copyOf(channels);
    routes = List.copyOf(routes);
    escalations = List.copyOf(escalations);
    requireNonNull(link, "link");
  }

  /** All that is wrong with it, and what may be: see {@link NotifyProblem#warning()}. */
  public List<NotifyProblem> problems() {
    return new NotifyCheck(this).problems();
  }
}
