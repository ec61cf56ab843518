package dev.vigil.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file is there but is not what it should be; the message starts with {@code file:line:column}.
 */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Blames the file as a whole. */
  public MalformedDataException(Path file, String what) {
    super(file + ": " + what);
  }

  /** Blames one place; line and column count from 1. */
  public MalformedDataException(Path file, long line, long column, String what) {
    super(file + ":" + line + ":" + column + ": " + what);
  }
}
