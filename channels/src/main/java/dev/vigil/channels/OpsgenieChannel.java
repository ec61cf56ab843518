package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates, acknowledges and closes an alert of Opsgenie, one for each thread. */
final class OpsgenieChannel implements Channel {
  private static final int LONGEST_MESSAGE = 130;
  private static final int LONGEST_TEXT = 15_000;
  private static final int LONGEST_ENTITY = 512;
  private static final int LONGEST_DETAIL = 200;
  private static final int MOST_DETAILS = 35;

  private final OpsgenieSettings settings;
  private final HttpSender sender;
  private final Template template;

  OpsgenieChannel(OpsgenieSettings settings) {
    this.settings = settings;
    this.sender =
        new HttpSender(settings.timeout(), settings.allowHosts(), List.of(settings.apiKey()));
    this.template = Template.of(settings.template(), Defaults.TEXT, Escape.NOTHING);
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    return switch (notification.kind()) {
      case ACKNOWLEDGED -> act(notification, "acknowledge");
      case RESOLVED -> act(notification, "close");
      case ESCALATED -> escalated(notification);
      case OPENED, GREW, REOPENED, UNATTENDED, DIGEST, TEST -> created(notification);
    };
  }

  /** An alert that is there already is only counted by the first of these. */
  private Delivery escalated(Notification notification) throws InterruptedException {
    Delivery created = created(notification);
    if (!(created instanceof Delivery.Delivered)) {
      return created;
    }
    Map<String, Object> priority = Map.of("priority", notification.subject().priority().name());
    return send("PUT", alert(notification, "priority"), priority);
  }

  private Delivery act(Notification notification, String action) throws InterruptedException {
    String note = Texts.cut(Texts.line(notification.subject().title()), LONGEST_TEXT);
    return send("POST", alert(notification, action), Json.object("source", "Vigil", "note", note));
  }

  private Delivery created(Notification notification) throws InterruptedException {
    Map<String, Object> fields = FieldValues.of(notification);
    String title = Texts.line(notification.subject().title());
    Map<String, Object> alert =
        Json.object(
            "message", Texts.cut(title.isEmpty() ? "Vigil" : title, LONGEST_MESSAGE),
            "alias", alias(notification),
            "description", Texts.cut(template.text(notification), LONGEST_TEXT),
            "priority", notification.subject().priority().name(),
            "source", "Vigil",
            "entity",
                Texts.cut(FieldValues.text(fields.getOrDefault("series", "")), LONGEST_ENTITY));
    alert.put("details", details(fields));
    if (!settings.tags().isEmpty()) {
      alert.put("tags", settings.tags());
    }
    if (!settings.responders().isEmpty()) {
      alert.put(
          "responders",
          settings.responders().stream()
              .map(Responder::of)
              .flatMap(Optional::stream)
              .map(Responder::json)
              .toList());
    }
    return send("POST", "/v2/alerts", alert);
  }

  /** Opsgenie takes text only, and 8,000 characters of it. */
  private static Map<String, String> details(Map<String, Object> fields) {
    Map<String, String> details = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          String text = Texts.line(FieldValues.text(value));
          boolean told =
              name.equals("title")
                  || name.equals("text")
                  || value instanceof List
                  || value instanceof Map;
          if (!told && !text.isEmpty() && details.size() < MOST_DETAILS) {
            details.put(Texts.cut(name, LONGEST_DETAIL / 10), Texts.cut(text, LONGEST_DETAIL));
          }
        });
    return details;
  }

  private static String alias(Notification notification) {
    return Keys.header(notification.subject().thread());
  }

  private static String alert(Notification notification, String what) {
    String alias = URLEncoder.encode(alias(notification), StandardCharsets.UTF_8);
    return "/v2/alerts/" + alias.replace("+", "%20") + "/" + what + "?identifierType=alias";
  }

  private Delivery send(String method, String path, Map<String, ?> body)
      throws InterruptedException {
    String api = settings.url().strip().replaceAll("/+$", "");
    return sender.send(
        new HttpMessage(
            method,
            URI.create(api + path),
            Map.of(
                "Content-Type",
                "application/json; charset=utf-8",
                "Authorization",
                "GenieKey " + settings.apiKey().reveal().strip()),
            Json.text(body)));
  }
}
