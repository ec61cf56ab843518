package dev.vigil.notify;

import dev.vigil.setting.BadSettings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A channel that keeps what it was sent, and answers as a test wants it to. */
final class Sink implements ChannelSettings, Channel {
  final List<Notification> sent = new ArrayList<>();
  final List<Notification> arrived = new ArrayList<>();
  final Deque<Delivery> answers = new ArrayDeque<>();
  Function<Notification, Delivery> answer = one -> new Delivery.Delivered();
  boolean tracks;
  int made;
  int closed;

  static Sink pager() {
    Sink sink = new Sink();
    sink.tracks = true;
    return sink;
  }

  List<String> keys() {
    return arrived.stream().map(Notification::key).toList();
  }

  @Override
  public Delivery send(Notification notification) {
    sent.add(notification);
    Delivery next = answers.isEmpty() ? answer.apply(notification) : answers.pop();
    if (next instanceof Delivery.Delivered) {
      arrived.add(notification);
    }
    return next;
  }

  @Override
  public void close() {
    closed++;
  }

  @Override
  public String type() {
    return "SINK";
  }

  @Override
  public List<BadSettings.Problem> problems(Set<String> names) {
    return List.of();
  }

  @Override
  public boolean tracksIncidents() {
    return tracks;
  }

  @Override
  public Channel newChannel() {
    made++;
    return this;
  }
}
