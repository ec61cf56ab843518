package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.List;
import java.util.Set;

/** Notifications to Discord, by a webhook. */
public record DiscordSettings(
    @About("address of the webhook; a secret") Secret webhook,
    @About("name that it shows, up to 80 characters; empty for the webhook's own") String username,
    @About("Mustache template of the text below the title, in Discord's Markdown; empty for ours")
        String template,
    @About("seconds from the start to the end of the answer, from 1 to 120") int timeout,
    @About("hosts that may be sent to though they are private or without TLS")
        List<String> allowHosts)
    implements ChannelSettings {
  private static final int LONGEST_NAME = 80;

  public DiscordSettings {
    Ready.timeout(timeout);
    allowHosts = List.copyOf(allowHosts);
    if (username.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "username must be of at most 80 characters, was of " + username.length());
    }
  }

  /** No webhook yet; its own name, our text, ten seconds. */
  public DiscordSettings() {
    this(Secret.NONE, "", "", 10, List.of());
  }

  @Override
  public String type() {
    return "DISCORD";
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
    return new DiscordChannel(this);
  }
}
