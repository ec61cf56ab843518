package dev.vigil.cli.watch;

import static dev.vigil.cli.watch.FakeHost.GB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.watch.Host.Mount;
import dev.vigil.cli.watch.Host.Space;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.pipeline.Pipeline;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WatchLoopTest {
  private static final Duration STEP = Duration.ofSeconds(2);

  private final FakeHost host = new FakeHost();
  private final SplittableRandom chance = new SplittableRandom(7);
  private final FakePace pace = new FakePace(this::liveOn);
  private final WatchBoard board =
      new WatchBoard("lab", AlertBudget.perSeriesPerWeek(1), ZoneOffset.UTC);
  private final Recorder view = new Recorder();
  private double burnFrom = Double.POSITIVE_INFINITY;
  private double burnPercent;

  /** An idle host that now and then has something to do. */
  private void liveOn() {
    double idle = 2 + 4 * chance.nextDouble();
    host.work(pace.seconds() > burnFrom ? burnPercent : idle, 400);
  }

  private void run(Duration span) {
    try (Pipeline pipeline =
        new Pipeline(
            HostMetrics.watched(AlertBudget.perSeriesPerWeek(1), ZoneOffset.UTC), board::tell)) {
      new WatchLoop(new HostSampler(host), pipeline, board, view, pace).run(STEP, span);
    }
  }

  private double secondsOf(Anomaly anomaly) {
    return (anomaly.observation().epochMillis() - FakePace.NOON) / 1000.0;
  }

  @Test
  void an_idle_host_is_calm() {
    run(Duration.ofMinutes(10));
    assertThat(board.told()).isEmpty();
  }

  @Test
  void a_burn_of_one_core_of_two_is_told_within_a_minute() {
    burnFrom = 30;
    burnPercent = 52;
    run(Duration.ofSeconds(90));
    assertThat(board.told()).hasSize(1);
    Anomaly anomaly = board.told().get(0);
    assertThat(anomaly.type()).isEqualTo(AnomalyType.SPIKE);
    assertThat(anomaly.observation().series().metric()).isEqualTo("cpu_percent");
    assertThat(anomaly.verdict().provisional()).isTrue();
    assertThat(secondsOf(anomaly)).isBetween(38.0, 60.0);
  }

  @Test
  void all_cores_at_their_limit_are_told() {
    burnFrom = 30;
    burnPercent = 100;
    run(Duration.ofSeconds(90));
    assertThat(board.told())
        .first()
        .satisfies(
            anomaly ->
                assertThat(anomaly.type()).isIn(AnomalyType.THRESHOLD_BREACH, AnomalyType.SPIKE))
        .satisfies(anomaly -> assertThat(secondsOf(anomaly)).isBetween(38.0, 60.0));
  }

  @Test
  void a_disk_that_is_full_from_the_start_is_told_with_the_first_sample() {
    host.mounts = List.of(new Mount("/data", new Space(3 * GB, 100 * GB)));
    run(STEP);
    assertThat(board.told()).hasSize(1);
    Anomaly anomaly = board.told().get(0);
    assertThat(anomaly.type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(anomaly.observation().series().toString())
        .isEqualTo("disk_percent{mount=\"/data\"}");
    assertThat(anomaly.actualValue()).isEqualTo(97);
    assertThat(anomaly.description()).contains("above its limit of 95");
  }

  @Test
  void what_needs_no_interval_is_shown_at_once_and_the_rest_after_a_short_one() {
    run(Duration.ofSeconds(1));
    assertThat(view.shown).containsExactly("begin 0.0 s: 7 series", "show 0.3 s: 12 series");
    assertThat(board.samples()).isZero();
  }

  @Test
  void a_run_ends_on_time() {
    run(Duration.ofSeconds(61));
    assertThat(board.samples()).isEqualTo(30);
    assertThat(pace.seconds()).isEqualTo(61);
  }

  @Test
  void the_last_sample_of_a_run_is_taken_on_its_last_instant() {
    run(Duration.ofSeconds(60));
    assertThat(board.samples()).isEqualTo(30);
    assertThat(pace.seconds()).isEqualTo(60);
  }

  @Test
  void a_sample_that_takes_too_long_does_not_shift_the_ones_after_it() {
    view.onShow = () -> pace.pass(board.samples() == 2 ? 5_000_000_000L : 0);
    run(Duration.ofSeconds(20));
    assertThat(view.seconds)
        .containsExactly(0.0, 0.3, 2.0, 4.0, 9.0, 10.0, 12.0, 14.0, 16.0, 18.0, 20.0);
  }

  @Test
  void it_stops_when_told_so() {
    pace.stopAfterSeconds(11);
    run(Duration.ofHours(1));
    assertThat(board.samples()).isEqualTo(5);
  }

  @Test
  void it_stops_when_nobody_reads_any_more() {
    view.closeAfter = 4;
    run(Duration.ofHours(1));
    assertThat(board.samples()).isEqualTo(2);
  }

  @Test
  void a_series_that_fails_does_not_stop_the_others() {
    host.connections = -1;
    run(Duration.ofSeconds(10));
    assertThat(board.failures()).containsEntry(HostMetrics.CONNECTIONS, "permission denied");
    assertThat(board.rows()).hasSize(11);
  }

  private final class Recorder implements WatchView {
    final List<String> shown = new ArrayList<>();
    final List<Double> seconds = new ArrayList<>();
    Runnable onShow = () -> {};
    int closeAfter = Integer.MAX_VALUE;

    @Override
    public void begin(WatchBoard at) {
      note("begin", at);
    }

    @Override
    public void show(WatchBoard at) {
      note("show", at);
      onShow.run();
    }

    private void note(String what, WatchBoard at) {
      shown.add(what + " " + pace.seconds() + " s: " + at.rows().size() + " series");
      seconds.add(pace.seconds());
    }

    @Override
    public void end(WatchBoard at) {
      throw new AssertionError("whoever opened the view ends it");
    }

    @Override
    public boolean closed() {
      return shown.size() >= closeAfter;
    }
  }
}
