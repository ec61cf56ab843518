package dev.vigil.judge;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.ScoreHistory;
import dev.vigil.judge.JudgeStage.Basis;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Score;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the scores of one series into verdicts that keep its alert budget, whatever the data.
 *
 * <p>A score is weighed by its p-value on the series' own history. While the series is learning
 * (100 rows, or as many as the user wants, and a day) only what no learning could excuse is told: a
 * crossed limit, or a departure of many robust deviations that holds; provisionally, from the same
 * budget.
 *
 * <p>One owner.
 */
public final class Judge {
  private static final int ROWS_BEFORE_HIGH = 1000;
  private static final int GROUPS_THAT_RAISE = 3;
  private static final Score NOTHING =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final Calibration calibration;
  private final BudgetController budget;
  private final ScoreHistory history;
  private final @Nullable LimitWatch limits;
  private final Limits limit;
  private @Nullable DepartureWatch departures = new DepartureWatch();
  private @Nullable JudgeStage stage;

  Judge(JudgeSpec spec, Calibration calibration) {
    this.calibration = calibration;
    this.budget = new BudgetController(spec.budget().perSeriesPerWeek(), spec.learningRows());
    this.history = new ScoreHistory(calibration);
    this.limits = spec.limits().none() ? null : new LimitWatch(spec.limits());
    this.limit = spec.limits();
  }

  /**
   * Judges the next score of the series.
   *
   * @param now event time in milliseconds since 1970; one before the newest does not pass time
   * @param value the number seen, NaN for a vector
   */
  public Verdict judge(long now, double value, Score score) {
    return judge(now, value, score, 1);
  }

  /**
   * Judges the next score of the series, asking so many times the strength of it. The factor is of
   * what is asked of scores alone: crossed limits, departures while learning, what is learnt, and
   * the budget are the same with any.
   *
   * @param factor above 1 is quieter, below 1 stricter; finite and above 0
   */
  public Verdict judge(long now, double value, Score score, double factor) {
    budget.advance(now);
    boolean learning = budget.learning();
    if (limits != null && limits.begins(value)) {
      return onLimit(value, score, learning);
    }
    if (score.value() > 0 && score.evidence().type() == AnomalyType.THRESHOLD_BREACH) {
      return onBreach(score, learning);
    }
    if (learning) {
      return whileLearning(value, score);
    }
    departures = null;
    if (score.value() == 0) {
      history.learn(0);
      return new Verdict.Normal(score);
    }
    return weigh(score, factor);
  }

  private Verdict weigh(Score score, double factor) {
    double p = history.pValue(score.value());
    history.learn(score.value());
    double strength = calibration.strength(score.value(), p);
    return switch (budget.step(strength / factor)) {
      case SILENT -> new Verdict.Normal(score);
      case PAGE -> weighed(score, p, strength, factor, Notice.PAGE);
      case UPDATE -> weighed(score, p, strength, factor, Notice.UPDATE);
      case MUTED -> new Verdict.Held(score, p, Holding.EPISODE_TOLD);
      case UNPAID -> new Verdict.Held(score, p, Holding.SERIES_BUDGET);
    };
  }

  private Verdict weighed(Score score, double p, double strength, double factor, Notice notice) {
    Verdict.Anomalous said = new Verdict.Anomalous(score, p, severity(p, score), notice, false);
    double asked = budget.askedBefore() * factor;
    return said(Basis.SCORE, said, new JudgeStage.Ask(strength, asked, factor), 1);
  }

  /** Remembers why, until it is asked for. */
  private Verdict said(Basis basis, Verdict.Anomalous said, JudgeStage.Ask ask, int hold) {
    JudgeStage.Account account = budget.account(said.notice() == Notice.PAGE);
    stage = new JudgeStage(basis, said, ask, account, hold);
    return said;
  }

  /** Why the last anomaly was said, once; null if that was taken already. */
  public @Nullable JudgeStage takeStage() {
    JudgeStage taken = stage;
    stage = null;
    return taken;
  }

