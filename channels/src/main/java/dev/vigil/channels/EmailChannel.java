package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends mail over SMTP, one connection for each. */
final class EmailChannel implements Channel {
  private static final int LONGEST_SUBJECT = 250;
  private static final int LONGEST_TEXT = 100_000;

  private final EmailSettings settings;
  private final Template subject;
  private final Template text;
  private final MailAnswers answers;
  private final Arrived arrived = new Arrived();

  EmailChannel(EmailSettings settings) {
    this.settings = settings;
    this.subject = Template.of(settings.subject(), Defaults.LINE, Escape.NOTHING);
    this.text = Template.of(settings.template(), Defaults.TEXT, Escape.NOTHING);
    this.answers =
        new MailAnswers(
            settings.server().host(), new Redaction(List.of(settings.server().password())));
  }

  @Override
  public Delivery send(Notification notification) {
    String line = Texts.cut(Texts.line(subject.text(notification)), LONGEST_SUBJECT);
    String body = Texts.cut(text.text(notification), LONGEST_TEXT);
    try {
      Mail mail = Mail.of(settings, notification, line, body);
      List<Address> missing =
          Arrays.stream(mail.getAllRecipients())
              .filter(address -> !arrived.at(notification.key(), address.toString()))
              .toList();
      transmit(mail, missing.toArray(new Address[0]));
      arrived.forget(notification.key());
      return new Delivery.Delivered();
    } catch (SendFailedException e) {
      remember(notification.key(), e.getValidSentAddresses());
      return answers.of(e);
    } catch (MessagingException e) {
      return answers.of(e);
    }
  }

  private void transmit(Mail mail, Address[] recipients) throws MessagingException {
    MailServer server = settings.server();
    try (Transport transport = mail.getSession().getTransport()) {
      if (server.username().isEmpty()) {
        transport.connect();
      } else {
        transport.connect(server.username(), server.password().reveal());
      }
      transport.sendMessage(mail, recipients);
    }
  }

  private void remember(String key, Address @Nullable [] sent) {
    if (sent != null) {
      for (Address address : sent) {
        arrived.add(key, address.toString());
      }
    }
  }
}
