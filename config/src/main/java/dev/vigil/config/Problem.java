package dev.vigil.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file name of the file, as it was given
 * @param line from 1; 0 where the file as a whole is meant
 * @param column in characters, from 1; 0 where the file as a whole is meant
 * @param path the key it is about, such as {@code series[0].sensitivity}; empty for the whole file
 * @param message what is wrong and what would be right, on one line
 */
public record Problem(String file, int line, int column, String path, String message)
    implements java.io.Serializable {
  /** As compilers write it: {@code vigil.yaml:14:9: unknown key 'x'}. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line + ":" + column : "") + ": " + message;
  }
}
