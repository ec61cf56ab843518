package dev.vigil.cli.detect;

import dev.vigil.cli.console.PlainErrors;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs {@code vigil detect} as a shell would, and keeps what it said. */
final class Shell {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final int code;

  @Command(name = "vigil", subcommands = DetectCommand.class)
  private static final class Root {}

  private Shell(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "detect";
    System.arraycopy(args, 0, all, 1, args.length);
    PlainErrors errors = new PlainErrors(() -> false);
    code =
        new CommandLine(new Root())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setParameterExceptionHandler(errors)
            .setExecutionExceptionHandler(errors)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(all);
  }

  /** Runs it on files. */
  static Shell detect(Object... args) {
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    return new Shell(texts);
  }

  /** Runs it with this on the standard input. */
  static Shell detectIn(byte[] stdin, Object... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(stdin));
    try {
      return detect(args);
    } finally {
      System.setIn(before);
    }
  }

  static Shell detectIn(String stdin, Object... args) {
    return detectIn(stdin.getBytes(StandardCharsets.UTF_8), args);
  }

  int code() {
    return code;
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
