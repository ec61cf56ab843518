package dev.vigil.cli.serve;

import dev.vigil.cli.console.ExitCode;
import dev.vigil.cli.watch.HostPoints;
import dev.vigil.config.ConfigException;
import dev.vigil.server.ServerSpec;
import dev.vigil.server.VigilServer;
import dev.vigil.server.VigilServer.Own;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a server does in its first seconds, done once and ended: the launcher notes which classes
 * that takes, and keeps them in an archive that each later start is quick with. Its one argument is
 * a folder that may be filled and thrown away.
 */
public final class Rehearsal {
  private static final String KEY = "key-of-a-rehearsal";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final List<String> wrong = new ArrayList<>();

  private Rehearsal(int port) {
    this.port = port;
  }

  /** Runs it; the exit code is 3 if something is not answered as it should be. */
  public static void main(String[] args) throws Exception {
    List<String> wrong = run(Path.of(args[0]));
    wrong.forEach(System.err::println);
    System.exit(wrong.isEmpty() ? ExitCode.FINE : ExitCode.FAILED);
  }

  /** What was not answered as it should be. */
  static List<String> run(Path folder)
      throws ConfigException,
          IOException,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    ServerSpec spec = ServerSpec.in(folder, 0, Map.of(VigilServer.ADMIN_KEY, KEY));
    HostPoints machine = HostPoints.open();
    Own own = new Own(List.of(machine::read), HostPoints::limits);
    try (VigilServer server = new VigilServer(spec, own)) {
      server.ready().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Rehearsal rehearsal = new Rehearsal(server.port());
      rehearsal.send();
      rehearsal.see();
      return rehearsal.wrong;
    }
  }

  private void send() throws IOException, InterruptedException {
    long now = System.currentTimeMillis();
    post(200, "/api/v1/observations", "[{\"metric\":\"m\",\"timestamp\":" + now + ",\"value\":1}]");
    post(204, "/api/v2/write", "m value=2\n");
    post(204, "/api/v1/graphite", "m 3 " + now / 1000 + "\n");
    post(200, "/v1/metrics", "");
  }

  private void see() throws IOException, InterruptedException {
    for (String path :
        List.of(
            "/healthz",
            "/readyz",
            "/api/v1/history?metric=m",
            "/api/v1/series",
            "/api/v1/anomalies",
            "/api/v1/alerts",
            "/api/v1/status",
            "/metrics?series=true")) {
      expect(200, path, request(path).GET());
    }
  }

  private void post(int status, String path, String body) throws IOException, InterruptedException {
    expect(status, path, request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + ServerSpec.LOOPBACK + ":" + port + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + KEY);
  }

  private void expect(int status, String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      wrong.add(path + " was answered with " + answer.statusCode() + ": " + answer.body());
    }
  }
}
