package dev.vigil.pipeline;

import dev.vigil.detect.Detector;
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
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.nio.charset.StandardCharsets;
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
  private boolean pageTold = true;
  private int seenIn;

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
    if (!detector.accepts(observation)) {
      return new Verdict.Rejected(Reason.WRONG_SHAPE);
    }
    Reason refused = take(observation);
    if (refused != null) {
      return new Verdict.Rejected(refused);
    }
    if (!(observation instanceof Point point)) {
      Score score = detector.scoreAndLearn(observation);
      return judge.judge(observation.epochMillis(), Double.NaN, score);
    }
    Point judged = judged(point);
    if (quality.suspects(judged.value(), intake.reordered())) {
      return judgeUnlearnt(judged);
    }
    return judge.judge(judged.epochMillis(), judged.value(), detector.scoreAndLearn(judged));
  }

  /** A value that may be of another unit is judged, but not learnt until that has held. */
  private Verdict judgeUnlearnt(Point judged) {
    Score score = detector.score(judged);
    if (!quality.unitChanged()) {
      return judge.judge(judged.epochMillis(), judged.value(), score);
    }
    judge.train(judged.epochMillis(), score);
    return judge.tell(judged.epochMillis(), score, quality.unitEvidence());
  }

  /** Learns an observation of the past and says nothing; the reason if it was not learnt. */
  public @Nullable Reason train(Observation observation) {
    if (!detector.accepts(observation)) {
      return Reason.WRONG_SHAPE;
    }
    Observation learnt = observation;
    boolean suspect = false;
    Reason refused = take(observation);
    if (refused != null) {
      return refused;
    }
    if (observation instanceof Point point) {
      Point judged = judged(point);
      suspect = quality.suspects(judged.value(), intake.reordered());
      learnt = judged;
    }
    Score score = suspect ? detector.score(learnt) : detector.scoreAndLearn(learnt);
    judge.train(learnt.epochMillis(), score);
    report(learnt.epochMillis());
    return null;
  }

  /** Takes in that the series has reported; how much time has passed by it. */
  double report(long now) {
    double passed = presence.report(now);
    if (presence.missed() > 0) {
      quality.missing(presence.missed());
    }
    return passed;
  }

  private @Nullable Reason take(Observation observation) {
    quality.begin();
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

  /** Ends learning at once if the history given to {@link #train} had more than 100 rows. */
  public void endTraining() {
    judge.endTraining();
  }

  private Point judged(Point point) {
    return spec.kind() == ValueKind.GAUGE
        ? point
        : new Point(point.series(), point.epochMillis(), intake.rate());
  }

  /** The anomaly that the verdict on the observation last accepted tells of. */
  public Anomaly anomaly(Observation observation, Verdict.Anomalous verdict) {
    Score score = verdict.score();
    Observation told =
        observation instanceof Point point && spec.kind() == ValueKind.COUNTER
            ? judged(point)
            : observation;
    return new Anomaly(
        id(observation),
        told,
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

  /** Takes over what another series has learnt; its budget, and what it has told, are its own. */
  void learnFrom(SeriesWatch teacher) {
    StateWriter state = new StateWriter();
    teacher.detector.save(state);
    detector = spec.detector().restore(new StateReader(state.toByteArray()));
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

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    out.part('W', 2).put(pageTold);
    presence.save(out);
    quality.save(out);
    intake.save(out);
    detector.save(out);
    judge.save(out);
  }

  /**
   * A watch that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state does not fit the spec or is corrupt
   */
  public static SeriesWatch restore(StateReader in, WatchSpec spec) {
    if (in.part('W', 2) < 2) {
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
    return watch;
  }
}
