package dev.vigil.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;

/** A server in a process of its own, and a client of it. */
record Forked(Process process, Client client) {
  /** Starts one, and waits until it takes observations in. */
  static Forked in(Path folder) throws IOException {
    return in(start(folder)).orElseThrow(() -> new AssertionError("the server has not started"));
  }

  /** Starts one that is killed so soon that it is perhaps not there yet. */
  static Optional<Forked> in(Path folder, long killedAfterMillis) throws IOException {
    Process process = start(folder);
    Timer killer = new Timer(true);
    killer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            process.destroyForcibly();
          }
        },
        killedAfterMillis);
    Optional<Forked> forked = in(process);
    forked.ifPresent(one -> killer.cancel());
    return forked;
  }

  private static Process start(Path folder) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ForkedServer.class.getName(),
            folder.toString());
    return new ProcessBuilder(command).redirectError(folder.resolve("stderr.log").toFile()).start();
  }

  private static Optional<Forked> in(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("port ")) {
        int port = Integer.parseInt(line.substring(5));
        return Optional.of(new Forked(process, new Client(port, Trial.KEY)));
      }
    }
    return Optional.empty();
  }
}