  /**
   * Judges a score of a time when the series is worked on: nothing is learnt, told or paid for, and
   * learning does not get on. What is strange is held.
   *
   * @param value the number seen, NaN for a vector
   * @param factor as in {@link #judge(long, double, Score, double)}
   */
  public Verdict inMaintenance(double value, Score score, double factor) {
    if (budget.learning()) {
      return new Verdict.WarmingUp(score, budget.remaining());
    }
    if (limit.breachedBy(value)) {
      Score breach = with(score, new LimitEvidence(value, limit));
      return new Verdict.Held(breach, history.pValue(breach.value()), Holding.MAINTENANCE);
    }
    if (score.value() == 0) {
      return new Verdict.Normal(score);
    }
    double p = history.pValue(score.value());
    boolean strange =
        score.evidence().type() == AnomalyType.THRESHOLD_BREACH
            || budget.strange(calibration.strength(score.value(), p) / factor);
    return strange ? new Verdict.Held(score, p, Holding.MAINTENANCE) : new Verdict.Normal(score);
  }

  private Verdict whileLearning(double value, Score score) {
    DepartureWatch watch = departures == null ? new DepartureWatch() : departures;
    departures = watch;
    history.learn(score.value());
    if (Double.isNaN(value) || !watch.begins(value)) {
      return new Verdict.WarmingUp(score, budget.remaining());
    }
    DepartureEvidence evidence = watch.evidence(value);
    Score told = with(score, evidence);
    double p = calibration.tail(told.value());
    Severity severity = severity(p, told).atMost(Severity.MEDIUM);
    return told(
        budget.departure(), new Telling(Basis.DEPARTURE, told, p, severity, true, evidence.held()));
  }

  /**
   * The series has stopped reporting.
   *
   * @param now event time that its silence has reached
   * @return an anomaly, or one held back; a warm-up if it is learning, which {@code whileLearning}
   *     excuses
   */
  public Verdict absence(long now, Evidence evidence, boolean whileLearning) {
    budget.pass(now);
    return budget.learning() && !whileLearning
        ? new Verdict.WarmingUp(NOTHING, budget.remaining())
        : fact(NOTHING, evidence, Severity.HIGH);
  }

  /** Tells what the watch itself has found in the row last taken in, learning or not. */
  public Verdict tell(long now, Score score, Evidence evidence) {
    budget.pass(now);
    return fact(score, evidence, Severity.MEDIUM);
  }

  /** What is no matter of chance: it is told if the budget has a page, or the episode an update. */
  private Verdict fact(Score score, Evidence evidence, Severity gravest) {
    Score told = with(score, evidence);
    Severity severity =
        budget.rows() < ROWS_BEFORE_HIGH ? gravest.atMost(Severity.MEDIUM) : gravest;
    double p = calibration.tail(told.value());
    return told(budget.fact(), new Telling(Basis.FACT, told, p, severity, budget.learning(), 1));
  }

  private Verdict onLimit(double value, Score score, boolean learning) {
    history.learn(score.value());
    Score told = with(score, new LimitEvidence(value, limit));
    double p = history.pValue(told.value());
    return hard(told, p, severity(p, told).raised(), learning, limit.hold());
  }

  /**
   * A limit that the detector keeps is as hard as one of the judge's own: it is weighed as the
   * calibration says, whatever was seen on the series before.
   */
  private Verdict onBreach(Score score, boolean learning) {
    history.learn(score.value());
    double p = calibration.tail(score.value());
    return hard(score, p, ofTail(p).raised(), learning, 1);
  }

  private Verdict hard(Score score, double p, Severity severity, boolean learning, int hold) {
    BudgetController.Step step = learning ? budget.provisional() : budget.limit(severity);
    return told(step, new Telling(Basis.LIMIT, score, p, severity, learning, hold));
  }

  /** The score with the judge's own evidence, at least where an alarm begins. */
  private Score with(Score score, Evidence evidence) {
    double value = Math.max(score.value(), calibration.alarmScore());
    return new Score(
        value, score.dense(), score.expected(), score.lower(), score.upper(), evidence);
  }

