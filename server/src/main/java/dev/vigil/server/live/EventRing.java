package dev.vigil.server.live;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The last events. Thread-safe: one writes, many read and wait. */
public final class EventRing {
  private final int most;
  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private long newest;
  private boolean closed;
  private int listening;

  EventRing(int most) {
    this.most = most;
  }

  synchronized void add(String type, String json) {
    newest++;
    events.add(new Event(newest, type, json));
    if (events.size() > most) {
      events.remove();
    }
    notifyAll();
  }

  /** The id of the last event; 0 before the first. */
  public synchronized long newest() {
    return newest;
  }

  /** Somebody begins to listen, or ends. */
  public synchronized void listens(boolean begins) {
    listening += begins ? 1 : -1;
  }

  /** How many listen. */
  public synchronized int listening() {
    return listening;
  }

  /** Whether no event after this one has been forgotten. */
  public synchronized boolean reaches(long id) {
    return id >= newest - events.size() && id <= newest;
  }

  /** The events after this one that are still known, oldest first. */
  public synchronized List<Event> after(long id, int atMost) {
    List<Event> found = new ArrayList<>();
    if (id < newest) {
      for (Event one : events) {
        if (one.id() > id && found.size() < atMost) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /**
   * Waits until there is an event after this one, or it is time.
   *
   * @return false if there will be none any more
   */
  public synchronized boolean await(long id, long millis) throws InterruptedException {
    long until = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; newest <= id && !closed && left > 0; ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
    return !closed;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void save(StateWriter out) {
    out.part('R', 1).put(newest).put(events.size());
    for (Event one : events) {
      out.put(one.type());
      Texts.put(one.json(), out);
    }
  }

  synchronized void load(StateReader in) {
    in.part('R', 1);
    long last = in.getLong();
    int count = in.getInt("events", 0, in.remaining());
    events.clear();
    for (int i = 0; i < count; i++) {
      Event event = new Event(last - count + 1 + i, in.getString(), Texts.read(in));
      if (count - i <= most) {
        events.add(event);
      }
    }
    newest = last;
  }
}
