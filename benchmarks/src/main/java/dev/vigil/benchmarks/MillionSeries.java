package dev.vigil.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server's engine with a million live series, each with a point a minute, in a process with a
 * heap of 6 GB: takes them in, is stopped and started, killed and started again, and tells heap,
 * checkpoints, stalls and how long it was until it was ready. Fails if a series or a point is
 * missing.
 */
public final class MillionSeries {
  private static final String JAVA =
      "-Xmx6g -XX:-G1UseAdaptiveIHOP -XX:InitiatingHeapOccupancyPercent=85 -XX:G1ReservePercent=5";

  private final String series;
  private final Path folder;
  private final List<String> command = new ArrayList<>();

  private MillionSeries(String series, String checkpoint, Path folder) {
    this.series = series;
    this.folder = folder;
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("vigil.java", JAVA).split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SeriesHost.class.getName());
    command.addAll(List.of(folder.toString(), series, checkpoint));
  }

  /**
   * Runs it.
   *
   * @param args how many series, 1,000,000 if not given; minutes, 5; seconds in which a minute
   *     passes, 60; seconds from a checkpoint to the next, 30; a folder, which is left, or a
   *     temporary one
   */
  public static void main(String[] args) throws Exception {
    int minutes = Integer.parseInt(argument(args, 1, "5"));
    String pace = argument(args, 2, "60");
    boolean kept = args.length > 4;
    Path folder = kept ? Path.of(args[4]) : Files.createTempDirectory("vigil-million");
    try {
      new MillionSeries(argument(args, 0, "1000000"), argument(args, 3, "30"), folder)
          .run(minutes, pace);
    } finally {
      if (!kept) {
        delete(folder);
      }
    }
  }

  private static String argument(String[] args, int at, String other) {
    return at < args.length ? args[at] : other;
  }

  private void run(int minutes, String pace) throws Exception {
    long each = Long.parseLong(series);
    try (Host first = new Host("first start")) {
      first.ask("feed 0 " + minutes + " " + pace, "fed");
      first.check(each, each * minutes);
      first.stop();
    }
    try (Host second = new Host("start after a stop")) {
      second.check(each, each * minutes);
      second.ask("feed " + minutes + " " + (minutes + 2) + " " + pace, "fed");
      System.out.println("killed");
    }
    try (Host third = new Host("start after a kill")) {
      third.check(each, each * (minutes + 2));
      third.stop();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = files.mapToLong(MillionSeries::size).sum();
      System.out.println("folder " + (bytes >> 20) + " MB");
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The process, which is killed at the end if it still runs. */
  private final class Host implements AutoCloseable {
    private final Process process;
    private final BufferedReader from;
    private final Writer to;

    Host(String what) throws IOException {
      System.out.println(what + ", process started");
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      from = process.inputReader(StandardCharsets.UTF_8);
      to = process.outputWriter(StandardCharsets.UTF_8);
      await("ready");
    }

    void ask(String line, String end) throws IOException {
      to.write(line + "\n");
      to.flush();
      await(end);
    }

    /** Hands on what it says until it says a word; the line with the count, if there was one. */
    private String await(String end) throws IOException {
      String counted = "";
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        System.out.println("  " + line);
        counted = line.contains("series watched") ? line : counted;
        if (line.startsWith(end)) {
          return counted;
        }
      }
      throw new IOException("the process has ended");
    }

    void check(long expectedSeries, long expectedPoints) throws IOException {
      to.write("count\n");
      to.flush();
      String counted = await("counted");
      String expected =
          expectedSeries
              + " series watched, "
              + expectedSeries
              + " known, "
              + expectedPoints
              + " points";
      if (!counted.contains(expected)) {
        throw new IllegalStateException("expected " + expected + ", found " + counted);
      }
    }

    void stop() throws IOException {
      ask("stop", "stopped");
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
    }
  }
}
