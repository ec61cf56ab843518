package dev.vigil.cli.watch;

import dev.vigil.cli.watch.Reading.Measured;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Notice;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Boards made by hand: what is said of each value does not hang on any detector. */
final class Boards {
  private Boards() {}

  static WatchBoard empty() {
    return new WatchBoard("lab", AlertBudget.perSeriesPerWeek(1), ZoneOffset.UTC);
  }

  /** A sample of six series. */
  static List<Reading> sample(double cpu) {
    List<Reading> sample = new ArrayList<>();
    sample.add(new Measured(HostMetrics.CPU.series(), cpu));
    sample.add(new Measured(HostMetrics.LOAD.series(), 0.42));
    sample.add(new Measured(HostMetrics.MEMORY_AVAILABLE.series(), 20_233.4));
    sample.add(new Measured(HostMetrics.DISK.series("/"), 22.51));
    sample.add(new Measured(HostMetrics.SENT.series("eth0"), 0.031));
    sample.add(new Measured(HostMetrics.PROCESSES.series(), 140));
    return sample;
  }

  /** Twenty quiet samples, then five of a burn, the last of which is told. */
  static WatchBoard afterBurn() {
    WatchBoard board = empty();
    board.preview(FakePace.NOON, sample(40));
    for (int i = 1; i <= 25; i++) {
      long now = FakePace.NOON + i * 2_000L;
      board.judge(now, sample(i <= 20 ? 3 + i % 3 : 52.06), Boards::learning);
    }
    tell(
        board,
        "24 robust deviations above the median of the values so far, for 5 in a row",
        Severity.MEDIUM);
    return board;
  }

  /** What a series that is still learning is told, around its own value. */
  static Verdict learning(Point point) {
    return new Verdict.WarmingUp(score(point, Evidence.NONE), 43_000);
  }

  static Verdict normal(Point point) {
    return new Verdict.Normal(score(point, Evidence.NONE));
  }

  /** Says at the board's last instant that its CPU is odd. */
  static void tell(WatchBoard board, String why, Severity severity) {
    SeriesRow cpu = board.rows().iterator().next();
    Point point = new Point(cpu.series(), board.now(), cpu.value());
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(
            score(point, new Told(AnomalyType.SPIKE, why)), 1e-5, severity, Notice.PAGE, true);
    board.tell(new Anomaly("id", point, AnomalyType.SPIKE, verdict, 0.7, 0.6, "novelty"));
    cpu.take(board.now(), cpu.value(), verdict);
  }

  private static Score score(Point point, Evidence evidence) {
    boolean burning = point.series().equals(HostMetrics.CPU.series()) && point.value() > 50;
    double around = burning ? 4 : point.value();
    return new Score(0, 0, around, 0.9 * around, 1.1 * around, evidence);
  }

  /** Evidence with a sentence of the test's own. */
  record Told(AnomalyType type, String sentence) implements Evidence {
    @Override
    public int agreement() {
      return 1;
    }

    @Override
    public List<Contribution> contributions() {
      return List.of();
    }
  }
}
