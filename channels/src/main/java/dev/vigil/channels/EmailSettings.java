package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Notifications by mail. */
public record EmailSettings(
    @About("addresses, such as ops@example.com") List<String> recipients,
    @About("Mustache template of the subject; empty for ours") String subject,
    @About("how urgent the mail says it is: high, normal or low") MailPriority priority,
    @About("address of the sender; empty for the user of the server, or else vigil@localhost")
        String from,
    @About("Mustache template of the text, of which HTML is made as well; empty for ours")
        String template,
    @About("the server that takes the mail") MailServer server)
    implements ChannelSettings {
  private static final int MOST_RECIPIENTS = 100;

  public EmailSettings {
    recipients = List.copyOf(recipients);
  }

  /** Nobody yet; our subject and text, by the server of this machine. */
  public EmailSettings() {
    this(List.of(), "", MailPriority.NORMAL, "", "", new MailServer());
  }

  @Override
  public String type() {
    return "EMAIL";
  }

  /** The sender's address, given or not. */
  String sender() {
    if (!from.isBlank()) {
      return from.strip();
    }
    return MailAddresses.valid(server.username()) ? server.username() : "vigil@localhost";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    return Ready.all(
        target(),
        TemplateCheck.of("subject", subject, names),
        TemplateCheck.of("template", template, names));
  }

  private List<Problem> target() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < recipients.size(); i++) {
      if (!MailAddresses.valid(recipients.get(i))) {
        String shown = Texts.cut(Texts.line(recipients.get(i)), 60);
        String message = "recipients must be addresses such as ops@example.com, was '" + shown;
        problems.add(new Problem("recipients[" + i + "]", message + "'"));
      }
    }
    return Ready.all(
        problems,
        Ready.unless(!recipients.isEmpty(), "recipients", " is missing: addresses to send to"),
        Ready.unless(
            recipients.size() <= MOST_RECIPIENTS,
            "recipients",
            " must be of at most 100 addresses"),
        Ready.unless(
            MailAddresses.valid(sender()), "from", " must be an address such as ops@example.com"),
        server.problems());
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(
        type(),
        Ready.all(
            target(),
            TemplateCheck.syntax("subject", subject),
            TemplateCheck.syntax("template", template)));
    return new EmailChannel(this);
  }
}
