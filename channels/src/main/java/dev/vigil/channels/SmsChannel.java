package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.setting.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hands a text message for each recipient to a gateway. */
final class SmsChannel implements Channel {
  private static final String LEFT_OUT = "...";

  private final SmsSettings settings;
  private final HttpSender sender;
  private final Template message;
  private final Template body;
  private final Recipients recipients = new Recipients();

  SmsChannel(SmsSettings settings) {
    this.settings = settings;
    SmsGateway gateway = settings.gateway();
    List<Secret> secrets = new ArrayList<>(gateway.headers().values());
    secrets.add(gateway.url());
    this.sender = new HttpSender(gateway.timeout(), gateway.allowHosts(), secrets);
    this.message = Template.of(settings.template(), Defaults.SMS, Escape.NOTHING);
    this.body =
        Template.of(gateway.body(), Defaults.SMS_BODY, HttpHeaders.escape(gateway.headers()));
  }

  /** The first that fails for a while ends it: the next try begins with that one. */
  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    String text = plain(Texts.line(message.text(notification)));
    String cut = Texts.cut(text, settings.maxLength(), LEFT_OUT);
    String key = notification.key();
    for (String recipient : settings.recipients()) {
      if (recipients.settled(key, recipient)) {
        continue;
      }
      Delivery delivery = send(notification, recipient.strip(), cut);
      if (delivery instanceof Delivery.TryAgain) {
        return delivery;
      }
      if (delivery instanceof Delivery.Refused why) {
        recipients.refused(key, recipient, words(recipient, why));
      } else {
        recipients.arrived(key, recipient);
      }
    }
    return recipients.end(key);
  }

  /** A single sign of another alphabet makes each character take twice the room. */
  private static String plain(String text) {
    return text.replace("…", "...").replace('–', '-').replace('—', '-').replace('×', 'x');
  }

  private static Delivery.Refused words(String recipient, Delivery.Refused why) {
    return new Delivery.Refused("to " + recipient + ": " + why.why());
  }

  private Delivery send(Notification notification, String to, String text)
      throws InterruptedException {
    String key = notification.key() + "/" + Keys.hash(to).substring(0, 8);
    Map<String, Object> fields = FieldValues.of(notification);
    fields.put("to", to);
    fields.put("message", text);
    fields.put("key", key);
    return sender.send(
        new HttpMessage(
            settings.gateway().method().name(),
            URI.create(settings.gateway().url().reveal().strip()),
            HttpHeaders.of(settings.gateway().headers(), key),
            body.raw(fields)));
  }
}
