package dev.vigil.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lanes that send together, and what they have come to. One owner. */
final class WriteLoad {
  static final String METRIC = "http_request_duration_seconds";
  static final List<String> OPTIONS =
      List.of("series", "body", "connections", "rate", "seconds", "step");

  private final List<WriteLane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Made and not begun. */
  WriteLoad(LoadTarget target, LoadOptions options, int usualRate) {
    int series = options.number("series", 100_000);
    int perBody = options.number("body", 10_000);
    int connections = options.number("connections", 4);
    double rate = options.number("rate", usualRate);
    long nanos = options.number("seconds", 60) * 1_000_000_000L;
    List<List<WriteBody>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      shares.add(new ArrayList<>());
    }
    for (int first = 0, body = 0; first < series; first += perBody, body++) {
      shares
          .get(body % connections)
          .add(new WriteBody(METRIC, first, Math.min(perBody, series - first)));
    }
    for (List<WriteBody> share : shares) {
      if (!share.isEmpty()) {
        double part = share.stream().mapToInt(WriteBody::count).sum() / (double) series;
        LoadPace pace = new LoadPace(rate * part, nanos, options.number("step", 0));
        lanes.add(new WriteLane(target, share, pace, 2));
      }
    }
  }

  void start() {
    for (WriteLane lane : lanes) {
      Thread thread = new Thread(lane, "lane");
      thread.start();
      threads.add(thread);
    }
  }

  boolean running() {
    return threads.stream().anyMatch(Thread::isAlive);
  }

  void join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  long acknowledged() {
    return lanes.stream().mapToLong(WriteLane::acknowledged).sum();
  }

  long refused() {
    return lanes.stream().mapToLong(WriteLane::refused).sum();
  }

  long lost() {
    return lanes.stream().mapToLong(WriteLane::lost).sum();
  }

  /** What went wrong; empty if nothing did. */
  String problems() {
    return String.join(
        "; ", lanes.stream().map(WriteLane::problem).filter(s -> !s.isEmpty()).toList());
  }

  /** A quantile of how long requests took, in milliseconds. */
  double millis(double quantile) {
    long[] all =
        lanes.stream().flatMapToLong(lane -> Arrays.stream(lane.micros())).sorted().toArray();
    return all.length == 0 ? 0 : all[(int) (quantile * (all.length - 1))] / 1e3;
  }

  /** What was acknowledged of some series, by their number. */
  Map<Integer, List<WriteLane.Sample>> kept() {
    Map<Integer, List<WriteLane.Sample>> all = new HashMap<>();
    lanes.forEach(lane -> all.putAll(lane.kept()));
    return all;
  }
}
