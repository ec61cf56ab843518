package dev.vigil.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The server that a load is for: one that runs already, or one that is started in a process and a
 * folder of its own, and ends with this. Thread-safe.
 */
final class LoadTarget implements AutoCloseable {
  static final List<String> OPTIONS = List.of("url", "key", "heap", "jvm", "config");

  private final String url;
  private final String key;
  private final @Nullable Process process;
  private final @Nullable Path folder;
  private final HttpClient http = newClient();

  private LoadTarget(String url, String key, @Nullable Process process, @Nullable Path folder) {
    this.url = url;
    this.key = key;
    this.process = process;
    this.folder = folder;
  }

  /** With a configuration, should it be started and no file of one be given. */
  static LoadTarget of(LoadOptions options, String config) throws IOException {
    String url = options.text("url", "");
    return url.isEmpty()
        ? started(options, config)
        : new LoadTarget(url, options.text("key", LoadServer.KEY), null, null);
  }

  private static LoadTarget started(LoadOptions options, String config) throws IOException {
    Path folder = Files.createTempDirectory("vigil-load");
    Path file = folder.resolve("vigil.yaml");
    String given = options.text("config", "");
    Files.writeString(file, given.isEmpty() ? config : Files.readString(Path.of(given)));
    List<String> command = new ArrayList<>(List.of(java("java")));
    command.add("-Xmx" + options.text("heap", "2g"));
    command.addAll(options.words("jvm"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(LoadServer.class.getName(), folder + "/data", file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    System.out.println("server: " + String.join(" ", command.subList(1, command.size() - 5)));
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.startsWith("port ")) {
      line = said.readLine(); // what flags of its JVM print
    }
    if (line == null) {
      throw new IOException("the server did not start");
    }
    String url = "http://127.0.0.1:" + line.substring("port ".length());
    return new LoadTarget(url, LoadServer.KEY, process, folder);
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).header("X-API-Key", key);
  }

  /** A request of remote write. */
  HttpRequest write(byte[] body, int length) {
    return request("/api/v1/write")
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/x-protobuf")
        .header("Content-Encoding", "snappy")
        .POST(BodyPublishers.ofByteArray(body, 0, length))
        .build();
  }

  String get(String path) throws IOException, InterruptedException {
    var answer = http.send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }

  /** A number of {@code /metrics}; 0 where it is not there, as counters are at first. */
  long metric(String name) throws IOException, InterruptedException {
    Matcher found = Pattern.compile("(?m)^" + name + " (\\d+)$").matcher(get("/metrics"));
    return found.find() ? Long.parseLong(found.group(1)) : 0;
  }

  /** Used heap in bytes; after a collection where the process is known. */
  long heap() throws IOException, InterruptedException {
    if (process != null) {
      Process collect =
          new ProcessBuilder(java("jcmd"), "" + process.pid(), "GC.run")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      collect.waitFor();
    }
    return metric("vigil_heap_used_bytes");
  }

  /** Processor time of the server until now, in nanoseconds; 0 where it is not known. */
  long cpuNanos() {
    return process == null
        ? 0
        : process.toHandle().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
  }

  /** Ends the server in order, where it was started; its exit code, 0 where it goes on. */
  int stop() throws IOException, InterruptedException {
    if (process == null) {
      return 0;
    }
    process.getOutputStream().close();
    return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.destroyForcibly();
    }
    if (folder != null) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
