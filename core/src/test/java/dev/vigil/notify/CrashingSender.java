package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.setting.BadSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** A process that puts notifications into an outbox and sends them, until it is killed. */
final class CrashingSender {
  private static final RetrySpec SOON =
      new RetrySpec(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofDays(1), 1_000);

  private CrashingSender() {}

  /** Sends a key and a title to a port, and waits for the answer. */
  private record Line(int port) implements ChannelSettings, Channel {
    @Override
    public Delivery send(Notification notification) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        String text = notification.key() + "\n" + notification.subject().title() + "\n";
        socket.getOutputStream().write(text.getBytes(UTF_8));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        return "ok".equals(in.readLine())
            ? new Delivery.Delivered()
            : new Delivery.TryAgain(Duration.ZERO, "no answer");
      } catch (IOException e) {
        return new Delivery.TryAgain(Duration.ZERO, "no connection");
      }
    }

    @Override
    public String type() {
      return "LINE";
    }

    @Override
    public List<BadSettings.Problem> problems(Set<String> names) {
      return List.of();
    }

    @Override
    public Channel newChannel() {
      return this;
    }
  }

  /**
   * Runs until it is killed, or is done.
   *
   * @param args folder, "send", "drain" or "fill", port, first number
   */
  public static void main(String[] args) {
    int from = Integer.parseInt(args[3]);
    try (FileOutbox outbox = new FileOutbox(Path.of(args[0]))) {
      if (args[1].equals("fill")) {
        fill(outbox);
      } else {
        send(outbox, Integer.parseInt(args[2]), args[1].equals("send") ? from : -1);
      }
    }
  }

  private static void fill(FileOutbox outbox) {
    try {
      for (int i = 0; true; i++) {
        add(outbox, i, "mail");
      }
    } catch (OutboxException e) {
      System.out.println("full");
    }
  }

  private static void send(FileOutbox outbox, int port, int from) {
    Line line = new Line(port);
    List<ChannelSpec> channels =
        List.of(new ChannelSpec("mail", line), new ChannelSpec("chat", line));
    try (Courier courier =
        new Courier(channels, outbox, SOON, InstantSource.system(), new SplittableRandom(from))) {
      courier.start();
      for (int i = from; from >= 0 || outbox.waiting() > 0; i++) {
        if (from >= 0 && outbox.waiting() < 20) {
          add(outbox, i, i % 3 == 0 ? "chat" : "mail");
          courier.wake();
        } else {
          i--;
          LockSupport.parkNanos(100_000);
        }
      }
    }
  }

  private static void add(FileOutbox outbox, int number, String channel) {
    String key = "k" + number;
    long now = InstantSource.system().millis();
    Notification one = Stories.note(key, channel, "t" + number % 7);
    outbox.add(List.of(new Outbox.Waiting(one, now, false, 0, "")));
    System.out.println("added " + key);
  }
}
