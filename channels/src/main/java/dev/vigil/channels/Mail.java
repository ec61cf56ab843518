package dev.vigil.channels;

import dev.vigil.notify.Notification;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

/** A notification as mail: text and HTML of one content, in one thread for one incident. */
final class Mail extends MimeMessage {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final String id;

  private Mail(Session session, String id) {
    super(session);
    this.id = id;
  }

  /**
   * @param subject in one line
   * @param text of which HTML is made as well
   */
  static Mail of(
      EmailSettings settings,
      MailSockets sockets,
      Notification notification,
      String subject,
      String text)
      throws MessagingException {
    InternetAddress from = MailAddresses.of(settings.sender());
    String host = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
    Session session = Session.getInstance(settings.server().properties(sockets));
    Mail mail = new Mail(session, "<" + Keys.hash(notification.key()) + "@" + host + ">");
    mail.setFrom(from);
    for (String recipient : settings.recipients()) {
      mail.addRecipient(RecipientType.TO, MailAddresses.of(recipient));
    }
    mail.setSubject(subject, UTF_8);
    // No mail has this number itself: all of an incident answer to it, whichever came first.
    String thread = "<" + Keys.hash("thread " + notification.subject().thread()) + "@" + host + ">";
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("References", thread);
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.urgency(settings.priority());
    mail.setContent(content(notification, text));
    mail.saveChanges();
    return mail;
  }

  private void urgency(MailPriority priority) throws MessagingException {
    if (priority != MailPriority.NORMAL) {
      boolean high = priority == MailPriority.HIGH;
      setHeader("X-Priority", high ? "1" : "5");
      setHeader("Importance", high ? "high" : "low");
      setHeader("Priority", high ? "urgent" : "non-urgent");
    }
  }

  private static MimeMultipart content(Notification notification, String text)
      throws MessagingException {
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(html(notification, text), UTF_8, "html");
    return new MimeMultipart("alternative", plain, html);
  }

  static String html(Notification notification, String text) {
    String body = Escape.HTML.of(text);
    String link = Links.of(notification.subject().link());
    if (!link.isEmpty()) {
      String address = Escape.HTML.of(link);
      body = body.replace(address, "<a href=\"" + address + "\">" + address + "</a>");
    }
    String title = Escape.HTML.of(Texts.line(notification.subject().title()));
    return "<!DOCTYPE html>\n<html><body style=\"font-family:sans-serif\">\n<h2>"
        + title
        + "</h2>\n<p>"
        + body.replace("\n\n", "</p>\n<p>").replace("\n", "<br>\n").replace("</p><br>", "</p>")
        + "</p>\n</body></html>\n";
  }

  /** Called by {@link #saveChanges}: ours, so that what is sent again is not another mail. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
