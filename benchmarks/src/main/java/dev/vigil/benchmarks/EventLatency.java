package dev.vigil.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes from the answer to a request that carried a spike, and from its being sent, to
 * its anomaly on the stream of events, while other points come. Each spike is on a series of its
 * own with a limit, since a page is told once a day.
 */
public final class EventLatency {
  private static final String SPIKE = "spike";
  private static final String CONFIG = "limits:\n  - {metric: spike, above: 100}\n";
  private static final Pattern INSTANCE = Pattern.compile("host-(\\d+)");
  private static final int MANY = 1_000_000;

  private EventLatency() {}

  /** When something happened to a spike, by the nanosecond clock. */
  private record Times(
      Map<Integer, Long> sent, Map<Integer, Long> answered, Map<Integer, Long> told) {
    Times() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  /**
   * Runs it.
   *
   * @param args those of {@link RemoteWriteLoad}, with {@code --rate 50000} and {@code --series
   *     50000} where nothing else is said; {@code --spikes} a second, 20 if not said; {@code
   *     --warmup} seconds until the first of them, 30 if not said
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Set<String> known = new HashSet<>(LoadTarget.OPTIONS);
    known.addAll(WriteLoad.OPTIONS);
    known.addAll(List.of("spikes", "warmup"));
    LoadOptions options = new LoadOptions(args, known);
    try (LoadTarget target = LoadTarget.of(options, CONFIG)) {
      run(target, options);
    }
    System.exit(0);
  }

  private static void run(LoadTarget target, LoadOptions options)
      throws IOException, InterruptedException {
    Times times = new Times();
    InputStream events =
        LoadTarget.newClient()
            .send(target.request("/api/v1/events").build(), BodyHandlers.ofInputStream())
            .body();
    Thread listener = new Thread(() -> listen(events, times), "listener");
    listener.setDaemon(true);
    listener.start();
    WriteLoad load = new WriteLoad(target, options, 50_000);
    long began = System.nanoTime();
    load.start();
    Thread.sleep(1_000L * options.number("warmup", 30)); // until all is compiled
    int spikes = send(target, load, options.number("spikes", 20), times);
    load.join();
    Thread.sleep(2_000);
    double seconds = (System.nanoTime() - began) / 1e9 - 2;
    RemoteWriteLoad.print(
        "%,.0f points/s, refused %d %s",
        load.acknowledged() / seconds, load.refused(), load.problems());
    RemoteWriteLoad.print("%d spikes, %d of them told", spikes, times.told().size());
    print("from the answer", times.answered(), times.told());
    print("from the sending", times.sent(), times.told());
  }

  private static int send(LoadTarget target, WriteLoad load, int perSecond, Times times)
      throws IOException, InterruptedException {
    HttpClient http = LoadTarget.newClient();
    int spikes = 0;
    for (; load.running() && spikes < MANY; spikes++) {
      WriteBody body = new WriteBody(SPIKE, spikes, 1);
      body.set(0, System.currentTimeMillis(), 1_000);
      long began = System.nanoTime();
      times.sent().put(spikes, began);
      var answer = http.send(target.write(body.bytes(), body.length()), BodyHandlers.discarding());
      if (answer.statusCode() == 204) {
        times.answered().put(spikes, System.nanoTime());
      }
      long rest = 1_000_000_000L / perSecond - (System.nanoTime() - began);
      Thread.sleep(Math.max(1, rest / 1_000_000));
    }
    return spikes;
  }

  private static void listen(InputStream events, Times times) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      boolean anomaly = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        long now = System.nanoTime();
        if (line.startsWith("event: ")) {
          anomaly = line.equals("event: anomaly");
        } else if (anomaly && line.startsWith("data: ") && line.contains('"' + SPIKE + '"')) {
          Matcher instance = INSTANCE.matcher(line);
          if (instance.find()) {
            times.told().putIfAbsent(Integer.valueOf(instance.group(1)), now);
          }
        }
      }
    } catch (IOException e) {
      RemoteWriteLoad.print("the stream of events ended: %s", e);
    }
  }

  private static void print(String what, Map<Integer, Long> from, Map<Integer, Long> told) {
    double[] millis =
        told.entrySet().stream()
            .filter(one -> from.containsKey(one.getKey()))
            .mapToDouble(
                one -> Math.max(0, one.getValue() - from.getOrDefault(one.getKey(), 0L)) / 1e6)
            .sorted()
            .toArray();
    if (millis.length > 0) {
      RemoteWriteLoad.print(
          "%s: p50 %.1f ms, p90 %.1f, p99 %.1f, most %.1f",
          what,
          millis[millis.length / 2],
          millis[(int) (0.9 * (millis.length - 1))],
          millis[(int) (0.99 * (millis.length - 1))],
          Arrays.stream(millis).max().orElse(0));
    }
  }
}
