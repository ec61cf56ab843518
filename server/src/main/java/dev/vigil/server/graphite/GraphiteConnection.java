package dev.vigil.server.graphite;

import dev.vigil.server.live.Tallies;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sender's lines until he or the server ends it, and hands over those that have come
 * whole. A last line without an end is not taken: a number may be cut off in it. One owner, but for
 * the methods that end it.
 */
final class GraphiteConnection implements Runnable {
  private static final Logger LOG = System.getLogger(GraphiteConnection.class.getName());
  private static final int LONGEST_LINE = 16 << 10;
  private static final int ROOM = 64 << 10;

  private final Socket socket;
  private final Intake intake;
  private final Tallies tallies;
  private final byte[] bytes = new byte[ROOM];
  private int length;
  private boolean skipping;
  private volatile @Nullable Thread thread;

  GraphiteConnection(Socket socket, Intake intake, Tallies tallies) {
    this.socket = socket;
    this.intake = intake;
    this.tallies = tallies;
  }

  /** Which thread it runs in. */
  void runsIn(Thread its) {
    thread = its;
  }

  @Override
  public void run() {
    tallies.add("graphite_connections", 1);
    try (socket;
        InputStream in = socket.getInputStream()) {
      int read = in.read(bytes, length, ROOM - length);
      while (read >= 0) {
        length += read;
        takeLines();
        read = in.read(bytes, length, ROOM - length);
      }
      if (length > 0) {
        tallies.add("graphite_lines_cut", 1);
      }
    } catch (SocketTimeoutException e) {
      tallies.add("graphite_connections_idle", 1);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a sender to Graphite was cut off", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a connection for Graphite failed", e);
    }
  }

  private void takeLines() throws InterruptedException {
    int from = skipping ? afterFirstLine() : 0;
    int to = length;
    while (to > from && bytes[to - 1] != '\n') {
      to--;
    }
    if (to > from) {
      intake.take(bytes, from, to);
    }
    System.arraycopy(bytes, to, bytes, 0, length - to);
    length -= to;
    if (length > LONGEST_LINE) {
      tallies.add("graphite_lines_cut", 1);
      skipping = true;
      length = 0;
    }
  }

  /** Where the line that is too long is over; everything belongs to it if it goes on. */
  private int afterFirstLine() {
    for (int at = 0; at < length; at++) {
      if (bytes[at] == '\n') {
        skipping = false;
        return at + 1;
      }
    }
    return length;
  }

  /** Reads no more; what has come is still taken. */
  void end() {
    intake.hurry();
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a sender to Graphite was gone already", e);
    }
  }

  /** Waits until it has ended, for so long at most. */
  void await(long millis) {
    Thread its = thread;
    if (its == null) {
      return;
    }
    try {
      its.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
