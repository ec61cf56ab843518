package dev.vigil.formats.table;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A table that cannot be read, told as {@code file:line:column: problem} for the one who gave it.
 */
public final class TableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String file;
  private final long line;
  private final int column;
  private final String problem;

  /**
   * @param line counted from 1, or 0 where no line is at fault
   * @param column in characters, counted from 1, or 0 where the whole line is at fault
   */
  TableException(String file, long line, int column, String problem, @Nullable Throwable cause) {
    super(place(file, line, column) + ": " + problem, cause);
    this.file = file;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  TableException(String file, long line, int column, String problem) {
    this(file, line, column, problem, null);
  }

  TableException(String file, String problem) {
    this(file, 0, 0, problem, null);
  }

  private static String place(String file, long line, int column) {
    return file + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }

  /** The file as it was named. */
  public String file() {
    return file;
  }

  /** The line counted from 1, or 0 where no line is at fault. */
  public long line() {
    return line;
  }

  /** The character in the line counted from 1, or 0 where the whole line is at fault. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}
