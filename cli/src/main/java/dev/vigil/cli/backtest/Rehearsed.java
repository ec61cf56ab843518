package dev.vigil.cli.backtest;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A channel that writes down what it would have sent.
 *
 * @param real the settings that it stands for; null where there is no channel but this
 * @param written is handed each notification
 */
record Rehearsed(@Nullable ChannelSettings real, Consumer<Notification> written)
    implements ChannelSettings {
  /** Name of the channel that stands for all where there is none. */
  static final String ANYBODY = "anybody";

  /** The same people, none of whom is told anything. */
  static NotifySpec of(NotifySpec people, Consumer<Notification> written) {
    List<ChannelSpec> channels =
        people.channels().stream()
            .map(
                one ->
                    new ChannelSpec(
                        one.name(),
                        new Rehearsed(one.settings(), written),
                        one.allowance(),
                        one.quiet()))
            .toList();
    return channels.isEmpty()
        ? new NotifySpec(
            List.of(new ChannelSpec(ANYBODY, new Rehearsed(null, written))),
            List.of(),
            List.of(),
            people.link())
        : new NotifySpec(channels, people.routes(), people.escalations(), people.link());
  }

  @Override
  public String type() {
    return real == null ? "NONE" : real.type();
  }

  @Override
  public List<BadSettings.Problem> problems(Set<String> names) {
    return List.of();
  }

  @Override
  public boolean tracksIncidents() {
    return real != null && real.tracksIncidents();
  }

  @Override
  public List<Setting> settings() {
    return List.of();
  }

  @Override
  public ChannelSettings with(Map<String, ?> settings) {
    throw new UnsupportedOperationException("a rehearsed channel has no settings");
  }

  @Override
  public Channel newChannel() {
    return notification -> {
      written.accept(notification);
      return new Delivery.Delivered();
    };
  }
}
