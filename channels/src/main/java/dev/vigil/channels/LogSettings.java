package dev.vigil.channels;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import java.util.List;
import java.util.Set;

/** Notifications as lines of the log of the process, by {@link System.Logger}. */
public record LogSettings(
    @About("name of the logger") String logger,
    @About("Mustache template of the line; empty for ours") String template)
    implements ChannelSettings {
  /** The logger {@code dev.vigil.notification}, our line. */
  public LogSettings() {
    this("dev.vigil.notification", "");
  }

  @Override
  public String type() {
    return "LOG";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    return Ready.all(target(), TemplateCheck.of("template", template, names));
  }

  private List<Problem> target() {
    return Ready.unless(!logger.isBlank(), "logger", " needs a name");
  }

  @Override
  public Channel newChannel() {
    Ready.refuse(type(), Ready.all(target(), TemplateCheck.syntax("template", template)));
    return new LogChannel(this);
  }
}
