package dev.vigil.cli.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether somebody looks at the standard output or error, and whether in colour.
 *
 * @param live it is a terminal that moves its cursor as it is told
 * @param coloured it shows colours, and the user did not ask for none ({@code NO_COLOR})
 */
public record Terminal(boolean live, boolean coloured) {
  private static final Path STDOUT = Path.of("/proc/self/fd/1");
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  /** The standard output of this process. */
  public static Terminal ofStdout() {
    return of(isTerminal(STDOUT), System.getenv());
  }

  /** The standard error of this process. */
  public static Terminal ofStderr() {
    return of(isTerminal(STDERR), System.getenv());
  }

  static Terminal of(boolean terminal, Map<String, String> environment) {
    boolean live = terminal && !"dumb".equals(environment.get("TERM"));
    return new Terminal(live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  /**
   * Java tells only whether input and output are both a terminal; a redirected input must not cost
   * the live view, so the system is asked where it can be.
   */
  private static boolean isTerminal(Path stream) {
    try {
      String target = Files.readSymbolicLink(stream).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException e) {
      return isConsole();
    }
  }

  @SuppressWarnings("SystemConsoleNull") // newer Javas have a console always, and are asked further
  private static boolean isConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
