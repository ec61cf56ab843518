package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The other side of a channel: notes each message, and may kill its sender before it answers. */
final class Receiver implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Message> messages = new ArrayList<>();
  private @Nullable Process sender;
  private int left;

  record Message(String key, String title) {}

  Receiver() throws IOException {
    Thread thread = new Thread(this::run, "receiver");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  synchronized void killAtMessage(Process victim, int count) {
    sender = victim;
    left = count;
  }

  synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  synchronized Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    messages.forEach(message -> keys.add(message.key()));
    return keys;
  }

  private void run() {
    while (true) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        } // else the sender was killed, and another will come
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    String key = in.readLine();
    String title = in.readLine();
    if (key != null && title != null && !took(new Message(key, title))) {
      socket.getOutputStream().write("ok\n".getBytes(UTF_8));
    }
  }

  /** Takes a message; whether that was the last that its sender sent. */
  private synchronized boolean took(Message message) {
    messages.add(message);
    left--;
    Process victim = sender;
    if (victim != null && left <= 0) {
      victim.toHandle().destroyForcibly(); // what it has written can still be read
      sender = null;
      return true;
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
