package dev.vigil.feedback;

import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.Note;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * What people say of anomalies, and what comes of it: another threshold, lessons for detectors,
 * quiet channels, and figures. All of it is worked out from the feedback that stands and the day,
 * so that taking a piece back restores what would be without it.
 *
 * <p>Feedback fades by event time, and that passes by {@link #passTime} alone. What people do is
 * noted by the clock that was handed in.
 *
 * <p>One owner; {@link #factor}, {@link #lessons} and {@link #habituated} may be asked by any
 * thread.
 */
public final class FeedbackBook {
  private final FeedbackSpec spec;
  private final InstantSource clock;
  private final Consumer<FeedbackChange> listener;
  private FeedbackShelf shelf;
  private ToldShelf told;
  private long now;
  private volatile Standing standing;

  /**
   * @param clock of what people do
   * @param listener is handed what is other for which series, on the owner's thread, once it is so
   */
  public FeedbackBook(FeedbackSpec spec, InstantSource clock, Consumer<FeedbackChange> listener) {
    this.spec = spec;
    this.clock = clock;
    this.listener = listener;
    this.shelf = new FeedbackShelf(spec);
    this.told = new ToldShelf(spec);
    this.standing = new Standing(List.of(), fading(), spec.habituationAfter());
  }

  private Fading fading() {
    return Fading.at(now, spec.halfLife());
  }

  private void restate() {
    standing = standing.next(shelf.all(), fading());
  }

  /**
   * Takes in what happened to an alert: its anomaly can be judged from now on, and an alert that
   * people are told of is counted.
   */
  public void told(AlertEvent event) {
    told.see(event);
  }

  /**
   * An anomaly of an alert, to speak of it.
   *
   * @throws java.util.NoSuchElementException if it is not among the last that were told
   */
  public Subject.Told anomaly(String id) {
    return told.get(id);
  }

  /**
   * Somebody says whether it was right. What the same person has said of the same thing is replaced
   * by it. Of several persons the most count; where as many say RIGHT as WRONG, it was right.
   *
   * @throws IllegalArgumentException if it cannot be said: of the future, a scope that leaves the
   *     series out, a text that is too long, RIGHT of what was missed, MISSED of what was told
   */
  public Feedback give(Subject about, Answer answer) {
    long at = clock.millis();
    if (about instanceof Subject.Missed && about.epochMillis() > Math.max(at, now)) {
      throw new IllegalArgumentException(
          "nothing can have been missed on "
              + about.series()
              + " at "
              + Instant.ofEpochMilli(about.epochMillis())
              + ", which is yet to come");
    }
    Note note = new Note(at, answer.who(), answer.note());
    Feedback given =
        new Feedback(shelf.nextId(), about, answer.truth(), answer.scope(), note, answer.channel());
    List<Feedback> changed = shelf.add(given);
    changed.add(given);
    restate();
    announce(changed);
    return given;
  }

  /**
   * Takes a piece of feedback back, and all that came of it.
   *
   * @throws java.util.NoSuchElementException if none that stands has the number
   */
  public Feedback takeBack(long id) {
    Feedback gone = shelf.remove(id);
    restate();
    announce(List.of(gone));
    return gone;
  }

  private void announce(List<Feedback> changed) {
    changed.stream().map(FeedbackChange::of).distinct().forEach(listener);
  }

  /** All that stands, in the order in which it was given. */
  public List<Feedback> all() {
    return List.copyOf(shelf.all());
  }

  /**
   * The feedback of a number.
   *
   * @throws java.util.NoSuchElementException if none that stands has it
   */
  public Feedback get(long id) {
    return shelf.get(id);
  }

  /**
   * Takes in that event time has reached this. A time before the newest is passed over.
   *
   * @return whether another day has begun, and with it every factor may be another
   */
  public boolean passTime(long epochMillis) {
    boolean anotherDay = epochMillis > now && Fading.dayOf(epochMillis) != Fading.dayOf(now);
    now = Math.max(now, epochMillis);
    if (anotherDay) {
      restate();
    }
    return anotherDay;
  }

  /**
   * By what the strength that is asked for on a series is to be multiplied, ¼–4: over 1 is quieter.
   * Exactly 1 where no feedback reaches the series.
   */
  public double factor(SeriesKey series) {
    return standing.factor(series);
  }

  /** All lessons for the detector of a series, in the order of event time; the last 256 at most. */
  public List<Lesson> lessons(SeriesKey series) {
    return standing.lessons(series);
  }

  /**
   * Whether an alert is to be told on a channel in the digest only: people have marked its pattern
   * (the metric and the kind) wrong there again and again, and not right since. Never if it is
   * graver than all of these were.
   *
   * @param kind see {@link dev.vigil.alert.Fingerprint#kind()}
   */
  public boolean habituated(String channel, SeriesKey series, String kind, Severity severity) {
    return standing.habituated(channel, series, kind, severity);
  }

  /** How often anomalies were right, as far as people have said. */
  public Figures figures() {
    return new Figures(Judgement.of(shelf.all()), told);
  }

  /** Writes all that is needed to go on. */
  public void save(StateWriter out) {
    out.part('Y', 1).put(now);
    shelf.save(out);
    told.save(out);
  }

  /**
   * Goes on where the saved one stopped, or, if the state is corrupt, as it is. Nobody is told of
   * lessons: detectors have kept theirs in their own state.
   *
   * @throws dev.vigil.state.BadState if the state is corrupt, cut short or of a newer version
   */
  public void load(StateReader in) {
    in.part('Y', 1);
    long loadedNow = in.getLong();
    FeedbackShelf loaded = FeedbackShelf.read(in, spec);
    told = ToldShelf.read(in, spec);
    shelf = loaded;
    now = loadedNow;
    restate();
  }
}
