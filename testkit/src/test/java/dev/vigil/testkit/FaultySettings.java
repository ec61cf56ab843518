package dev.vigil.testkit;

import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSettings;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A channel to a list in memory, with a fault for each promise of the contract. */
public record FaultySettings(
    @About("the key; a secret") Secret key,
    @About("the template") String template,
    @About("whether the list is there") boolean there,
    @About("what is wrong") Fault fault)
    implements ChannelSettings {
  static final List<Notification> ARRIVED = new ArrayList<>();

  /** What is wrong with it. */
  public enum Fault {
    NONE,
    DELIVERS_NOTHING,
    FALLS_OVER_WHAT_IS_BARE,
    FALLS_OVER_WHAT_IS_HOSTILE,
    REFUSES_WHEN_NOBODY_IS_THERE,
    TELLS_THE_SECRET_WHEN_NOBODY_IS_THERE,
    PRINTS_THE_SECRET,
    TAKES_ANY_TEMPLATE,
    SENDS_WITH_PROBLEMS,
    CLOSES_ONCE
  }

  public FaultySettings() {
    this(Secret.NONE, "", true, Fault.NONE);
  }

  @Override
  public String type() {
    return "FAULTY";
  }

  @Override
  public List<Problem> problems(Set<String> names) {
    boolean unknown = template.contains("{{titel}}") && !names.contains("titel");
    if (fault == Fault.TAKES_ANY_TEMPLATE || (!unknown && !template.contains("{{#"))) {
      return List.of();
    }
    return List.of(new Problem("template", "template 2:4: unknown 'titel', or 'title'?"));
  }

  @Override
  public Channel newChannel() {
    if (fault != Fault.SENDS_WITH_PROBLEMS && !problems(Set.of()).isEmpty()) {
      throw new IllegalStateException("there are problems");
    }
    return new FaultyChannel(this);
  }

  @Override
  public String toString() {
    return "key " + (fault == Fault.PRINTS_THE_SECRET ? key.reveal() : key);
  }

  private static final class FaultyChannel implements Channel {
    private final FaultySettings settings;
    private boolean closed;

    FaultyChannel(FaultySettings settings) {
      this.settings = settings;
    }

    @Override
    public Delivery send(Notification notification) {
      Fault fault = settings.fault();
      if (!settings.there()) {
        String key =
            fault == Fault.TELLS_THE_SECRET_WHEN_NOBODY_IS_THERE ? settings.key.reveal() : "";
        return fault == Fault.REFUSES_WHEN_NOBODY_IS_THERE
            ? new Delivery.Refused("nobody is there")
            : new Delivery.TryAgain(Duration.ZERO, "nobody is there" + key);
      }
      if (fault == Fault.FALLS_OVER_WHAT_IS_BARE && notification.fields().isEmpty()) {
        throw new IllegalStateException("no fields");
      }
      if (fault == Fault.FALLS_OVER_WHAT_IS_HOSTILE && notification.key().contains("\n")) {
        return new Delivery.Refused("a key has no line ends");
      }
      if (fault != Fault.DELIVERS_NOTHING) {
        ARRIVED.add(notification);
      }
      return new Delivery.Delivered();
    }

    @Override
    public void close() {
      if (closed && settings.fault() == Fault.CLOSES_ONCE) {
        throw new IllegalStateException("closed before");
      }
      closed = true;
    }
  }
}
