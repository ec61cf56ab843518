package dev.vigil.channels;

import dev.vigil.model.Severity;
import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.util.List;
import java.util.Map;

/** Triggers, acknowledges and resolves an incident of PagerDuty, one for each thread. */
final class PagerDutyChannel implements Channel {
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_SOURCE = 255;

  /** An event may have 512 KB; without the fields a page still comes. */
  private static final int LONGEST_DETAILS = 100_000;

  private final PagerDutySettings settings;
  private final HttpSender sender;
  private final Template template;

  PagerDutyChannel(PagerDutySettings settings) {
    this.settings = settings;
    this.sender =
        new HttpSender(settings.timeout(), settings.allowHosts(), List.of(settings.routingKey()));
    this.template = Template.of(settings.template(), Defaults.LINE, Escape.NOTHING);
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    Map<String, Object> event =
        Json.object(
            "routing_key", settings.routingKey().reveal().strip(),
            "event_action", action(notification.kind()),
            "dedup_key", Keys.header(notification.subject().thread()));
    if (event.containsValue("trigger")) {
      event.put("client", "Vigil");
      String link = Links.of(notification.subject().link());
      if (!link.isEmpty()) {
        event.put("client_url", link);
        event.put("links", List.of(Map.of("href", link)));
      }
      event.put("payload", payload(notification));
    }
    return sender.send(HttpMessage.json(settings.url(), event));
  }

  static String action(Notification.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGED -> "acknowledge";
      case RESOLVED -> "resolve";
      case OPENED, GREW, ESCALATED, REOPENED, UNATTENDED, DIGEST, TEST -> "trigger";
    };
  }

  private Map<String, Object> payload(Notification notification) {
    Map<String, Object> fields = FieldValues.of(notification);
    String summary = Texts.line(template.text(notification));
    String series = Texts.line(FieldValues.text(fields.getOrDefault("series", "")));
    Map<String, Object> details =
        Json.object(
            "kind", notification.kind().name(),
            "priority", notification.subject().priority().name(),
            "text", notification.subject().text());
    if (Json.text(notification.fields()).length() <= LONGEST_DETAILS) {
      details.putAll(notification.fields());
    }
    return Json.object(
        "summary", Texts.cut(summary.isEmpty() ? "Vigil" : summary, LONGEST_SUMMARY),
        "source", Texts.cut(series.isEmpty() ? settings.source() : series, LONGEST_SOURCE),
        "severity", severity(notification.subject().severity()),
        "timestamp", WebhookChannel.instant(notification.epochMillis()),
        "class", FieldValues.text(fields.getOrDefault("type", "")),
        "custom_details", details);
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "critical";
      case HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "info";
    };
  }
}
