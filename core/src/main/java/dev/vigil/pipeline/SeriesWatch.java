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
  private final Detector detector;
  private final Judge judge;
  private final Intake intake;
  private final Presence presence;
  private boolean pageTold = true;
  private int seenIn;

  /** A watch that has seen nothing. */
  public SeriesWatch(WatchSpec spec) {
    this(
        spec,
        spec.detector().newDetector(),
        spec.judge().newJudge(spec.detector().calibration()),
        new Intake(spec.kind()),
        new Presence());
  }

  private SeriesWatch(
      WatchSpec spec, Detector detector, Judge judge, Intake intake, Presence presence) {
    this.spec = spec;
    this.detector = detector;
    this.judge = judge;
    this.intake = intake;
    this.presence = presence;
  }

  /** Judges the next observation of the series, and learns it. Never throws for data. */
  public Verdict accept(Observation observation) {
    if (!detector.accepts(observation)) {
      return new Verdict.Rejected(Reason.WRONG_SHAPE);
    }
    if (!(observation instanceof Point point)) {
      Score score = detector.scoreAndLearn(observation);
      return judge.judge(observation.epochMillis(), Double.NaN, score);
    }
    Reason refused = take(point);
    if (refused != null) {
      return new Verdict.Rejected(refused);
    }
    Point judged = judged(point);
    return judge.judge(judged.epochMillis(), judged.value(), detector.scoreAndLearn(judged));
  }

  /** Learns an observation of the past and says nothing; the reason if it was not learnt. */
  public @Nullable Reason train(Observation observation) {
    if (!detector.accepts(observation)) {
      return Reason.WRONG_SHAPE;
    }
    Observation learnt = observation;
    if (observation instanceof Point point) {
      Reason refused = take(point);
      if (refused != null) {
        return refused;
      }
      learnt = judged(point);
    }
    judge.train(learnt.epochMillis(), detector.scoreAndLearn(learnt));
    presence.report(learnt.epochMillis());
    return null;
  }

  private @Nullable Reason take(Point point) {
    Reason refused = intake.take(point.epochMillis(), point.value());
    if (intake.setBack()) {
      judge.setBack(point.epochMillis());
    }
    return refused;
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

  /** When it reports. */
  Presence presence() {
    return presence;
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
    Intake intake = new Intake(spec.kind());
    intake.load(in);
    Detector detector = spec.detector().restore(in);
    Judge judge = spec.judge().restore(in, spec.detector().calibration());
    SeriesWatch watch = new SeriesWatch(spec, detector, judge, intake, presence);
    watch.pageTold = pageTold;
    return watch;
  }
}
