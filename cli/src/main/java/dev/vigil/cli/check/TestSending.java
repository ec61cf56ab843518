package dev.vigil.cli.check;

import dev.vigil.alert.Priority;
import dev.vigil.cli.console.BadInput;
import dev.vigil.model.NearestName;
import dev.vigil.model.Severity;
import dev.vigil.notify.Channel;
import dev.vigil.notify.ChannelSpec;
import dev.vigil.notify.Delivery;
import dev.vigil.notify.Notification;
import dev.vigil.notify.NotifySpec;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends a test over channels, and tells what became of it. */
final class TestSending {
  private static final String TITLE = "A test of Vigil";
  private static final String TEXT =
      "Somebody wants to see whether this channel works. Nothing is wrong.";

  private final NotifySpec people;
  private final PrintWriter out;

  TestSending(NotifySpec people, PrintWriter out) {
    this.people = people;
    this.out = out;
  }

  /**
   * Sends one.
   *
   * @param name of the channel; empty for all
   * @return the names of those over which it did not arrive
   */
  List<String> send(String name) throws InterruptedException {
    List<String> failed = new ArrayList<>();
    for (ChannelSpec channel : chosen(name)) {
      Delivery delivery = send(channel);
      out.println("test over " + channel.name() + ": " + words(delivery));
      out.flush();
      if (!(delivery instanceof Delivery.Delivered)) {
        failed.add(channel.name());
      }
    }
    return failed;
  }

  private List<ChannelSpec> chosen(String name) {
    List<String> names = people.channels().stream().map(ChannelSpec::name).toList();
    if (names.isEmpty()) {
      throw new BadInput("there is no channel to send a test over");
    }
    if (!name.isEmpty() && !names.contains(name)) {
      String instead =
          NearestName.of(name, names)
              .map(near -> ", did you mean '" + near + "'?")
              .orElse(", there are " + String.join(", ", names));
      throw new BadInput("there is no channel '" + name + "'" + instead);
    }
    return people.channels().stream()
        .filter(channel -> name.isEmpty() || channel.name().equals(name))
        .toList();
  }

  private static Delivery send(ChannelSpec spec) throws InterruptedException {
    try (Channel channel = spec.settings().newChannel()) {
      return channel.send(test(spec.name()));
    }
  }

  private static Notification test(String channel) {
    String key = UUID.randomUUID().toString();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", Notification.Kind.TEST.name());
    fields.put("title", TITLE);
    fields.put("text", TEXT);
    fields.put("channel", channel);
    fields.put("severity", Severity.LOW.name());
    fields.put("priority", Priority.P5.name());
    return new Notification(
        key,
        channel,
        Notification.Kind.TEST,
        System.currentTimeMillis(),
        new Notification.Subject("test-" + key, Severity.LOW, Priority.P5, TITLE, TEXT, ""),
        fields);
  }

  private static String words(Delivery delivery) {
    if (delivery instanceof Delivery.TryAgain again) {
      return "did not arrive, and might later: " + again.why();
    }
    return delivery instanceof Delivery.Refused refused ? "refused: " + refused.why() : "arrived";
  }
}
