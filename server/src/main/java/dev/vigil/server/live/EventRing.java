package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last events. Thread-safe: one writes, many read and wait. */
public final class EventRing {
  private final @Nullable Event[] events;
  private int known;
  private long newest;
  private boolean closed;
  private int listening;

  EventRing(int most) {
    this.events = new Event[most];
  }

  synchronized void add(String type, String json) {
    newest++;
    put(new Event(newest, type, json));
    notifyAll();
  }

  private void put(Event event) {
    events[place(event.id())] = event;
    known = Math.min(known + 1, events.length);
  }

  private int place(long id) {
    return Math.floorMod(id, events.length);
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
    return id >= newest - known && id <= newest;
  }

  /** The events after this one that are still known, oldest first. */
  public synchronized List<Event> after(long id, int atMost) {
    List<Event> found = new ArrayList<>();
    for (long at = Math.max(id, newest - known); at < newest && found.size() < atMost; ) {
      at++;
      found.add(requireNonNull(events[place(at)]));
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
    out.part('R', 1).put(newest).put(known);
    for (Event one : after(newest - known, known)) {
      out.put(one.type());
      Texts.put(one.json(), out);
    }
  }

  synchronized void load(StateReader in) {
    in.part('R', 1);
    long last = in.getLong();
    int count = in.getInt("events", 0, in.remaining());
    Arrays.fill(events, null);
    known = 0;
    for (int i = 0; i < count; i++) {
      Event event = new Event(last - count + 1 + i, in.getString(), Texts.read(in));
      put(event);
    }
    newest = last;
  }
}
