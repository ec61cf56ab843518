package dev.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.console.BadInput;
import dev.vigil.cli.console.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class VigilTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return run(vigil(), args);
  }

  private int run(CommandLine vigil, String... args) {
    return vigil.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
  }

  private static CommandLine vigil() {
    return Vigil.commandLine(new Terminal(false, false));
  }

  private int failWith(Exception failure, String... args) {
    CommandLine vigil = vigil().addSubcommand(new Failing(failure));
    return run(vigil, args);
  }

  @Test
  void help_names_the_exit_codes_and_gives_examples() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:").contains("Examples:").contains("completion");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_call_without_a_command_shows_the_help_and_is_wrong() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Commands:");
  }

  @Test
  void the_version_names_the_program_and_its_java() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("vigil ").contains(System.getProperty("java.version"));
  }

  @Test
  void a_mistyped_command_is_wrong_and_the_nearest_is_named() {
    assertThat(run("completoin")).isEqualTo(2);
    assertThat(err.toString().lines())
        .satisfiesExactly(
            first ->
                assertThat(first).isEqualTo("vigil: Unmatched argument at index 0: 'completoin'"),
            second -> assertThat(second).startsWith("Did you mean: vigil completion"));
  }

  @Test
  void an_unknown_option_is_wrong_and_help_is_offered() {
    assertThat(run("completion", "extra")).isEqualTo(2);
    assertThat(err.toString()).contains("'extra'").contains("try 'vigil completion --help'");
  }

  @Test
  void the_completion_script_knows_the_commands() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString()).startsWith("#!/usr/bin/env bash").contains("completion");
  }

  @Test
  void bad_input_is_told_in_one_line() {
    assertThat(failWith(new BadInput("a.csv:3:7: 'x' is not a number"), "failing")).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("vigil: a.csv:3:7: 'x' is not a number");
  }

  @Test
  void a_missing_file_is_named() {
    Exception missing = new UncheckedIOException(new NoSuchFileException("gone.csv"));
    assertThat(failWith(missing, "failing")).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("vigil: gone.csv: no such file");
  }

  @Test
  void any_other_failure_is_told_in_one_line_with_an_exit_code_of_its_own() {
    assertThat(failWith(new IllegalStateException("odd"), "failing")).isEqualTo(3);
    assertThat(err.toString().lines()).containsExactly("vigil: failed: odd (--debug tells where)");
  }

  @Test
  void the_stack_trace_is_for_those_who_ask() {
    assertThat(failWith(new IllegalStateException("odd"), "--debug", "failing")).isEqualTo(3);
    assertThat(err.toString()).contains("vigil: failed: odd").contains("at dev.vigil.cli");
  }

  @Command(name = "failing")
  private record Failing(Exception failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      throw failure;
    }
  }
}
