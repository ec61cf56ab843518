package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.List;
import java.util.Set;

/** Notifications to Slack, by an incoming webhook. */
public record SlackSettings(
    @About("address of the incoming webhook; a secret") Secret webhook,
    @About("channel such as #alerts, which only webhooks of the older kind heed; empty for theirs")
        String channel,
    @About("Mustache template of the text, in Slack's mrkdwn; empty for ours") String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  public SlackSettings {
    Ready.timeout(timeout);
    allowHosts = List.copyOf(allowHosts);
  }

  /** No webhook yet; its own channel, our text, ten seconds. */
  public SlackSettings() {
    this(Secret.NONE, "", "", 10, List.of());
  }

  @Override
  public String type() {
    return "SLACK";
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
    return new SlackChannel(this);
  }
}
