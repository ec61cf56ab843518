package dev.vigil.server.live;

import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a tenant's engine does: what does not work just now, what is read again, when the last
 * checkpoint was. Troubles are logged once when they begin and once when they are over.
 * Thread-safe.
 */
public final class Signs {
  private static final Logger LOG = System.getLogger(Signs.class.getName());
  private static final long RETRY_NANOS = 2_000_000_000L;

  /** What may not work. */
  public enum Part {
    /** Nothing is accepted meanwhile. */
    JOURNAL("the journal", "nothing is accepted"),
    /** What is accepted is in the journal, and read again after a crash. */
    CHECKPOINTS("checkpoints", "what is accepted is in the journal alone, which grows"),
    /** Alerts go on in memory; the outbox is in the same database, so nobody is told of them. */
    FACTS("anomalies, alerts and incidents", "they are held in memory"),
    /** History grows meanwhile. */
    RETENTION("what is too old", "nothing is let go of");

    private final String words;
    private final String meanwhile;

    Part(String words, String meanwhile) {
      this.words = words;
      this.meanwhile = meanwhile;
    }

    /** What happens until it works again. */
    public String meanwhile() {
      return meanwhile;
    }
  }

  /**
   * Something that does not work.
   *
   * @param reason why, as the store says it
   * @param detail why, in words of the disk or the database
   * @param since when it began
   * @param times how often it was tried in vain
   */
  public record Trouble(
      Part part, StoreException.Reason reason, String detail, long since, long times) {}

  /**
   * A checkpoint that was written.
   *
   * @param at when it was done
   * @param millis how long it took
   */
  public record Written(long at, long millis) {}

  /**
   * What was journalled and is read again.
   *
   * @param done bytes that were read
   * @param total bytes that there are
   */
  public record Replay(long done, long total) {}

  private final InstantSource clock;
  private final Map<Part, Trouble> troubles = new EnumMap<>(Part.class);
  private final Map<Part, Long> failedNanos = new EnumMap<>(Part.class);
  private volatile Replay replay = new Replay(0, 0);
  private volatile Written written = new Written(0, 0);
  private volatile long heldPoints;
  private volatile int heldFacts;

  Signs(InstantSource clock) {
    this.clock = clock;
  }

  /** It has failed, once more or for the first time. */
  synchronized void failed(Part part, StoreException why) {
    Trouble before = troubles.get(part);
    long now = clock.millis();
    Trouble trouble =
        new Trouble(
            part,
            why.reason(),
            String.valueOf(why.getMessage()),
            before == null ? now : before.since(),
            before == null ? 1 : before.times() + 1);
    troubles.put(part, trouble);
    failedNanos.put(part, System.nanoTime());
    if (before == null) {
      LOG.log(
          Level.ERROR, part.words + " cannot be kept; until that is over, " + part.meanwhile, why);
    }
  }

  /** It works, perhaps again. */
  synchronized void works(Part part) {
    Trouble over = troubles.remove(part);
    failedNanos.remove(part);
    if (over != null) {
      LOG.log(
          Level.WARNING,
          "{0} can be kept again, after {1} and {2} failures",
          part.words,
          Duration.ofMillis(Math.max(0, clock.millis() - over.since())),
          over.times());
    }
  }

  /** Whether it is worth a try: it works, or it has not been tried for a while. */
  synchronized boolean mayTry(Part part) {
    Long failed = failedNanos.get(part);
    return failed == null || System.nanoTime() - failed >= RETRY_NANOS;
  }

  /** Something that does not work, if it does not. */
  public synchronized Optional<Trouble> trouble(Part part) {
    return Optional.ofNullable(troubles.get(part));
  }

  /** All that does not work. */
  public synchronized List<Trouble> troubles() {
    return new ArrayList<>(troubles.values());
  }

  void replayed(long done, long total) {
    replay = new Replay(done, total);
  }

  /** How far what was journalled has been read again. */
  public Replay replay() {
    return replay;
  }

  void checkpointed(long millis) {
    written = new Written(clock.millis(), millis);
    works(Part.CHECKPOINTS);
  }

  /** The last checkpoint since the start; of the time 0 if there is none yet. */
  public Written written() {
    return written;
  }

  void holds(long points, int facts) {
    heldPoints = points;
    heldFacts = facts;
  }

  void holdsFacts(int facts) {
    heldFacts = facts;
  }

  /** Points in memory that no checkpoint holds. */
  public long heldPoints() {
    return heldPoints;
  }

  /** Anomalies, alerts and incidents in memory that are not kept yet. */
  public int heldFacts() {
    return heldFacts;
  }
}
