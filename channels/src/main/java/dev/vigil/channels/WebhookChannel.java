package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.setting.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends all that is known of a notification as JSON, or what a template makes of it. */
final class WebhookChannel implements Channel {
  private final WebhookSettings settings;
  private final HttpSender sender;
  private final @Nullable Template template;

  WebhookChannel(WebhookSettings settings) {
    this.settings = settings;
    List<Secret> secrets = new ArrayList<>(settings.headers().values());
    secrets.add(settings.url());
    this.sender = new HttpSender(settings.timeout(), settings.allowHosts(), secrets);
    this.template =
        settings.template().isBlank()
            ? null
            : Template.compile(settings.template(), HttpHeaders.escape(settings.headers()));
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    String body =
        template == null
            ? Json.text(document(notification))
            : template.raw(FieldValues.of(notification));
    return sender.send(
        new HttpMessage(
            settings.method().name(),
            URI.create(settings.url().reveal().strip()),
            HttpHeaders.of(settings.headers(), notification.key()),
            body));
  }

  /** The members are promised to users: names and order may be added to, and not changed. */
  static Map<String, Object> document(Notification notification) {
    Notification.Subject subject = notification.subject();
    Map<String, Object> document =
        Json.object(
            "key", notification.key(),
            "kind", notification.kind().name(),
            "channel", notification.channel(),
            "timestamp", instant(notification.epochMillis()),
            "epochMillis", notification.epochMillis(),
            "incident", subject.thread(),
            "severity", subject.severity().name(),
            "priority", subject.priority().name());
    document.put("title", subject.title());
    document.put("text", subject.text());
    document.put("link", subject.link());
    document.put("fields", notification.fields());
    return document;
  }

  static String instant(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }
}
