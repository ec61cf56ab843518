package dev.vigil.server.live;

import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.pipeline.EngineSpec;
import dev.vigil.rule.Circumstances;
import dev.vigil.store.Fact;
import dev.vigil.store.Facts;
import dev.vigil.store.HistoryPoint;
import dev.vigil.store.Store;
import dev.vigil.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An engine at work: takes observations in once they are in the journal, answers questions, does
 * what people do. Thread-safe.
 */
public final class Live implements AutoCloseable {
  /** A checkpoint of a million series that all have changed takes a minute. */
  private static final long STOP_MILLIS = 600_000;

  private static final int MOST_TIDIED = 20;
  private static final int SERIES_TOGETHER = 500;

  /** How many times as many points as may wait are held where they cannot be kept. */
  private static final long TIMES_HELD = 4;

  /** What waits takes such a part of its share of the heap at most. */
  private static final int SHARE_WAITING = 8;

  /** What comes with the points of one request; a frame of the journal takes no more than this. */
  private static final long MOST_TOGETHER = 48 << 20;

  private static final long LEAST_TOGETHER = 1 << 20;
  private static final int SHARE_TOGETHER = 32;

  private static final int MOST_FACTS_HELD = 10_000;

  private final EngineRoom room;
  private final EngineThread engine;
  private final Scribe scribe;
  private final DeliveryBook deliveries;
  private final Store store;
  private final LiveSpec spec;
  private final InstantSource clock;
  private final Tallies tallies;
  private final Thread writing;
  private final Thread judging;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(work -> thread(work, "vigil-tick"));
  private boolean closed;

  /**
   * Starts it, where it stood when it stopped.
   *
   * @param store closed with it
   */
  public Live(LiveSpec spec, EngineSpec engineSpec, Store store, InstantSource clock) {
    this.store = store;
    this.spec = spec;
    this.clock = clock;
    this.tallies = Tallies.ofEngine(clock);
    this.deliveries = new DeliveryBook(store.facts());
    this.room = new EngineRoom(engineSpec, store.outbox(), deliveries, spec.mostEvents());
    this.engine = new EngineThread(room, store, spec, tallies);
    this.scribe = new Scribe(store.journal(), engine, bounds(spec), tallies);
    spec.heap().shares(true);
    this.judging = thread(engine, "vigil-engine");
    this.writing = thread(scribe, "vigil-journal");
    judging.start();
    CompletableFuture<Void> unused = engine.restored().thenRun(this::begin);
  }

