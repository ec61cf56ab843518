package dev.vigil.cli.watch;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;

/** Redraws a screen of its own in place, and leaves the last picture behind. One owner. */
final class LiveView implements WatchView {
  private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
  private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";

  private final PrintStream out;
  private final WatchScreen screen;
  private final Supplier<WindowSize> window;
  private boolean entered;

  LiveView(PrintStream out, WatchScreen screen, Supplier<WindowSize> window) {
    this.out = out;
    this.screen = screen;
    this.window = window;
  }

  @Override
  public void begin(WatchBoard board) {
    show(board);
  }

  @Override
  public void show(WatchBoard board) {
    List<String> lines = screen.lines(board, window.get());
    StringBuilder frame = new StringBuilder(entered ? HOME : ENTER + HOME);
    entered = true;
    for (int i = 0; i < lines.size(); i++) {
      frame.append(i > 0 ? "\r\n" : "").append(lines.get(i)).append(REST_OF_LINE);
    }
    out.print(frame.append(REST_OF_SCREEN));
    out.flush();
  }

  @Override
  public void end(WatchBoard board) {
    if (entered) {
      out.print(LEAVE);
      screen.lines(board, window.get()).forEach(out::println);
      out.flush();
    }
  }

  @Override
  public boolean closed() {
    return out.checkError();
  }
}
