package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Teachable;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.judge.Judge;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Reason;
import dev.vigil.rule.SeriesFacts;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One series under watch: takes an observation in, scores, judges and learns. One owner. */
public final class SeriesWatch {
  private final WatchSpec spec;
  private Detector detector;
  private Judge judge;
  private final Intake intake;
  private final Presence presence;
  private final DataQuality quality;
  private @Nullable SeriesFacts facts;
  private @Nullable Standing standing;
  private int generation;
  private boolean pageTold = true;
  private int seenIn;
  private @Nullable SeriesKey series;
  private int changedIn;
  private int shard;
  private int slot = -1;

  /** A watch that has seen nothing. */
  public SeriesWatch(WatchSpec spec) {
    this(
        spec,
        spec.detector().newDetector(),
        spec.judge().newJudge(spec.detector().calibration()),
        new Intake(spec.kind()),
        new Presence(),
        new DataQuality());
  }

  private SeriesWatch(
      WatchSpec spec,
      Detector detector,
      Judge judge,
      Intake intake,
      Presence presence,
      DataQuality quality) {
    this.spec = spec;
    this.detector = detector;
    this.judge = judge;
    this.intake = intake;
    this.presence = presence;
    this.quality = quality;
  }

  /** Judges the next observation of the series, and learns it. Never throws for data. */
  public Verdict accept(Observation observation) {
    Reason refused = admit(observation);
    return refused == null ? judge(judged(observation), 1) : new Verdict.Rejected(refused);
  }

  /** Takes an observation in; the reason why it is not to be judged, or null if it is. */
  @Nullable Reason admit(Observation observation) {
    quality.begin();
    return detector.accepts(observation) ? take(observation) : Reason.WRONG_SHAPE;
  }

  /** The observation last admitted as it is judged: of a counter its growth per second. */
  Observation judged(Observation admitted) {
    return spec.kind() == ValueKind.COUNTER && admitted instanceof Point point
        ? new Point(point.series(), point.epochMillis(), intake.rate())
        : admitted;
  }

  /**
   * Judges the observation last admitted, and learns it.
   *
   * @param factor by how much what is asked of its score is multiplied
   */
  Verdict judge(Observation judged, double factor) {
    if (!(judged instanceof Point point)) {
      Score score = detector.scoreAndLearn(judged);
      return judge.judge(judged.epochMillis(), Double.NaN, score, factor);
    }
    if (quality.suspects(point.value(), intake.reordered())) {
      return judgeUnlearnt(point, factor);
    }
    Score score = detector.scoreAndLearn(point);
    return judge.judge(point.epochMillis(), point.value(), score, factor);
  }

  /** Judges the observation last admitted, of a time in which nothing is learnt. */
  Verdict inMaintenance(Observation judged, double factor) {
    quality.passOver(intake.reordered());
    double value = judged instanceof Point point ? point.value() : Double.NaN;
    return judge.inMaintenance(value, detector.score(judged), factor);
  }

  /** What rules know of its readings; null where none asks for that. */
  @Nullable SeriesFacts facts() {
    return facts;
  }

  /** Takes a reading, as it was judged, into the facts. */
  void learnFacts(Observation judged) {
    if (facts != null && judged instanceof Point point) {
      facts.learn(point.value());
    }
  }

  /** What policy and deploys mean for it, when an observation of its series comes. */
  Standing standing(Standings all, SeriesKey series, long epochMillis) {
    Standing known = standing;
    if (known != null && generation == all.generation()) {
      return known;
    }
    Standing found = all.of(series, known, epochMillis);
    standing = found;
    generation = all.generation();
    if (!found.rules().needsReadings()) {
      facts = null;
    } else if (facts == null) {
      facts = new SeriesFacts(spec.factsBack());
    }
    return found;
  }

  /** Whether its detector learns from lessons. */
  boolean learnsLessons() {
    return detector instanceof Teachable;
  }

  /**
   * Its detector learns these lessons, and no others that it was taught; false if it learns none.
   */
  boolean relearn(List<Lesson> lessons) {
    if (detector instanceof Teachable teachable) {
      teachable.forgetLessons();
      lessons.forEach(teachable::teach);
      return true;
    }
    return false;
  }

  /** A value that may be of another unit is judged, but not learnt until that has held. */
  private Verdict judgeUnlearnt(Point judged, double factor) {
    Score score = detector.score(judged);
    if (!quality.unitChanged()) {
      return judge.judge(judged.epochMillis(), judged.value(), score, factor);
    }
    judge.train(judged.epochMillis(), score);
    return judge.tell(judged.epochMillis(), score, quality.unitEvidence());
  }

  /** Learns an observation of the past and says nothing; the reason if it was not learnt. */
  public @Nullable Reason train(Observation observation) {
    Reason refused = admit(observation);
    if (refused != null) {
      return refused;
    }
    Observation learnt = judged(observation);
    boolean suspect =
        learnt instanceof Point point && quality.suspects(point.value(), intake.reordered());
    Score score = suspect ? detector.score(learnt) : detector.scoreAndLearn(learnt);
    judge.train(learnt.epochMillis(), score);
    report(learnt.epochMillis(), true);
    learnFacts(learnt);
    return null;
  }

  /**
   * Takes in that the series has reported; how much time has passed by it.
   *
   * @param learns whether it is learnt from that how often it does
   */
  double report(long now, boolean learns) {
    double passed = learns ? presence.report(now) : presence.passOver(now);
    if (presence.missed() > 0) {
      quality.missing(presence.missed());
    }
    return passed;
  }

