package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Posts an Adaptive Card to a workflow of Teams, which knows of no keys. */
final class TeamsChannel implements Channel {
  private static final int LONGEST_TITLE = 500;

  /** A message may have 28 KB; JSON makes a character of one byte six at worst. */
  private static final int MOST_BYTES = 12_000;

  private static final int MOST_LINES = 60;

  private final TeamsSettings settings;
  private final HttpSender sender;
  private final Template template;

  TeamsChannel(TeamsSettings settings) {
    this.settings = settings;
    this.sender =
        new HttpSender(settings.timeout(), settings.allowHosts(), List.of(settings.webhook()));
    this.template = Template.of(settings.template(), Defaults.CARD, Escape.TEAMS);
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    Map<String, Object> attachment =
        Json.object(
            "contentType",
            "application/vnd.microsoft.card.adaptive",
            "content",
            card(notification));
    return sender.send(
        HttpMessage.json(
            settings.webhook().reveal(),
            Json.object("type", "message", "attachments", List.of(attachment))));
  }

  private Map<String, Object> card(Notification notification) {
    Notification.Subject subject = notification.subject();
    Map<String, Object> card =
        Json.object(
            "$schema", "http://adaptivecards.io/schemas/adaptive-card.json",
            "type", "AdaptiveCard",
            "version", "1.4",
            "body", body(notification));
    String link = Links.of(subject.link());
    if (!link.isEmpty()) {
      Map<String, Object> open =
          Json.object("type", "Action.OpenUrl", "title", "Open the chart", "url", link);
      card.put("actions", List.of(open));
    }
    card.put("msteams", Map.of("width", "Full"));
    return card;
  }

  /** A line is a block: within one, Teams shows the end of a line as a space. */
  private List<Map<String, Object>> body(Notification notification) {
    List<Map<String, Object>> blocks = new ArrayList<>();
    String title = Escape.TEAMS.of(Texts.line(notification.subject().title()));
    blocks.add(block(Texts.cut(title, LONGEST_TITLE), color(notification), true));
    String text = Texts.cutToBytes(template.text(notification), MOST_BYTES);
    text.lines()
        .filter(line -> !line.isBlank())
        .limit(MOST_LINES)
        .forEach(line -> blocks.add(block(line, "default", false)));
    return blocks;
  }

  private static Map<String, Object> block(String text, String color, boolean title) {
    return Json.object(
        "type",
        "TextBlock",
        "text",
        text,
        "wrap",
        true,
        "size",
        title ? "Large" : "Default",
        "weight",
        title ? "Bolder" : "Default",
        "color",
        color,
        "spacing",
        title ? "Default" : "Small");
  }

  private static String color(Notification notification) {
    if (notification.kind() == Notification.Kind.RESOLVED) {
      return "good";
    }
    return switch (notification.subject().severity()) {
      case CRITICAL, HIGH -> "attention";
      case MEDIUM -> "warning";
      case LOW -> "accent";
    };
  }
}
