package dev.vigil.cli.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much text the terminal shows at once. */
record WindowSize(int columns, int rows) {
  private static final WindowSize USUAL = new WindowSize(80, 24);
  private static final Pattern ROWS_COLUMNS = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})");

  /** That of the terminal this process was started from; 80 by 24 where it does not tell. */
  static WindowSize ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return USUAL;
    }
  }

  /** Reads what {@code stty size} says: rows, then columns. */
  static WindowSize read(String text) {
    Matcher matcher = ROWS_COLUMNS.matcher(text.strip());
    return matcher.matches()
        ? new WindowSize(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)))
        : USUAL;
  }
}
