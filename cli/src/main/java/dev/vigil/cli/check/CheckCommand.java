package dev.vigil.cli.check;

import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.options.ConfigFile;
import dev.vigil.config.VigilConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vigil check}. */
@Command(
    name = "check",
    description = {
      "Tell whether a configuration can be used, and what it means: how series are watched, what"
          + " rules do, who is told of what. All that is wrong is told at once, with its file, line"
          + " and column; the exit code is 2 then.",
      "",
      "Nothing is sent, unless --send-test asks for it."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  vigil check vigil.yaml",
      "  vigil check vigil.yaml --send-test        to all channels",
      "  vigil check vigil.yaml --send-test=ops    to one of them"
    })
public final class CheckCommand implements Callable<Integer> {
  static final String ALL = "*";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "CONFIG", description = "The configuration, YAML or JSON.")
  private Path config = Path.of("vigil.yaml");

  @Option(
      names = "--send-test",
      paramLabel = "CHANNEL",
      arity = "0..1",
      fallbackValue = ALL,
      preprocessor = ChannelOrFile.class,
      description =
          "Send a test over a channel, or over all if none is named; exit code 3 if one of them does"
              + " not arrive.")
  private String sendTest = "";

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    VigilConfig read = ConfigFile.read(config, spec.commandLine().getErr());
    int warnings = read.warnings().size();
    String with =
        warnings == 0 ? "" : " with " + warnings + (warnings == 1 ? " warning" : " warnings");
    out.println(config + ": can be used" + with);
    new Explanation(read, Instant.now()).lines().forEach(out::println);
    out.flush();
    if (sendTest.isEmpty()) {
      return ExitCode.FINE;
    }
    out.println();
    List<String> failed =
        new TestSending(read.notifySpec(), out).send(sendTest.equals(ALL) ? "" : sendTest);
    out.flush();
    return failed.isEmpty() ? ExitCode.FINE : ExitCode.FAILED;
  }
}
