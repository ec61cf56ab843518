package dev.vigil.pipeline;

import dev.vigil.alert.AlertEvent;
import dev.vigil.alert.Deploy;
import dev.vigil.feedback.Answer;
import dev.vigil.feedback.Feedback;
import dev.vigil.feedback.FeedbackBook;
import dev.vigil.feedback.FeedbackChange;
import dev.vigil.feedback.Scope;
import dev.vigil.feedback.Subject;
import dev.vigil.incident.IncidentChange;
import dev.vigil.model.Observation;
import dev.vigil.model.PointColumns;
import dev.vigil.model.Verdict;
import dev.vigil.notify.Outbox;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * Everything together: observations in, notifications into the outbox, and what people say of them
 * back into what is told next. One caller at a time.
 */
public final class Engine implements AutoCloseable {
  private static final int MARK = 0x56454E47;
  private static final int VERSION = 1;
  private static final int LONGEST = 1 << 30;
  private static final long NANOS = 1_000_000;

  private final Pipeline pipeline;
  private final Desk desk;
  private final FeedbackBook feedback;
  private EngineSpec spec;

  /**
   * @param outbox where notifications wait for their channels
   * @param clock of what people do, and of when people may be told
   * @param listener is told what happens to alerts and incidents
   * @throws IllegalArgumentException if something is wrong with whom is to be told of what
   */
  public Engine(EngineSpec spec, Outbox outbox, InstantSource clock, Desk.Listener listener) {
    this(spec, outbox, clock, listener, () -> clock.millis() * NANOS);
  }

  /**
   * @param nanos by which the number of threads is scaled, see {@link Pipeline}; the other clock
   *     stands still while observations are judged, if it is that of what is replayed
   */
  public Engine(
      EngineSpec spec,
      Outbox outbox,
      InstantSource clock,
      Desk.Listener listener,
      LongSupplier nanos) {
    this.spec = spec;
    this.feedback = new FeedbackBook(spec.feedback(), clock, this::changed);
    this.desk =
        new Desk(
            spec.desk(),
            outbox,
            clock,
            (channel, lead) ->
                feedback.habituated(
                    channel, lead.series(), lead.fingerprint().kind(), lead.severity()),
            new Listening(listener));
    this.pipeline = new Pipeline(spec.watch(), desk, nanos);
    desk.alerts().setIntervals(pipeline::interval);
    setPolicy();
  }

  /** Feedback can be given of what was told. */
  private final class Listening implements Desk.Listener {
    private final Desk.Listener other;

    Listening(Desk.Listener other) {
      this.other = other;
    }

    @Override
    public void alert(AlertEvent event) {
      feedback.told(event);
      other.alert(event);
    }

    @Override
    public void incident(IncidentChange change) {
      other.incident(change);
    }
  }

  /** Judges one observation, and tells of it whatever is to be told. */
  public Verdict accept(Observation observation) {
    return pipeline.accept(observation);
  }

  /** The same of one that something came with. */
  public Verdict accept(Observation observation, Circumstances circumstances) {
    return pipeline.accept(observation, circumstances);
  }

  /** The same of many; verdicts come in their order. */
  public List<Verdict> accept(
      List<? extends Observation> observations, List<Circumstances> circumstances) {
    return pipeline.accept(observations, circumstances);
  }

  /** The same of points; what is said of each is handed on in their order. */
  public void accept(PointColumns points, List<Circumstances> circumstances, PointSink sink) {
    pipeline.accept(points, circumstances, sink);
  }

  /**
   * Tells the time of a wall clock, at a steady pace, after the observations of that time: series
   * may have stopped, alerts may be over, and people may have to be told again.
   */
  public void passTime(long epochMillis) {
    pipeline.passTime(epochMillis);
    peopleWait(epochMillis);
  }

  /**
   * The same where the time is that of observations, as in history: series are held to have stopped
   * by the time of the others.
   */
  public void passEventTime(long epochMillis) {
    peopleWait(epochMillis);
  }

  private void peopleWait(long epochMillis) {
    desk.passTime(epochMillis);
    if (feedback.passTime(epochMillis)) {
      setPolicy();
      if (feedback.all().stream().anyMatch(Engine::teachesOthers)) {
        pipeline.relearn(series -> true, feedback::lessons); // there may be new ones
      }
    }
  }

  private static boolean teachesOthers(Feedback given) {
    return !given.scope().equals(Scope.THIS_SERIES)
        && !given.about().measured().contributions().isEmpty();
  }

