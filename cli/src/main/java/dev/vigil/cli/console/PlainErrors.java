package dev.vigil.cli.console;

import dev.vigil.evaluation.data.MalformedDataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what went wrong in one line on the standard error; the stack trace only to those who ask
 * for it with {@code --debug} or {@code -Dvigil.debug=true}.
 */
public final class PlainErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final BooleanSupplier debug;

  /**
   * @param debug whether the user wants to see the stack trace
   */
  public PlainErrors(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    if (args.length == 0) {
      command.usage(command.getErr());
      return ExitCode.BAD_INPUT;
    }
    PrintWriter err = command.getErr();
    tell(command, said(wrong));
    if (!UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("try '" + command.getCommandSpec().qualifiedName() + " --help'");
    }
    err.flush();
    return ExitCode.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, @Nullable ParseResult parsed) {
    Throwable cause = failure;
    if (failure instanceof UncheckedIOException io && io.getCause() != null) {
      cause = io.getCause();
    }
    boolean input = cause instanceof BadInput || cause instanceof IOException;
    if (input) {
      tell(command, cause instanceof IOException io ? words(io) : said(cause));
    } else {
      tell(
          command,
          "failed: " + said(cause) + (debug.getAsBoolean() ? "" : " (--debug tells where)"));
    }
    if (debug.getAsBoolean()) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
    return input ? ExitCode.BAD_INPUT : ExitCode.FAILED;
  }

  private static void tell(CommandLine command, String message) {
    String line = command.getCommandSpec().root().name() + ": " + message;
    command.getErr().println(command.getColorScheme().errorText(line));
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
  }

  private static String words(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      String reason = missing.getReason();
      return missing.getFile() + ": " + (reason == null ? "no such file" : reason);
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (failure instanceof MalformedDataException) {
      return said(failure);
    }
    if (failure instanceof CharacterCodingException) {
      return "the input is not UTF-8";
    }
    if (failure instanceof FileNotFoundException || failure instanceof FileSystemException) {
      return said(failure);
    }
    return "cannot read or write: " + said(failure);
  }
}
