package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.List;
import java.util.Set;

/** Notifications to Microsoft Teams, by the webhook of a workflow. */
public record TeamsSettings(
    @About("address of the workflow's webhook; a secret") Secret webhook,
    @About("Mustache template of the text below the title; empty for ours") String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  public TeamsSettings {
    Ready.timeout(timeout);
    allowHosts = List.copyOf(allowHosts);
  }

  /** No webhook yet; our text, ten seconds. */
  public TeamsSettings() {
    this(Secret.NONE, "", 10, List.of());
  }

  @Override
  public String type() {
    return "TEAMS";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    return Ready.all(target(), TemplateCheck.of("template", template, names));
  }

  private List<Problem> target() {
    return new Targets(allowHosts).problems("webhook", webhook.reveal());
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(type(), Ready.all(target(), TemplateCheck.syntax("template", template)));
    return new TeamsChannel(this);
  }
}
