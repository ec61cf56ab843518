package dev.vigil.notify;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.notify.Outbox.Dead;
import dev.vigil.notify.Outbox.Waiting;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Takes notifications from the outbox to their channels, each in its own lane, so that one that is
 * slow or dead holds up no other. Thread-safe.
 *
 * <p>Either somebody calls {@link #turn()}, or it runs by itself from {@link #start()} on.
 */
public final class Courier implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Courier.class.getName());
  private static final int MOST_STRAYS = 1_000;

  private final Tools tools;
  private final RandomGenerator chance;
  private final Map<String, Lane> lanes = new LinkedHashMap<>();
  private final Map<String, CourierThread> threads = new LinkedHashMap<>();
  private final List<Consumer<Dead>> listeners = new CopyOnWriteArrayList<>();
  private boolean started;

  /** What all lanes share. */
  record Tools(Outbox outbox, RetrySpec retry, InstantSource clock, Consumer<Dead> listener) {
    void bury(Waiting one, String why) {
      long now = clock.millis();
      outbox.bury(one.key(), now, why);
      String title = one.notification().subject().title();
      LOG.log(WARNING, "gave up {0} on {1}: {2}", title, one.notification().channel(), why);
      listener.accept(new Dead(one.notification(), now, one.attempts(), why));
    }
  }

  /**
   * @param channels those that there are; what waits for others is given up
   * @param chance what the pauses are drawn from; used here only
   */
  public Courier(
      List<ChannelSpec> channels,
      Outbox outbox,
      RetrySpec retry,
      InstantSource clock,
      RandomGenerator chance) {
    this.tools = new Tools(outbox, retry, clock, this::buried);
    this.chance = chance;
    channels.forEach(this::add);
  }

  /** Is told of each notification that is given up, on the thread that does so. */
  public void onDead(Consumer<Dead> listener) {
    listeners.add(listener);
  }

  private void buried(Dead dead) {
    for (Consumer<Dead> listener : listeners) {
      try {
        listener.accept(dead);
      } catch (RuntimeException e) {
        LOG.log(WARNING, "who was to be told of a dead letter failed", e);
      }
    }
  }

  private void add(ChannelSpec spec) {
    Pauses pauses = new Pauses(tools.retry(), new SplittableRandom(chance.nextLong()));
    lanes.put(spec.name(), new Lane(spec, tools, pauses));
  }

  /**
   * Uses these channels from now on; those whose settings are the same go on as they are. To be
   * told before the dispatcher is: what that puts in for channels not known here is given up.
   */
  public synchronized void reconfigure(List<ChannelSpec> channels) {
    Map<String, ChannelSpec> next = new LinkedHashMap<>();
    channels.forEach(spec -> next.put(spec.name(), spec));
    for (String name : List.copyOf(lanes.keySet())) {
      ChannelSpec spec = next.remove(name);
      if (spec == null) {
        end(name);
      } else {
        lane(name).use(spec);
      }
    }
    next.values().forEach(this::add);
    if (started) {
      next.keySet().forEach(this::run);
    }
    wake();
  }

  private Lane lane(String name) {
    Lane lane = lanes.get(name);
    if (lane == null) {
      throw new IllegalStateException("there is no lane " + name);
    }
    return lane;
  }

  private void end(String name) {
    Lane lane = lane(name);
    lanes.remove(name);
    lane.stop();
    CourierThread thread = threads.remove(name);
    if (thread == null) {
      lane.close();
    } else {
      thread.stop(); // which closes it
    }
  }

  /**
   * Sends what is due by the clock, channel after channel, and gives up what nothing can be done
   * with; how many arrived. Ends early when the thread is interrupted.
   */
  public int turn() {
    strays();
    int arrived = 0;
    for (Lane lane : all()) {
      try {
        arrived += lane.turn();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return arrived;
      }
    }
    return arrived;
  }

  private synchronized List<Lane> all() {
    return List.copyOf(lanes.values());
  }

  /** Gives up what waits for channels that are no more. */
  synchronized void strays() {
    for (String name : tools.outbox().waitingByChannel().keySet()) {
      if (!lanes.containsKey(name)) {
        for (Waiting one : tools.outbox().due(name, Long.MAX_VALUE, MOST_STRAYS)) {
          tools.bury(one, "there is no channel '" + name + "' any more");
        }
      }
    }
  }

  /** Runs by itself from now on, a thread for each channel. */
  public synchronized void start() {
    if (!started) {
      started = true;
      lanes.keySet().forEach(this::run);
      CourierThread strays = new CourierThread("vigil-courier", this::strayTurn, () -> {});
      threads.put("", strays); // no channel is named so
      strays.start();
    }
  }

  private int strayTurn() {
    strays();
    return 0;
  }

  private void run(String name) {
    Lane lane = lane(name);
    CourierThread thread = new CourierThread("vigil-channel-" + name, lane::turn, lane::close);
    threads.put(name, thread);
    thread.start();
  }

  /** There may be something new in the outbox; it is found within a fifth of a second anyway. */
  public synchronized void wake() {
    threads.values().forEach(CourierThread::wake);
  }

  /** How each channel does, in their order. */
  public synchronized List<ChannelStatus> status() {
    Map<String, Integer> waiting = tools.outbox().waitingByChannel();
    List<ChannelStatus> status = new ArrayList<>();
    lanes.forEach((name, lane) -> status.add(lane.status(waiting.getOrDefault(name, 0))));
    return status;
  }

  /**
   * Ends what it began, and closes the channels. What is being sent is given ten seconds; what was
   * not, or nobody knows of, waits for the next start.
   */
  @Override
  public void close() {
    List<CourierThread> running;
    List<Lane> open;
    synchronized (this) {
      running = List.copyOf(threads.values());
      open = List.copyOf(lanes.values());
      threads.clear();
      started = false;
    }
    open.forEach(Lane::stop);
    running.forEach(CourierThread::stop);
    CourierThread.await(running);
    if (running.isEmpty()) {
      open.forEach(Lane::close);
    }
  }
}
