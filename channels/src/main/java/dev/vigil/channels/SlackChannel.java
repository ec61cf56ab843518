package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import java.util.List;

/**
 * Posts to an incoming webhook of Slack, which knows of no keys: what is sent twice shows twice.
 */
final class SlackChannel implements Channel {
  /** Slack cuts at 40,000 characters, and shows no more than this without a click. */
  private static final int LONGEST = 4000;

  private final SlackSettings settings;
  private final HttpSender sender;
  private final Template template;

  SlackChannel(SlackSettings settings) {
    this.settings = settings;
    this.sender =
        new HttpSender(settings.timeout(), settings.allowHosts(), List.of(settings.webhook()));
    this.template = Template.of(settings.template(), Defaults.SLACK, Escape.SLACK);
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    String text = Texts.cut(template.text(notification), LONGEST);
    return sender.send(
        HttpMessage.json(
            settings.webhook().reveal(),
            Json.object(
                "channel", settings.channel().strip(), "text", text, "unfurl_links", false)));
  }
}