  private Verdict told(BudgetController.Step step, Telling telling) {
    return switch (step) {
      case PAGE -> told(Notice.PAGE, telling);
      case UPDATE -> told(Notice.UPDATE, telling);
      case SILENT, MUTED -> new Verdict.Held(telling.score(), telling.p(), Holding.EPISODE_TOLD);
      case UNPAID -> new Verdict.Held(telling.score(), telling.p(), Holding.SERIES_BUDGET);
    };
  }

  private Verdict told(Notice notice, Telling of) {
    Verdict.Anomalous said =
        new Verdict.Anomalous(of.score(), of.p(), of.severity(), notice, of.provisional());
    double strength = calibration.strength(of.score().value(), of.p());
    return said(of.basis(), said, new JudgeStage.Ask(strength, Double.NaN, 1), of.hold());
  }

  /** What is to be told without its score being asked. */
  private record Telling(
      Basis basis, Score score, double p, Severity severity, boolean provisional, int hold) {}

  private Severity severity(double p, Score score) {
    Severity severity = ofTail(p);
    if (budget.rows() < ROWS_BEFORE_HIGH) {
      severity = severity.atMost(Severity.MEDIUM);
    }
    return score.evidence().agreement() >= GROUPS_THAT_RAISE ? severity.raised() : severity;
  }

  private static Severity ofTail(double p) {
    return p <= 1e-6
        ? Severity.CRITICAL
        : p <= 1e-5 ? Severity.HIGH : p <= 1e-4 ? Severity.MEDIUM : Severity.LOW;
  }

  /**
   * Takes an earlier event time for the right one: the budget earns nothing by it, and goes on from
   * there.
   */
  public void setBack(long now) {
    budget.setBack(now);
  }

  /** Takes in a row of history: it is learnt from, and nothing is told. */
  public void train(long now, Score score) {
    budget.advance(now);
    history.learn(score.value());
  }

  /** Ends learning at once if the history that was given had more rows than learning takes. */
  public void endTraining() {
    budget.endLearning();
  }

  /** Whether it has judged for long: 1,000 rows, and learning is over. */
  public boolean settled() {
    return budget.rows() >= ROWS_BEFORE_HIGH && !budget.learning();
  }

  /**
   * A judge of this one's series that knows how the scores of another are spread, and does not
   * learn any more; with the budget and the limits of this one.
   */
  public Judge taughtBy(Judge other, JudgeSpec spec, Calibration calibration) {
    StateWriter state = new StateWriter();
    save(state, other.history);
    Judge taught = spec.restore(new StateReader(state.put(false).toByteArray()), calibration);
    taught.budget.excuseLearning();
    return taught;
  }

  /** How it stands, by name, as in {@link dev.vigil.detect.Describing#learnt}. */
  public Map<String, Object> learnt() {
    return budget.describe();
  }

  /** 0–1: how much there is to go by, from the rows seen and the p-value. */
  public double confidence(double pValue) {
    double known = budget.rows() / (budget.rows() + 100.0);
    return known * (1 - Math.min(1, Math.sqrt(pValue)));
  }

  /** Score on a scale of 0–1 on which 0.5 is where an alarm may begin. */
  public double relative(double score, double pValue) {
    double strength = calibration.strength(score, pValue);
    return strength / (strength + BudgetController.FLOOR);
  }

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    save(out, history);
    out.put(departures != null);
    if (departures != null) {
      departures.save(out);
    }
  }

  private void save(StateWriter out, ScoreHistory scores) {
    out.part('J', 2);
    budget.save(out);
    scores.save(out);
    out.put(limits != null);
    if (limits != null) {
      limits.save(out);
    }
  }

  void load(StateReader in) {
    in.part('J', 2);
    budget.load(in);
    history.load(in);
    if (in.getBoolean()) { // limits come and go between starts: new ones begin with nothing seen
      LimitWatch saved = limits == null ? new LimitWatch(limit) : limits;
      saved.load(in);
    }
    departures = null;
    if (in.getBoolean()) {
      departures = new DepartureWatch();
      departures.load(in);
    }
  }
}
