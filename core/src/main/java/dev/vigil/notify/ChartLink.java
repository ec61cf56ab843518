package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.alert.Alert;
import dev.vigil.incident.Incident;
import java.net.URLEncoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of the chart of an incident. */
final class ChartLink {
  private static final Pattern NAME = Pattern.compile("\\{\\{ *(series|from|to|incident) *}}");
  private static final long BEFORE = 60 * 60_000L;
  private static final long AFTER = 15 * 60_000L;
  private static final int LONGEST_SERIES = 1_000;

  private ChartLink() {}

  /** From an hour before the incident to a quarter of an hour after; empty without a template. */
  static String of(String template, Incident incident, Alert lead) {
    if (template.isEmpty()) {
      return "";
    }
    return NAME.matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), incident, lead)));
  }

  private static String value(String name, Incident incident, Alert lead) {
    return switch (name) {
      case "series" -> encoded(lead.series().toString());
      case "from" -> Long.toString(incident.span().from() - BEFORE);
      case "to" -> Long.toString(incident.span().until() + AFTER);
      default -> Long.toString(incident.id());
    };
  }

  private static String encoded(String text) {
    String some = text.length() <= LONGEST_SERIES ? text : text.substring(0, LONGEST_SERIES);
    return URLEncoder.encode(some, UTF_8).replace("+", "%20");
  }
}
