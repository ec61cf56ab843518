package dev.vigil.cli.watch;

import java.io.PrintStream;

/**
 * For what is no terminal: all series at the start and at the end, and each anomaly when it is
 * told. One owner.
 */
final class PlainView implements WatchView {
  private static final WindowSize PAGE = new WindowSize(110, Integer.MAX_VALUE);

  private final PrintStream out;
  private final WatchScreen screen;
  private int told;
  private boolean begun;

  PlainView(PrintStream out, WatchScreen screen) {
    this.out = out;
    this.screen = screen;
  }

  @Override
  public void begin(WatchBoard board) {
    // One complete table is better than two.
  }

  @Override
  public void show(WatchBoard board) {
    if (!begun) {
      begun = true;
      page(board);
    }
    for (; told < board.told().size(); told++) {
      screen.told(board, board.told().get(told), PAGE).forEach(out::println);
    }
    out.flush();
  }

  @Override
  public void end(WatchBoard board) {
    if (board.samples() > 0) {
      out.println();
      page(board);
    }
    out.flush();
  }

  private void page(WatchBoard board) {
    screen.lines(board, PAGE).forEach(out::println);
    told = board.told().size();
  }

  @Override
  public boolean closed() {
    return out.checkError();
  }
}
