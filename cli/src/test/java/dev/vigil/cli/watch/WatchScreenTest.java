package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.watch.Reading.Failed;
import dev.vigil.cli.watch.Reading.Measured;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WatchScreenTest {
  private static final WindowSize NARROW = new WindowSize(80, 24);
  private static final WindowSize WIDE = new WindowSize(120, 40);

  private final WatchScreen screen = new WatchScreen(new Ink(false), Duration.ofSeconds(2));

  private String at(WatchBoard board, WindowSize window) {
    return String.join("\n", screen.lines(board, window)) + "\n";
  }

  @Test
  void a_first_look_before_anything_is_judged() {
    WatchBoard board = Boards.empty();
    board.preview(FakePace.NOON, Boards.sample(4));
    assertThat(at(board, NARROW))
        .isEqualTo(
            """
            vigil watch · lab · 0 s · 6 series every 2 s · 1 alarm a week per series
            starting: the first values are shown, not judged

            series       last 22 s            now         expected  state
            cpu                    ▁        4.0 %                   starting
            load, 1 min            ▁         0.42                   starting
            memory free            ▁    20,233 MB                   starting
            disk /                 ▁       22.5 %                   starting
            eth0 out               ▁    0.03 MB/s                   starting
            processes              ▁          140                   starting

            no anomalies so far
            """);
  }

  @Test
  void a_burn_at_80_columns() {
    assertThat(at(Boards.afterBurn(), NARROW))
        .isEqualTo(
            """
            vigil watch · lab · 50 s · 6 series every 2 s · 1 alarm a week per series
            learning for 23 h more; until then only limits and lasting departures are told

            series       last 22 s            now         expected  state
            cpu          ▁▁▁▁▁██████       52.1 %        3.6 – 4.4  SPIKE MEDIUM
            load, 1 min  ▁▁▁▁▁▁▁▁▁▁▁         0.42      0.38 – 0.46  learning, 43,000 more
            memory free  ▁▁▁▁▁▁▁▁▁▁▁    20,233 MB  18,210 – 22,257  learning, 43,000 more
            disk /       ▁▁▁▁▁▁▁▁▁▁▁       22.5 %      20.3 – 24.8  learning, 43,000 more
            eth0 out     ▁▁▁▁▁▁▁▁▁▁▁    0.03 MB/s      0.03 – 0.03  learning, 43,000 more
            processes    ▁▁▁▁▁▁▁▁▁▁▁          140        126 – 154  learning, 43,000 more

            1 anomaly
            12:00:50  cpu  SPIKE MEDIUM  52.1 %
                      24 robust deviations above the median of the values so far, for 5 in a
                      row
            """);
  }

  @Test
  void a_burn_at_120_columns() {
    assertThat(at(Boards.afterBurn(), WIDE))
        .isEqualTo(
            """
            vigil watch · lab · 50 s · 6 series every 2 s · 1 alarm a week per series
            learning for 23 h more; until then only limits and lasting departures are told

            series       last 1 min                              now         expected  state
            cpu             ▇▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁██████       52.1 %        3.6 – 4.4  SPIKE MEDIUM
            load, 1 min      ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁         0.42      0.38 – 0.46  learning, 43,000 more
            memory free      ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁    20,233 MB  18,210 – 22,257  learning, 43,000 more
            disk /           ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁       22.5 %      20.3 – 24.8  learning, 43,000 more
            eth0 out         ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁    0.03 MB/s      0.03 – 0.03  learning, 43,000 more
            processes        ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁          140        126 – 154  learning, 43,000 more

            1 anomaly
            12:00:50  cpu  SPIKE MEDIUM  52.1 %: 24 robust deviations above the median of the values so far, for 5 in a row
            """);
  }

  @Test
  void no_line_is_wider_than_the_window() {
    for (int columns : new int[] {60, 72, 80, 100, 120}) {
      assertThat(screen.lines(Boards.afterBurn(), new WindowSize(columns, 40)))
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void a_low_window_shows_as_many_series_as_fit_and_counts_the_others() {
    List<String> lines = screen.lines(Boards.afterBurn(), new WindowSize(100, 12));
    assertThat(lines).hasSizeLessThanOrEqualTo(12).anyMatch(line -> line.startsWith("… and "));
  }

  @Test
  void what_is_normal_is_said_calmly() {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::normal);
    assertThat(at(board, WIDE)).contains("normal").doesNotContain("learning");
  }

  @Test
  void what_is_held_back_is_said_so() {
    WatchBoard board = Boards.empty();
    board.judge(
        FakePace.NOON,
        Boards.sample(4),
        point ->
            new Verdict.Held(
                ((Verdict.Normal) Boards.normal(point)).score(),
                1e-4,
                Verdict.Holding.SERIES_BUDGET));
    assertThat(at(board, WIDE)).contains("odd, held back");
  }

  @Test
  void an_anomaly_stays_on_its_series_for_a_minute() {
    WatchBoard board = Boards.afterBurn();
    long told = board.now();
    board.judge(told + 60_000, Boards.sample(4), Boards::learning);
    assertThat(cpuLine(board)).endsWith("SPIKE MEDIUM");
    board.judge(told + 62_000, Boards.sample(4), Boards::learning);
    assertThat(cpuLine(board)).endsWith("learning, 43,000 more");
  }

  @Test
  void a_limit_that_is_still_crossed_is_still_said() {
    WatchBoard board = Boards.afterBurn();
    board.judge(board.now() + 600_000, Boards.sample(99.9), Boards::learning);
    assertThat(cpuLine(board)).endsWith("over 98.0 %");
  }

  private String cpuLine(WatchBoard board) {
    return screen.lines(board, WIDE).stream()
        .filter(line -> line.startsWith("cpu"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_failed_measurement_is_told_by_its_reason_and_never_by_a_number() {
    WatchBoard board = Boards.empty();
    board.judge(FakePace.NOON, Boards.sample(4), Boards::learning);
    List<Reading> failed = new ArrayList<>(Boards.sample(4));
    failed.removeIf(
        one -> one instanceof Measured m && m.series().equals(HostMetrics.DISK.series("/")));
    failed.add(new Failed(HostMetrics.DISK, "permission denied"));
    board.judge(FakePace.NOON + 2_000, failed, Boards::learning);
    assertThat(at(board, WIDE)).contains("cannot measure disk mount: permission denied");
    assertThat(screen.lines(board, WIDE))
        .anySatisfy(
            line -> assertThat(line).startsWith("disk /").contains("–").endsWith("no data"));
  }

  @Test
  void the_newest_anomalies_come_first_and_the_list_stays_short() {
    WatchBoard board = Boards.empty();
    for (int i = 0; i < 20; i++) {
      board.judge(FakePace.NOON + i * 2_000L, Boards.sample(60), Boards::learning);
      Boards.tell(board, "number " + i, Severity.LOW);
    }
    List<String> lines = screen.lines(board, WIDE);
    assertThat(lines).contains("20 anomalies, newest first");
    assertThat(lines.stream().filter(line -> line.contains("number"))).hasSize(6);
    assertThat(lines.stream().filter(line -> line.contains("number")).findFirst())
        .hasValueSatisfying(line -> assertThat(line).endsWith("number 19"));
  }

  @Test
  void colours_are_added_around_the_same_text() {
    WatchScreen coloured = new WatchScreen(new Ink(true), Duration.ofSeconds(2));
    List<String> painted = coloured.lines(Boards.afterBurn(), NARROW);
    assertThat(String.join("\n", painted)).contains("\u001b[1;31mSPIKE MEDIUM\u001b[0m");
    assertThat(painted.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")))
        .containsExactlyElementsOf(screen.lines(Boards.afterBurn(), NARROW));
  }
}
