package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ViewsTest {
  private static final WindowSize WINDOW = new WindowSize(100, 30);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private final WatchScreen screen = new WatchScreen(new Ink(false), Duration.ofSeconds(2));

  private String written() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  @Test
  void the_live_view_takes_a_screen_of_its_own_and_gives_it_back() {
    LiveView view = new LiveView(out, screen, () -> WINDOW);
    WatchBoard board = Boards.afterBurn();
    view.begin(board);
    assertThat(written()).startsWith("\u001b[?1049h\u001b[?25l").contains("vigil watch");
    view.show(board);
    assertThat(written()).startsWith("\u001b[H").doesNotContain("1049");
    view.end(board);
    assertThat(written())
        .startsWith("\u001b[?7h\u001b[?25h\u001b[?1049l")
        .contains("SPIKE MEDIUM")
        .endsWith(System.lineSeparator());
  }

  @Test
  void a_live_view_that_was_never_shown_has_nothing_to_give_back() {
    new LiveView(out, screen, () -> WINDOW).end(Boards.empty());
    assertThat(written()).isEmpty();
  }

  @Test
  void plain_lines_are_one_table_then_only_what_is_odd_then_one_table() {
    PlainView view = new PlainView(out, screen);
    WatchBoard board = Boards.empty();
    board.preview(FakePace.NOON, Boards.sample(4));
    view.begin(board);
    assertThat(written()).isEmpty();
    view.show(board);
    assertThat(written()).contains("cpu").contains("no anomalies so far");
    board.judge(FakePace.NOON + 2_000, Boards.sample(60), Boards::learning);
    view.show(board);
    assertThat(written()).isEmpty();
    board.judge(FakePace.NOON + 4_000, Boards.sample(60), Boards::learning);
    Boards.tell(board, "far above all before", Severity.MEDIUM);
    view.show(board);
    assertThat(written().lines())
        .containsExactly("12:00:04  cpu  SPIKE MEDIUM  60.0 %: far above all before");
    view.end(board);
    assertThat(written()).contains("1 anomaly").contains("cpu  ");
  }

  @Test
  void nothing_that_plain_lines_hold_moves_a_cursor() {
    PlainView view = new PlainView(out, screen);
    view.show(Boards.afterBurn());
    view.end(Boards.afterBurn());
    assertThat(written()).doesNotContain("\u001b");
  }

  @Test
  void a_reader_that_went_away_closes_the_view() {
    PrintStream gone =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("broken pipe");
              }
            },
            false,
            StandardCharsets.UTF_8);
    WatchView view = new WatchJson(gone);
    assertThat(view.closed()).isFalse();
    view.show(Boards.afterBurn());
    assertThat(view.closed()).isTrue();
  }
}
