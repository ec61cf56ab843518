package dev.vigil.cli;

import dev.vigil.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the command line, not on a terminal, and what it left. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    int exitCode =
        Vigil.commandLine(new Terminal(false, false))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(words);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
