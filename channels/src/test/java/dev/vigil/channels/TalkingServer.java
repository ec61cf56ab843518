package dev.vigil.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on loopback that answers as it is told, and remembers what it has heard. */
final class TalkingServer implements AutoCloseable {
  private final ServerSocket socket;
  private final SSLContext tls;
  private final boolean fromTheStart;
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean dripping;

  TalkingServer(String hello) {
    this(hello, null, false);
  }

  /**
   * @param tls what it has for TLS, if it has
   * @param fromTheStart whether it speaks with TLS from the start, or when it is asked to
   */
  TalkingServer(String hello, SSLContext tls, boolean fromTheStart) {
    this.tls = tls;
    this.fromTheStart = fromTheStart;
    answers.put("EHLO", hello);
    answers.put("DATA", "354 go on");
    answers.put("QUIT", "221 bye");
    answers.put("STARTTLS", tls == null ? "502 not here" : "220 go on");
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "talking-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What it says to a line that begins so; a full stop stands for the end of a mail. */
  void answer(String begin, String answer) {
    answers.put(begin, answer);
  }

  /** From now on it greets with a character now and then, and never ends. */
  void drip() {
    dripping = true;
  }

  /** Counted down when a client to which it drips is gone. */
  CountDownLatch closed() {
    return closed;
  }

  private void drip(Socket client) throws IOException {
    client.setSoTimeout(300);
    while (true) {
      client.getOutputStream().write('2');
      client.getOutputStream().flush();
      try {
        if (client.getInputStream().read() < 0) {
          closed.countDown();
          return;
        }
      } catch (SocketTimeoutException stillThere) {
        heard.add("nothing");
      }
    }
  }

  List<String> heard() {
    return heard;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept();
          Socket spoken = fromTheStart ? secured(client) : client) {
        talk(spoken);
      } catch (IOException closed) {
        heard.add("closed: " + closed.getMessage());
      }
    }
  }

  private Socket secured(Socket client) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    heard.add("speaks TLS");
    return secured;
  }

  private void talk(Socket client) throws IOException {
    if (dripping) {
      drip(client);
      return;
    }
    say(client, "220 test");
    listen(client);
  }

  private void listen(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    boolean data = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (data && !line.equals(".")) {
        continue;
      }
      String answer = answer(line);
      data = answer.startsWith("354");
      say(client, answer);
      if (line.equals("STARTTLS") && tls != null) {
        listen(secured(client));
        return;
      }
    }
  }

  private String answer(String line) {
    return answers.keySet().stream()
        .filter(line::startsWith)
        .max((one, other) -> Integer.compare(one.length(), other.length()))
        .map(answers::get)
        .orElse("250 ok");
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
