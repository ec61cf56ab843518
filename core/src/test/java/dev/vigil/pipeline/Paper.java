package dev.vigil.pipeline;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.setting.BadSettings;
import java.util.List;
import java.util.Set;

/** A channel whose notifications are read from the outbox, and never sent. */
public record Paper(boolean tracksIncidents) implements ChannelSettings {
  public Paper() {
    this(false);
  }

  @Override
  public String type() {
    return "PAPER";
  }

  @Override
  public List<BadSettings.Problem> problems(Set<String> names) {
    return List.of();
  }

  @Override
  public Channel newChannel() {
    return notification -> new Delivery.Refused("it is only read");
  }
}
