package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Notifications as text messages, by any gateway that takes them over HTTP. */
public record SmsSettings(
    @About("telephone numbers, such as +4930123456") List<String> recipients,
    @About("Mustache template of the message; empty for ours") String template,
    @About("characters after which a message is cut, from 20 to 1600") int maxLength,
    @About("the gateway") SmsGateway gateway)
    implements ChannelSettings {
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()./-]{1,30}");
  private static final int MOST_RECIPIENTS = 100;

  public SmsSettings {
    recipients = List.copyOf(recipients);
    if (maxLength < 20 || maxLength > 1600) {
      throw new IllegalArgumentException("maxLength must be from 20 to 1600, was " + maxLength);
    }
  }

  /** Nobody yet; our message, in two parts at most of what telephones send as one. */
  public SmsSettings() {
    this(List.of(), "", 300, new SmsGateway());
  }

  @Override
  public String type() {
    return "SMS";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    Set<String> ofBody = new TreeSet<>(names);
    ofBody.addAll(List.of("to", "message", "key"));
    return Ready.all(
        target(),
        TemplateCheck.of("template", template, names),
        TemplateCheck.of("gateway.body", gateway.body(), ofBody));
  }

  private List<Problem> target() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < recipients.size(); i++) {
      if (!NUMBER.matcher(recipients.get(i).strip()).matches()) {
        problems.add(
            new Problem(
                "recipients[" + i + "]",
                "recipients must be telephone numbers such as +4930123456, was '"
                    + recipients.get(i)
                    + "'"));
      }
    }
    return Ready.all(
        problems,
        Ready.unless(!recipients.isEmpty(), "recipients", " is missing: telephone numbers"),
        Ready.unless(
            recipients.size() <= MOST_RECIPIENTS, "recipients", " must be of at most 100 numbers"),
        new Targets(gateway.allowHosts()).problems("gateway.url", gateway.url().reveal()),
        HttpHeaders.problems("gateway.headers", gateway.headers()));
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(
        type(),
        Ready.all(
            target(),
            TemplateCheck.syntax("template", template),
            TemplateCheck.syntax("gateway.body", gateway.body())));
    return new SmsChannel(this);
  }
}