  /** Something was rolled out: its series are judged as the deploy says, while it is felt. */
  public void deployed(Deploy deploy) {
    pipeline.deployed(deploy);
  }

  /**
   * Somebody says whether an anomaly was right.
   *
   * @param anomaly its id, see {@link dev.vigil.model.Anomaly#id()}
   * @throws java.util.NoSuchElementException if it is not among the last that were told
   * @throws IllegalArgumentException if it cannot be said; see {@link FeedbackBook#give}
   */
  public Feedback judge(String anomaly, Answer answer) {
    return feedback.give(feedback.anomaly(anomaly), answer);
  }

  /** Somebody says that something was missed; see {@link #judge}. */
  public Feedback missed(Subject.Missed what, Answer answer) {
    return feedback.give(what, answer);
  }

  /**
   * Takes feedback back, and all that came of it.
   *
   * @throws java.util.NoSuchElementException if none that stands has the number
   */
  public Feedback takeBack(long id) {
    return feedback.takeBack(id);
  }

  private void changed(FeedbackChange change) {
    setPolicy();
    if (change.lessons()) {
      pipeline.relearn(change::reaches, feedback::lessons);
    }
  }

  private void setPolicy() {
    pipeline.setPolicy(spec.policy(feedback::factor));
  }

  /**
   * From the next observation on other rules, maintenance, silences, impacts and people hold. How
   * series are watched is not changed: that takes another engine, which loads the state of this. A
   * courier of the outbox is to be told of new channels before.
   *
   * @throws IllegalArgumentException if something is wrong with whom is to be told of what; then
   *     nothing has changed
   */
  public void reconfigure(EngineSpec next) {
    desk.reconfigure(next.desk());
    spec = new EngineSpec(spec.watch(), next.rules(), next.desk(), spec.feedback());
    setPolicy();
  }

  /** The side before an anomaly: series, counts, history. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** The side after it: alerts, incidents, and what people do with them. */
  public Desk desk() {
    return desk;
  }

  /** What people say. */
  public FeedbackBook feedback() {
    return feedback;
  }

  /** Writes all that is needed to go on; the outbox is kept by itself. */
  public void save(OutputStream to) throws IOException {
    savePeople(to);
    pipeline.save(to);
  }

  /** Writes all but the single series; see {@link #loadShared}. */
  public void saveShared(OutputStream to) throws IOException {
    savePeople(to);
    pipeline.saveShared(to);
  }

  private void savePeople(OutputStream to) throws IOException {
    byte[] bytes = people();
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(MARK);
    out.writeInt(VERSION);
    out.writeInt(bytes.length);
    out.writeLong(checksum(bytes));
    out.write(bytes);
    out.flush();
  }

  private byte[] people() {
    StateWriter people = new StateWriter();
    desk.save(people);
    feedback.save(people);
    return people.toByteArray();
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  /**
   * Takes over what another engine saved, all of it or nothing.
   *
   * @return how many series were taken over
   * @throws BadState if it is corrupt, cut short or of another version
   */
  public int load(InputStream from) throws IOException {
    int series = loadShared(from);
    pipeline.refresh();
    return series;
  }

  /**
   * The same, where single series are to follow: {@link Pipeline#adopt} of each, then {@link
   * Pipeline#complete}.
   */
  public int loadShared(InputStream from) throws IOException {
    byte[] people = readPeople(from);
    byte[] before = people();
    int series;
    try {
      loadPeople(people);
      series = pipeline.loadShared(from);
    } catch (IOException | RuntimeException e) {
      loadPeople(before);
      throw e;
    }
    desk.reconfigure(spec.desk());
    setPolicy();
    return series;
  }

  private static byte[] readPeople(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    try {
      if (in.readInt() != MARK) {
        throw new BadState("this is no state of an engine");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw new BadState("the state has version " + version + ", known is " + VERSION);
      }
      int size = in.readInt();
      if (size < 0 || size > LONGEST) {
        throw new BadState("the state of alerts cannot have " + size + " bytes");
      }
      long checksum = in.readLong();
      byte[] bytes = in.readNBytes(size);
      if (bytes.length < size || checksum(bytes) != checksum) {
        throw new BadState("the state of alerts is corrupt or cut short");
      }
      return bytes;
    } catch (EOFException e) {
      throw new BadState("the state is cut short", e);
    }
  }

  private void loadPeople(byte[] people) {
    StateReader in = new StateReader(people);
    desk.load(in);
    feedback.load(in);
    if (in.remaining() > 0) {
      throw new BadState("the state of alerts goes on after its end");
    }
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
