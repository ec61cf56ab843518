package dev.vigil.cli.check;

import dev.vigil.alert.Impact;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Silence;
import dev.vigil.alert.Span;
import dev.vigil.config.VigilConfig;
import dev.vigil.model.Durations;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Escalation;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import dev.vigil.notify.QuietHours;
import dev.vigil.notify.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who is told of what, and when nobody is, in lines for people. */
final class People {
  private final VigilConfig config;
  private final NotifySpec people;
  private final Instant now;
  private final List<String> lines = new ArrayList<>();

  People(VigilConfig config, Instant now) {
    this.config = config;
    this.people = config.notifySpec();
    this.now = now;
  }

  List<String> lines() {
    channels();
    routes();
    escalations();
    impacts();
    quiet();
    return lines;
  }

  private void head(String title) {
    lines.add("");
    lines.add(title);
  }

  private void channels() {
    head("channels");
    if (people.channels().isEmpty()) {
      lines.add(
          config.alertingEnabled()
              ? "  none: nobody is told of anything"
              : "  none is used: alerting is switched off");
    }
    for (ChannelSpec channel : people.channels()) {
      lines.add(
          "  "
              + channel.name()
              + ": "
              + channel.settings().type()
              + ", at most "
              + channel.allowance().most()
              + " in "
              + words(channel.allowance().per())
              + words(channel.quiet()));
    }
  }

  private static String words(QuietHours quiet) {
    return quiet.days().isEmpty()
        ? ""
        : ", quiet from "
            + quiet.from()
            + " to "
            + quiet.until()
            + " ("
            + (quiet.zone().equals(ZoneOffset.UTC) ? "UTC" : quiet.zone())
            + ") under "
            + quiet.unless();
  }

  private void routes() {
    if (people.channels().isEmpty()) {
      return;
    }
    head("routes");
    if (people.routes().isEmpty()) {
      lines.add("  all to all channels");
    }
    for (Route route : people.routes()) {
      String next = route.escalation().isEmpty() ? "" : ", then by " + route.escalation();
      String on = route.on().isEmpty() ? "" : ", only what is " + words(route);
      String goesOn = route.goesOn() ? "; and the routes after it" : "";
      String to = route.to().isEmpty() ? "nobody at once" : String.join(", ", route.to());
      lines.add("  " + words(route.when()) + ": " + to + next + on + goesOn);
    }
  }

  private static String words(Route route) {
    return route.on().stream()
        .map(Notification.Kind::name)
        .map(kind -> kind.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static String words(Route.When when) {
    String severity = when.severity() == Severity.LOW ? "" : ", from " + when.severity() + " on";
    String impact = when.impact() == Impact.LOW ? "" : ", impact from " + when.impact() + " on";
    return words(when.series()) + severity + impact;
  }

  private static String words(SeriesMatcher series) {
    List<String> labels = new ArrayList<>();
    series.labels().forEach((name, value) -> labels.add(name + "=" + value.pattern()));
    String metric = series.metric().pattern();
    labels.sort(null);
    return labels.isEmpty()
        ? metric.equals("*") ? "all" : metric
        : (metric.equals("*") ? "" : metric) + "{" + String.join(", ", labels) + "}";
  }

  private void escalations() {
    if (people.escalations().isEmpty()) {
      return;
    }
    head("escalations, while nobody takes it on");
    for (Escalation escalation : people.escalations()) {
      String levels =
          escalation.levels().stream()
              .map(level -> words(level.after()) + " " + String.join(", ", level.to()))
              .collect(Collectors.joining("; "));
      String then = escalation.then().isEmpty() ? "" : "; then " + escalation.then();
      lines.add("  " + escalation.name() + ": after " + levels + then);
    }
  }

  private void impacts() {
    if (config.impacts().isEmpty()) {
      return;
    }
    head("impact");
    config.impacts().forEach(one -> lines.add("  " + words(one.series()) + ": " + one.impact()));
  }

  private void quiet() {
    if (config.maintenance().isEmpty() && config.silences().isEmpty()) {
      return;
    }
    head("nobody is told");
    for (MaintenanceWindow window : config.maintenance()) {
      String next = window.when().next(now.toEpochMilli()).map(People::words).orElse("never again");
      String learning = window.stopsLearning() ? ", nothing is learnt then" : "";
      lines.add(
          "  " + window.name() + " on " + words(window.series()) + ": next " + next + learning);
    }
    for (Silence silence : config.silences()) {
      String over = silence.span().until() <= now.toEpochMilli() ? " (over)" : "";
      lines.add("  silence on " + words(silence.series()) + ": " + words(silence.span()) + over);
    }
  }

  private static String words(Span span) {
    Instant until = Instant.ofEpochMilli(span.until());
    return span.from() == Long.MIN_VALUE
        ? "until " + until
        : Instant.ofEpochMilli(span.from()) + " – " + until;
  }

  private static String words(Duration span) {
    return span.isZero() ? "no time" : Durations.words(span.toMillis() / 1000.0);
  }
}