  private static Scribe.Bounds bounds(LiveSpec spec) {
    Heap heap = spec.heap();
    long wanted = Math.min(MOST_TOGETHER, heap.bytes() / SHARE_TOGETHER);
    int together = (int) Math.max(LEAST_TOGETHER, wanted);
    return new Scribe.Bounds(spec.mostPoints(), () -> heap.share() / SHARE_WAITING, together);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private synchronized void begin() {
    if (closed) {
      return;
    }
    writing.start();
    long millis = spec.tick().toMillis();
    if (millis > 0) {
      Future<?> unused =
          ticker.scheduleWithFixedDelay(
              this::tickIfPossible, millis, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** Done once it is where it was when it stopped; how many groups of entries were replayed. */
  public CompletableFuture<Long> restored() {
    return engine.restored();
  }

  /** Whether it takes observations in. */
  public boolean ready() {
    return engine.restored().isDone()
        && !engine.restored().isCompletedExceptionally()
        && judging.isAlive()
        && writing.getState() != Thread.State.TERMINATED;
  }

  private NotReady notReady() {
    return failure().map(NotReady::new).orElseGet(NotReady::new);
  }

  /** Why what was kept cannot be read, if that has failed. */
  public Optional<String> failure() {
    if (!engine.restored().isCompletedExceptionally()) {
      return Optional.empty();
    }
    String why = engine.restored().handle((many, e) -> String.valueOf(e.getMessage())).join();
    return Optional.of("what was kept cannot be read: " + why);
  }

  /** How it stands. */
  public State state() {
    if (!ready()) {
      return engine.restored().isDone() ? State.FAILED : State.STARTING;
    }
    return signs().troubles().isEmpty() ? State.READY : State.DEGRADED;
  }

  /**
   * What the engine has come to.
   *
   * @throws Overloaded if too many ask
   * @throws NotReady before it is
   */
  public CompletableFuture<Vitals> vitals() {
    return ask(Vitals::of);
  }

  /**
   * Takes points in.
   *
   * @param circumstances what came with each of them; empty where nothing did
   * @return done once they are in the journal
   * @throws Overloaded if there is no room for them
   * @throws NotReady before it is
   * @throws TooLarge if what comes with them is too much at once
   * @throws IllegalArgumentException if they are too many to come together
   */
  public CompletableFuture<@Nullable Void> observe(
      List<Point> points, List<Circumstances> circumstances) {
    refuseIfFull(points.size());
    return submit(new Entry.Observed(clock.millis(), points, circumstances)).journalled();
  }

  /** What cannot be kept is held in memory, as far as there is room for it. */
  private void refuseIfFull(int points) {
    Signs signs = tallies.signs();
    boolean full =
        signs.heldPoints() > TIMES_HELD * spec.mostPoints() || signs.heldFacts() > MOST_FACTS_HELD;
    Optional<Signs.Trouble> trouble =
        signs.trouble(Signs.Part.CHECKPOINTS).or(() -> signs.trouble(Signs.Part.FACTS));
    if (full && trouble.isPresent()) {
      tallies.add("shed_points_store_behind", points);
      tallies.add("shed_requests_store_behind", 1);
      throw new StoreException(trouble.get().reason(), trouble.get().detail());
    }
  }

  /**
   * Does what somebody does.
   *
   * @return done once that is in the journal and was tried; what it was done to
   * @throws Overloaded if there is no room for it
   * @throws NotReady before it is
   */
  public CompletableFuture<@Nullable Object> act(Deed deed) {
    return submit(new Entry.Done(clock.millis(), deed)).applied();
  }

  /** Tells the engine the time; done once it knows it. */
  public CompletableFuture<@Nullable Object> tick() {
    return submit(new Entry.Ticked(clock.millis())).applied();
  }

  private void tickIfPossible() {
    try {
      CompletableFuture<@Nullable Object> unused = tick();
    } catch (Overloaded | NotReady e) {
      tallies.add("skipped_ticks", 1); // the next one says more
    }
  }

  private Job submit(Entry entry) {
    if (!ready()) {
      throw notReady();
    }
    return scribe.submit(entry);
  }

  /**
   * Asks something, once everything that was journalled until now is known.
   *
   * @throws Overloaded if too many ask
   * @throws NotReady before it is
   */
  public <T> CompletableFuture<T> ask(Function<EngineRoom, T> question) {
    if (!ready()) {
      throw notReady();
    }
    return engine.ask(question);
  }

  /**
   * From here on other rules and people hold. A checkpoint begins with it, so that what was judged
   * before is not judged again by the new ones, but after a crash before it is written.
   *
   * @param wanted asked once, when its turn has come: if not, nothing changes
   * @return done once they do; exceptionally, and without a change, if something is wrong with them
   */
  public CompletableFuture<Boolean> reconfigure(EngineSpec next, BooleanSupplier wanted) {
    return ask(
        it -> {
          if (!wanted.getAsBoolean()) {
            return false;
          }
          it.engine().reconfigure(next);
          engine.checkpointSoon();
          return true;
        });
  }

  /**
   * Points of a series.
   *
   * @param from the first time, included
   * @param to the last time, included
   * @param most how many are given at most; if there are more, the oldest
   */
  public record Past(SeriesKey series, long from, long to, int most) {}

  /** Waits for an answer of the engine, as long as whoever asks may. */
  @FunctionalInterface
  public interface Waiting {
    /** Waits for it. */
    List<HistoryPoint> await(CompletableFuture<List<HistoryPoint>> answer);
  }

  /**
   * The points of a series, oldest first; with everything that was taken in until now. The store is
   * read on the thread that calls, which has to be one that may wait.
   */
  public List<HistoryPoint> history(Past past, Waiting waiting) {
    List<HistoryPoint> fresh =
        waiting.await(ask(it -> it.fresh(past.series(), past.from(), past.to())));
    TreeMap<Long, HistoryPoint> byTime = new TreeMap<>();
    int most = past.most();
    for (HistoryPoint one : store.history().find(past.series(), past.from(), past.to(), most)) {
      byTime.put(one.epochMillis(), one);
    }
    boolean full = byTime.size() >= most;
    for (HistoryPoint one : fresh) {
      if (!full || one.epochMillis() <= byTime.lastKey()) {
        byTime.put(one.epochMillis(), one);
      }
    }
    return new ArrayList<>(byTime.values()).subList(0, Math.min(most, byTime.size()));
  }

  /**
   * Series that have some labels, and maybe others, and of which there are points at least in the
   * store; not more than so many. To be called on a thread that may wait.
   */
  public List<SeriesKey> matching(SeriesKey wanted, int most) {
    return store.history().series(wanted.metric(), wanted.labels().asMap(), most);
  }

  /** Anomalies, alerts and incidents; of those that go on, as they were at their last event. */
  public Facts facts() {
    return store.facts();
  }

  /** What became of notifications. */
  public DeliveryBook deliveries() {
    return deliveries;
  }

  /** How long anomalies, alerts and incidents are kept. */
  public Duration kept() {
    return spec.factsAge();
  }

  /**
   * Lets go of what is too old or too much; to be called now and then, not on a thread in haste.
   */
  public void tidy() {
    try {
      repeat(() -> store.history().expire(spec.retention(), clock.instant()));
      repeat(() -> store.history().compact(SERIES_TOGETHER));
      long before = clock.millis() - spec.factsAge().toMillis();
      for (Fact.Kind kind : Fact.Kind.values()) {
        repeat(() -> store.facts().expire(kind, before));
      }
      signs().works(Signs.Part.RETENTION);
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.CLOSED) { // the server stops
        signs().failed(Signs.Part.RETENTION, e);
      }
    }
  }

  private static void repeat(IntSupplier some) {
    for (int i = 0; i < MOST_TIDIED && some.getAsInt() > 0; ) {
      i++;
    }
  }

  /** What happened last; waiting for more. */
  public EventRing events() {
    return room.events();
  }

  /** What was counted. */
  public Tallies tallies() {
    return tallies;
  }

  /** How it does. */
  public Signs signs() {
    return tallies.signs();
  }

  /** How far behind the engine is, in milliseconds; 0 where nothing waits. */
  public long behind() {
    return waiting() == 0 ? 0 : Math.max(0, clock.millis() - room.now());
  }

  /** Points that wait for the journal or the engine. */
  public int waiting() {
    return scribe.points();
  }

  /** How many bytes the journal takes. */
  public long journalBytes() {
    return store.journal().bytes();
  }

  /** Tells those who listen that no more events will come. */
  public void endEvents() {
    room.events().close();
  }

  /** Ends it after what it has accepted, with a checkpoint. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    ticker.shutdownNow();
    spec.heap().shares(false);
    scribe.close();
    await(writing);
    engine.close();
    await(judging);
    room.close();
    store.close();
  }

  private static void await(Thread thread) {
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
