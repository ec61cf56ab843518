package dev.vigil.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection that sends bodies over a share of the series, round after round, at a pace or flat
 * out; what is answered with 429 is sent again after a while. A thread of its own; what it has
 * counted is for others once it has ended, but for {@link #acknowledged}.
 */
final class WriteLane implements Runnable {
  private static final int VALUES = 1 << 14;
  private static final int MOST_TRIES = 200;

  private final LoadTarget target;
  private final List<WriteBody> bodies;
  private final LoadPace pace;
  private final int watched;
  private final double[] values = new double[VALUES];
  private final HttpClient http = LoadTarget.newClient();
  private final Map<Integer, List<Sample>> kept = new HashMap<>();
  private long[] micros = new long[1 << 12];
  private int requests;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private long lost;
  private String problem = "";

  /** A sample that was acknowledged. */
  record Sample(long epochMillis, double value) {}

  /**
   * @param watched of how many series, the first of each body, it is noted what was acknowledged
   */
  WriteLane(LoadTarget target, List<WriteBody> bodies, LoadPace pace, int watched) {
    this.target = target;
    this.bodies = bodies;
    this.pace = pace;
    this.watched = watched;
    SplittableRandom chance = new SplittableRandom(bodies.get(0).first() + 1);
    for (int i = 0; i < VALUES; i++) {
      double sum = chance.nextDouble() + chance.nextDouble() + chance.nextDouble();
      values[i] = Math.round(10_000 + 400 * (sum - 1.5)) / 100.0;
    }
  }

  @Override
  public void run() {
    SplittableRandom chance = new SplittableRandom(bodies.get(0).first());
    try {
      for (int round = 0; !pace.over(); round++) {
        for (WriteBody body : bodies) {
          pace.await(body.count());
          if (pace.over()) {
            return;
          }
          long now = pace.timeOf(round);
          int from = chance.nextInt(VALUES);
          for (int i = 0; i < body.count(); i++) {
            body.set(i, now, values[(from + i) % VALUES]);
          }
          send(body, now, from);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      problem = "the connection failed: " + e;
    }
  }

  private void send(WriteBody body, long now, int from) throws IOException, InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      long began = System.nanoTime();
      HttpResponse<Void> answer =
          http.send(target.write(body.bytes(), body.length()), BodyHandlers.discarding());
      time((System.nanoTime() - began) / 1_000);
      if (answer.statusCode() == 204) {
        acknowledge(body, now, from);
        return;
      }
      if (answer.statusCode() != 429) {
        problem = "answered with " + answer.statusCode();
      }
      refused.incrementAndGet();
      if (pace.over()) {
        return;
      }
      Thread.sleep(1_000 * answer.headers().firstValueAsLong("Retry-After").orElse(1));
    }
    lost += body.count();
  }

  private void acknowledge(WriteBody body, long now, int from) {
    acknowledged.addAndGet(body.count());
    for (int i = 0; i < Math.min(watched, body.count()); i++) {
      kept.computeIfAbsent(body.first() + i, series -> new ArrayList<>())
          .add(new Sample(now, values[(from + i) % VALUES]));
    }
  }

  private void time(long took) {
    if (requests == micros.length) {
      micros = Arrays.copyOf(micros, 2 * requests);
    }
    micros[requests++] = took;
  }

  /** Points; any thread may ask. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** Requests that were not taken; any thread may ask. */
  long refused() {
    return refused.get();
  }

  /** Points that were never taken, however often they were sent. */
  long lost() {
    return lost;
  }

  /** What went wrong; empty if nothing did. */
  String problem() {
    return problem;
  }

  /** How long each request took, in microseconds. */
  long[] micros() {
    return Arrays.copyOf(micros, requests);
  }

  /** What was acknowledged of the series that it notes. */
  Map<Integer, List<Sample>> kept() {
    return kept;
  }
}
