package dev.vigil.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Remote write over many series, at a pace or flat out: points a second that were acknowledged, how
 * long requests took, the heap, and whether all that was acknowledged is there. Prints {@code all
 * there} at the end, or exits with 1.
 */
public final class RemoteWriteLoad {
  private static final Pattern POINT =
      Pattern.compile("\"timestamp\":(\\d+),\"value\":([-+.eE0-9]+)");
  private static final long REPORT_MILLIS = 10_000;
  private static final long MEGA = 1 << 20;

  private RemoteWriteLoad() {}

  /**
   * Runs it.
   *
   * @param args {@code --series --body --connections --rate (0 is flat out) --seconds --step (of
   *     event time, in milliseconds; 0 is the wall clock)}, and of the server {@code --heap --jvm
   *     "FLAGS" --config FILE}, or {@code --url --key} of one that runs
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Set<String> known = new HashSet<>(LoadTarget.OPTIONS);
    known.addAll(WriteLoad.OPTIONS);
    LoadOptions options = new LoadOptions(args, known);
    boolean whole;
    try (LoadTarget target = LoadTarget.of(options, "sensitivity: 0.8\n")) {
      whole = run(target, options);
    }
    System.exit(whole ? 0 : 1);
  }

  private static boolean run(LoadTarget target, LoadOptions options)
      throws IOException, InterruptedException {
    long before = target.metric("vigil_server_accepted_points_total");
    WriteLoad load = new WriteLoad(target, options, 0);
    long began = System.nanoTime();
    long cpu = target.cpuNanos();
    load.start();
    report(target, load);
    load.join();
    double seconds = (System.nanoTime() - began) / 1e9;
    double core = (target.cpuNanos() - cpu) / 1e9;
    long points = load.acknowledged();
    print("acknowledged %,d points in %.1f s: %,.0f points/s", points, seconds, points / seconds);
    print("server took %.2f µs of processor a point", core * 1e6 / points);
    print("requests p50 %.1f ms, p99 %.1f ms", load.millis(0.5), load.millis(0.99));
    print(
        "429 or worse: %,d; given up: %,d points %s", load.refused(), load.lost(), load.problems());
    long engine = target.metric("vigil_engine_observed_total"); // behind all that was journalled
    long accepted = target.metric("vigil_server_accepted_points_total") - before;
    print("all judged after %.1f s", (System.nanoTime() - began) / 1e9);
    print("heap after a collection, at the end %,d MB", target.heap() / MEGA);
    int wrong = missing(target, load.kept());
    print("accepted %,d, judged %,d, series looked at %d", accepted, engine, load.kept().size());
    boolean whole = accepted == points && engine >= points && wrong == 0;
    print(whole ? "all there" : "NOT all there: %d points missing in the history", wrong);
    print("stopped with %d", target.stop());
    return whole && load.lost() == 0;
  }

  private static void report(LoadTarget target, WriteLoad load)
      throws IOException, InterruptedException {
    long last = 0;
    long at = System.nanoTime();
    for (int line = 1; load.running(); line++) {
      long until = System.currentTimeMillis() + REPORT_MILLIS;
      while (load.running() && System.currentTimeMillis() < until) {
        Thread.sleep(50);
      }
      long now = System.nanoTime();
      long points = load.acknowledged();
      print(
          "%4d s %,10.0f points/s, refused %d, waiting %,d, heap %,d MB",
          line * REPORT_MILLIS / 1_000,
          (points - last) * 1e9 / (now - at),
          load.refused(),
          target.metric("vigil_queue_points"),
          target.metric("vigil_heap_used_bytes") / MEGA);
      if (line == 3) {
        print("heap after a collection, at the beginning %,d MB", target.heap() / MEGA);
      }
      last = points;
      at = now;
    }
  }

  /** How many points that were acknowledged the history does not hold as they were. */
  private static int missing(LoadTarget target, Map<Integer, List<WriteLane.Sample>> kept)
      throws IOException, InterruptedException {
    int missing = 0;
    for (Map.Entry<Integer, List<WriteLane.Sample>> one : kept.entrySet()) {
      String name = "&label.instance=" + WriteBody.instance(one.getKey());
      String path = "/api/v1/history?limit=100000&metric=" + WriteLoad.METRIC + name;
      Map<Long, List<Double>> found = new HashMap<>();
      Matcher points = POINT.matcher(target.get(path));
      while (points.find()) {
        found
            .computeIfAbsent(Long.parseLong(points.group(1)), time -> new ArrayList<>())
            .add(Double.parseDouble(points.group(2)));
      }
      for (WriteLane.Sample sample : one.getValue()) {
        if (!found.getOrDefault(sample.epochMillis(), List.of()).contains(sample.value())) {
          missing++;
        }
      }
    }
    return missing;
  }

  static void print(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}
