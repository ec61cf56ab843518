package dev.vigil.notify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is decided of whom to tell, while somebody wants it written down. One owner. */
final class Trail {
  private final Set<Route> routes = new LinkedHashSet<>();
  private final List<NotifyStage.Sent> sent = new ArrayList<>();
  private boolean on;

  void begin() {
    on = true;
    routes.clear();
    sent.clear();
  }

  void end() {
    on = false;
  }

  void fitted(List<Route> some) {
    if (on) {
      routes.addAll(some);
    }
  }

  void told(NotifyStage.Sent one) {
    if (on) {
      sent.add(one);
    }
  }

  List<NotifyStage.Matched> routes() {
    return routes.stream()
        .map(one -> new NotifyStage.Matched(words(one.when()), one.to(), one.escalation()))
        .toList();
  }

  private static String words(Route.When when) {
    return when.series().text() + " from " + when.severity() + ", impact from " + when.impact();
  }

  List<NotifyStage.Sent> sent() {
    return List.copyOf(sent);
  }
}
