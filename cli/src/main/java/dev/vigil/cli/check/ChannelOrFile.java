package dev.vigil.cli.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Leaves a file that follows {@code --send-test} to be the configuration: no channel is meant. */
final class ChannelOrFile implements IParameterPreprocessor {
  /** Picocli's name for what stands between an option and its value. */
  private static final String SEPARATOR = "separator";

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's
  public boolean preprocess(
      Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    boolean joined = command.parser().separator().equals(info.get(SEPARATOR));
    if (!joined && !args.isEmpty() && isFile(args.peek())) {
      args.push(CheckCommand.ALL);
    }
    return false;
  }

  private static boolean isFile(String word) {
    try {
      return Files.isRegularFile(Path.of(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
