package dev.vigil.pipeline;

import dev.vigil.detect.Detector;
import dev.vigil.judge.AlertBudget;
import dev.vigil.judge.Judge;
import dev.vigil.judge.JudgeSpec;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.model.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the past of one series would have come to under several budgets, in one pass: it is scored
 * once, since what a detector learns does not depend on what is told, and judged once for each
 * budget. Each of them says exactly what a watch of that budget would have. Absences, and what a
 * time of maintenance would have kept from being learnt, are left out. One owner.
 */
public final class BudgetGrid {
  /** So many budgets at most: a bit of a long for each. */
  public static final int MOST = Long.SIZE;

  private final WatchSpec spec;
  private final double factor;
  private final Detector detector;
  private final List<Judge> judges = new ArrayList<>();
  private final Intake intake;
  private final DataQuality quality = new DataQuality();

  /**
   * A value that some of the budgets would have told.
   *
   * @param verdict that of the first of them
   * @param pages a bit for each budget under which it would have been a page
   * @param updates a bit for each under which it would have been an update
   */
  public record Candidate(Point point, Verdict.Anomalous verdict, long pages, long updates) {}

  /**
   * @param perWeek the budgets, pages a week; 1 to {@link #MOST} of them
   * @param factor by how much what is asked of scores is multiplied on this series
   */
  public BudgetGrid(WatchSpec spec, List<Double> perWeek, double factor) {
    if (perWeek.isEmpty() || perWeek.size() > MOST) {
      throw new IllegalArgumentException(
          "budgets must be from 1 to " + MOST + ", were " + perWeek.size());
    }
    this.spec = spec;
    this.factor = factor;
    this.detector = spec.detector().newDetector();
    this.intake = new Intake(spec.kind());
    for (double budget : perWeek) {
      JudgeSpec judge =
          new JudgeSpec(
              AlertBudget.perSeriesPerWeek(budget),
              spec.judge().limits(),
              spec.judge().learningRows());
      judges.add(judge.newJudge(spec.detector().calibration()));
    }
  }

  /** Takes the next value in; what it would have come to, null where no budget tells it. */
  public @Nullable Candidate accept(Point point) {
    quality.begin();
    boolean possible = !Double.isFinite(point.value()) || spec.valid().contains(point.value());
    if (!possible || !detector.accepts(point)) {
      return null;
    }
    Reason refused = intake.take(point.epochMillis(), point.value());
    if (intake.setBack()) {
      judges.forEach(judge -> judge.setBack(point.epochMillis()));
    }
    if (refused != null) {
      quality.refused(refused);
      return null;
    }
    Point judged =
        spec.kind() == ValueKind.COUNTER
            ? new Point(point.series(), point.epochMillis(), intake.rate())
            : point;
    boolean suspect = quality.suspects(judged.value(), intake.reordered());
    Score score = suspect ? detector.score(judged) : detector.scoreAndLearn(judged);
    return judge(judged, score, suspect && quality.unitChanged());
  }

  private @Nullable Candidate judge(Point judged, Score score, boolean otherUnit) {
    long pages = 0;
    long updates = 0;
    Verdict.Anomalous first = null;
    for (int i = 0; i < judges.size(); i++) {
      if (verdict(judges.get(i), judged, score, otherUnit) instanceof Verdict.Anomalous told) {
        first = first == null ? told : first;
        boolean page = told.notice() == Notice.PAGE;
        pages |= page ? 1L << i : 0;
        updates |= page ? 0 : 1L << i;
      }
    }
    return first == null ? null : new Candidate(judged, first, pages, updates);
  }

  private Verdict verdict(Judge judge, Point judged, Score score, boolean otherUnit) {
    if (!otherUnit) {
      return judge.judge(judged.epochMillis(), judged.value(), score, factor);
    }
    judge.train(judged.epochMillis(), score);
    return judge.tell(judged.epochMillis(), score, quality.unitEvidence());
  }
}