  private @Nullable Reason take(Observation observation) {
    Reason refused =
        observation instanceof VectorPoint vector
            ? intake.takeRow(vector.epochMillis(), vector.values())
            : refusal((Point) observation);
    if (refused != null) {
      quality.refused(refused);
      if (refused == Reason.NOT_FINITE || refused == Reason.IMPOSSIBLE) {
        presence.refuse();
      }
    }
    if (refused != Reason.IMPOSSIBLE && intake.setBack()) {
      judge.setBack(observation.epochMillis());
    }
    return refused;
  }

  private @Nullable Reason refusal(Point point) {
    double value = point.value();
    return Double.isFinite(value) && !spec.valid().contains(value)
        ? Reason.IMPOSSIBLE
        : intake.take(point.epochMillis(), value);
  }

  /** Ends learning at once if {@link #train} was given more rows than learning takes. */
  public void endTraining() {
    judge.endTraining();
  }

  /** The anomaly that the verdict on the observation last accepted tells of. */
  public Anomaly anomaly(Observation observation, Verdict.Anomalous verdict) {
    Score score = verdict.score();
    return new Anomaly(
        id(observation),
        judged(observation),
        score.evidence().type(),
        verdict,
        judge.relative(score.value(), verdict.pValue()),
        judge.confidence(verdict.pValue()),
        spec.detector().key());
  }

  /** What is said of its absence. */
  Absent absence(SeriesKey series, long silentMillis) {
    long now = presence.newest() + silentMillis;
    Evidence evidence = new AbsenceEvidence(silentMillis, presence.step());
    Verdict said = judge.absence(now, evidence, spec.absence().fixed());
    return new Absent(
        said,
        said instanceof Verdict.Anomalous told
            ? absence(new Point(series, now, Double.NaN), told)
            : null);
  }

  private Anomaly absence(Point nothing, Verdict.Anomalous verdict) {
    double p = verdict.pValue();
    return new Anomaly(
        id(nothing + "absence"),
        nothing,
        AnomalyType.ABSENCE,
        verdict,
        judge.relative(verdict.score().value(), p),
        judge.confidence(p),
        "absence");
  }

  /** How strange a point would be on this series; nothing is learnt. */
  Score scoreOf(Point point) {
    return detector.score(point);
  }

  double alarmScore() {
    return spec.detector().calibration().alarmScore();
  }

  /** Whether it knows enough, of the right kind, for a series like it to start from. */
  boolean teaches(SeriesWatch pupil) {
    return judge.settled() && spec.equals(pupil.spec) && spec.kind() == ValueKind.GAUGE;
  }

  /**
   * Takes over what another series has learnt; its budget, what it has told, and what people have
   * said of it, are its own.
   */
  void learnFrom(SeriesWatch teacher) {
    StateWriter state = new StateWriter();
    teacher.detector.save(state);
    detector = spec.detector().restore(new StateReader(state.toByteArray()));
    relearn(List.of());
    judge = judge.taughtBy(teacher.judge, spec.judge(), spec.detector().calibration());
  }

  /** When it reports. */
  Presence presence() {
    return presence;
  }

  /** What is wrong with its data. */
  DataQuality quality() {
    return quality;
  }

  AbsenceSpec absence() {
    return spec.absence();
  }

  private static String id(Observation observation) {
    return id(observation.series() + "@" + observation.epochMillis());
  }

  private static String id(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  boolean afterGap() {
    return intake.afterGap();
  }

  boolean reordered() {
    return intake.reordered();
  }

  /** Whether the page that opened the episode was told, and not held by the ceiling on all. */
  boolean pageTold() {
    return pageTold;
  }

  void pageTold(boolean told) {
    pageTold = told;
  }

  /** The part of the idle clock in which an observation was last taken. */
  int seenIn() {
    return seenIn;
  }

  void seenIn(int part) {
    seenIn = part;
  }

  /** Its series, where a shard owns it; the same object for all that is kept of it. */
  @Nullable SeriesKey series() {
    return series;
  }

  void series(SeriesKey key) {
    series = key;
  }

  /** Its series, where a pipeline watches it; the same object as long as it does. */
  public SeriesKey key() {
    return requireNonNull(series, "series");
  }

  /** The number of the shard that owns it. */
  int shard() {
    return shard;
  }

  void shard(int number) {
    shard = number;
  }

  /**
   * Where whoever hands its points in keeps what it knows of the series; below 0 where that was
   * never said. It is not saved.
   */
  public int slot() {
    return slot;
  }

  /** Says it, for as long as the series is watched. */
  public void slot(int place) {
    slot = place;
  }

  /** For {@link Changes} alone. */
  int changedIn() {
    return changedIn;
  }

  void changedIn(int span) {
    changedIn = span;
  }

  WatchSpec spec() {
    return spec;
  }

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    out.part('W', 3).put(pageTold);
    presence.save(out);
    quality.save(out);
    intake.save(out);
    detector.save(out);
    judge.save(out);
    out.put(facts != null);
    if (facts != null) {
      facts.save(out);
    }
  }

  /**
   * A watch that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state does not fit the spec or is corrupt
   */
  public static SeriesWatch restore(StateReader in, WatchSpec spec) {
    int version = in.part('W', 3);
    if (version < 2) {
      throw new BadState("the state of a series is older than version 2");
    }
    boolean pageTold = in.getBoolean();
    Presence presence = new Presence();
    presence.load(in);
    DataQuality quality = new DataQuality();
    quality.load(in);
    Intake intake = new Intake(spec.kind());
    intake.load(in);
    Detector detector = spec.detector().restore(in);
    Judge judge = spec.judge().restore(in, spec.detector().calibration());
    SeriesWatch watch = new SeriesWatch(spec, detector, judge, intake, presence, quality);
    watch.pageTold = pageTold;
    boolean known = version > 2 && in.getBoolean();
    watch.facts = known ? SeriesFacts.restore(in, spec.factsBack()) : null;
    return watch;
  }
}
