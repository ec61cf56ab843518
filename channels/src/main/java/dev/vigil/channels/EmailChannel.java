package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.setting.Secret;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends mail over SMTP, one connection for each. */
final class EmailChannel implements Channel {
  private static final int LONGEST_SUBJECT = 250;
  private static final int LONGEST_TEXT = 100_000;
  private static final long ANSWERS = 4;

  private final EmailSettings settings;
  private final Template subject;
  private final Template text;
  private final MailAnswers answers;
  private final Recipients recipients = new Recipients();

  EmailChannel(EmailSettings settings) {
    this.settings = settings;
    this.subject = Template.of(settings.subject(), Defaults.LINE, Escape.NOTHING);
    this.text = Template.of(settings.template(), Defaults.TEXT, Escape.NOTHING);
    this.answers =
        new MailAnswers(settings.server().host(), new Redaction(secrets(settings.server())));
  }

  /** The password, and the forms in which it is sent, which a server may repeat. */
  private static List<Secret> secrets(MailServer server) {
    String password = server.password().reveal();
    if (password.isEmpty()) {
      return List.of();
    }
    List<Secret> secrets = new ArrayList<>();
    secrets.add(server.password());
    String user = server.username();
    String login = "\0" + user + "\0" + password;
    for (String sent : List.of(password, login, user + login)) {
      byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
      secrets.add(new Secret(Base64.getEncoder().encodeToString(bytes)));
    }
    return secrets;
  }

  @Override
  public Delivery send(Notification notification) throws InterruptedException {
    String line = Texts.cut(Texts.line(subject.text(notification)), LONGEST_SUBJECT);
    String body = Texts.cut(text.text(notification), LONGEST_TEXT);
    try (MailSockets sockets = new MailSockets()) {
      Mail mail = Mail.of(settings, sockets, notification, line, body);
      Address[] missing =
          Arrays.stream(mail.getAllRecipients())
              .filter(address -> !recipients.settled(notification.key(), address.toString()))
              .toArray(Address[]::new);
      return transmitted(notification.key(), mail, missing);
    } catch (MessagingException e) {
      return answers.of(e);
    }
  }

  /**
   * Each answer is waited for as long as the settings say, and all of them in all for no longer
   * than four times that: a server that lets its words drip holds nobody up.
   */
  private Delivery transmitted(String key, Mail mail, Address[] missing)
      throws InterruptedException {
    FutureTask<Boolean> task = new FutureTask<>(() -> transmit(mail, missing));
    Thread thread = new Thread(task, "vigil-mail");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(ANSWERS * settings.server().timeout(), TimeUnit.SECONDS);
      settle(missing, address -> recipients.arrived(key, address));
      return recipients.end(key);
    } catch (TimeoutException e) {
      return answers.late();
    } catch (ExecutionException e) {
      return failed(key, missing, e.getCause());
    }
  }

  private Delivery failed(String key, Address[] missing, @Nullable Throwable cause) {
    if (!(cause instanceof MessagingException failure)) {
      return answers.of(new MessagingException(String.valueOf(cause)));
    }
    if (failure instanceof SendFailedException some) {
      settle(some.getValidSentAddresses(), address -> recipients.arrived(key, address));
    }
    answers.refused(failure).forEach((to, refused) -> recipients.refused(key, to, refused));
    Delivery delivery = answers.of(failure);
    if (delivery instanceof Delivery.Refused refused) {
      settle(missing, address -> recipients.refused(key, address, refused));
      return recipients.end(key);
    }
    return delivery;
  }

  private static void settle(Address @Nullable [] some, Consumer<String> outcome) {
    for (Address address : some == null ? new Address[0] : some) {
      outcome.accept(address.toString());
    }
  }

  private boolean transmit(Mail mail, Address[] recipients) throws MessagingException {
    MailServer server = settings.server();
    try (Transport transport = mail.getSession().getTransport()) {
      if (server.username().isEmpty()) {
        transport.connect();
      } else {
        transport.connect(server.username(), server.password().reveal());
      }
      transport.sendMessage(mail, recipients);
      return true;
    }
  }
}
