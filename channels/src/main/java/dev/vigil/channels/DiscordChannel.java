package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.util.List;
import java.util.Map;

/**
 * Posts an embed to a webhook of Discord, which knows of no keys: what is sent twice shows twice.
 */
final class DiscordChannel implements Channel {
  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_TEXT = 4096;

  private static final int RED = 0xD32F2F;
  private static final int ORANGE = 0xF57C00;
  private static final int YELLOW = 0xFBC02D;
  private static final int BLUE = 0x1976D2;
  private static final int GREEN = 0x388E3C;

  private final DiscordSettings settings;
  private final HttpSender sender;
  private final Template template;

  DiscordChannel(DiscordSettings settings) {
    this.settings = settings;
    this.sender =
        new HttpSender(settings.timeout(), settings.allowHosts(), List.of(settings.webhook()));
    this.template = Template.of(settings.template(), Defaults.CARD, Escape.DISCORD);
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    return sender.send(
        HttpMessage.json(
            settings.webhook().reveal(),
            Json.object(
                "username",
                settings.username().strip(),
                "embeds",
                List.of(embed(notification)),
                "allowed_mentions",
                Map.of("parse", List.of()))));
  }

  private Map<String, Object> embed(Notification notification) {
    Notification.Subject subject = notification.subject();
    String title = Escape.DISCORD.of(Texts.line(subject.title()));
    return Json.object(
        "title", Texts.cut(title, LONGEST_TITLE),
        "description", Texts.cut(template.text(notification), LONGEST_TEXT),
        "url", Links.of(subject.link()),
        "color", color(notification),
        "timestamp", WebhookChannel.instant(notification.epochMillis()));
  }

  private static int color(Notification notification) {
    if (notification.kind() == Notification.Kind.RESOLVED) {
      return GREEN;
    }
    return switch (notification.subject().severity()) {
      case CRITICAL -> RED;
      case HIGH -> ORANGE;
      case MEDIUM -> YELLOW;
      case LOW -> BLUE;
    };
  }
}
