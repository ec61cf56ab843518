package dev.vigil.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.vigil.config.VigilConfig;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.server.live.Catalogue;
import dev.vigil.server.live.Live;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.server.live.Overloaded;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The engine of {@link MillionSeries} in a process of its own, which does what it is told by lines:
 * {@code feed FROM TO SECONDS} takes in a point a series for each of these minutes, in so many
 * seconds each, {@code count} says what it knows, {@code stop} ends it.
 */
public final class SeriesHost {
  private static final long START = 1_790_000_040_000L;
  private static final long MINUTE = 60_000;
  private static final int TOGETHER = 2_000;
  private static final int METRICS = 100;
  private static final int SERVICES = 500;
  private static final int PAGE = 10_000;

  private final int series;
  private final AtomicLong now = new AtomicLong(START);
  private final AtomicLong stall = new AtomicLong();
  private final String[] metrics = names("requests_", METRICS);
  private final String[] services = names("service-", SERVICES);
  private final Live live;

  private SeriesHost(Path folder, int series, Duration checkpoint) {
    this.series = series;
    InstantSource clock = () -> Instant.ofEpochMilli(now.get());
    LiveSpec spec = LiveSpec.USUAL.withTick(Duration.ZERO).withCheckpoint(checkpoint);
    Store store = new Store(StoreSettings.in(folder));
    this.live = new Live(spec, VigilConfig.defaults().engineSpec(), store, clock);
  }

  private static String[] names(String prefix, int count) {
    String[] names = new String[count];
    for (int i = 0; i < count; i++) {
      names[i] = prefix + i;
    }
    return names;
  }

  /**
   * Runs it.
   *
   * @param args folder, series, seconds from a checkpoint to the next
   */
  public static void main(String[] args) throws Exception {
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    int series = Integer.parseInt(args[1]);
    Duration checkpoint = Duration.ofSeconds(Long.parseLong(args[2]));
    SeriesHost host = new SeriesHost(Path.of(args[0]), series, checkpoint);
    long replayed = host.live.restored().get();
    say(
        "ready after %d ms, in which all threads had the processors for %d ms; %d groups replayed",
        System.currentTimeMillis() - began, cpuMillis(), replayed);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    host.watchStalls();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      host.obey(line.split(" "));
    }
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "feed" -> {
        feed(Integer.parseInt(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
      }
      case "count" -> count();
      default -> {
        long before = System.nanoTime();
        live.close();
        say(
            "stopped in %d ms, processors %d ms since the start",
            (System.nanoTime() - before) / 1_000_000, cpuMillis());
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private static void say(String words, Object... values) {
    System.out.printf(Locale.ROOT, words + "%n", values);
    System.out.flush();
  }

  /** What all threads of this process have had of the processors. */
  private static long cpuMillis() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1_000_000;
  }

  /** Asks the engine something all the time. */
  private void watchStalls() {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (true) {
                  long asked = System.nanoTime();
                  live.ask(room -> room.now()).get();
                  long millis = (System.nanoTime() - asked) / 1_000_000;
                  stall.accumulateAndGet(millis, Math::max);
                  TimeUnit.MILLISECONDS.sleep(20);
                }
              } catch (Exception e) {
                say("no more questions: %s", e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void feed(int from, int to, int seconds) throws Exception {
    for (int minute = from; minute < to; minute++) {
      long began = System.nanoTime();
      stall.set(0);
      long cpu = cpuMillis();
      int waits = 0;
      CompletableFuture<@Nullable Void> last = CompletableFuture.completedFuture(null);
      for (int first = 0; first < series; first += TOGETHER) {
        double share = (double) first / series;
        now.set(START + minute * MINUTE + (long) (share * MINUTE));
        List<Point> points = points(first, minute);
        for (boolean taken = false; !taken; ) {
          try {
            last = live.observe(points, List.of());
            taken = true;
          } catch (Overloaded e) {
            waits++;
            TimeUnit.MILLISECONDS.sleep(20);
          }
        }
        if (first % (series / 60 / TOGETHER * TOGETHER + TOGETHER) == 0) {
          CompletableFuture<@Nullable Object> unused = live.tick();
        }
        pace(began, share * seconds);
      }
      last.get();
      live.ask(room -> room.now()).get();
      long millis = (System.nanoTime() - began) / 1_000_000;
      say(
          "minute %d took %d ms, processors %d ms, longest stall %d ms, %d times overloaded, heap"
              + " %d MB, %d checkpoints in %d ms",
          minute,
          millis,
          cpuMillis() - cpu,
          stall.get(),
          waits,
          usedHeap() >> 20,
          live.tallies().of("checkpoints"),
          live.tallies().of("checkpoint_millis"));
      pace(began, seconds);
    }
    say("fed");
  }

  private static void pace(long began, double seconds) throws InterruptedException {
    long ahead = (long) (seconds * 1e9) - (System.nanoTime() - began);
    if (ahead > 1_000_000) {
      TimeUnit.NANOSECONDS.sleep(ahead);
    }
  }

  /** The keys are made anew each time, as those of a sender are. */
  private List<Point> points(int first, int minute) {
    List<Point> points = new ArrayList<>(TOGETHER);
    for (int i = first; i < Math.min(series, first + TOGETHER); i++) {
      Labels labels = Labels.of(Map.of("host", "host-" + i, "service", services[i % SERVICES]));
      SeriesKey key = new SeriesKey(metrics[i % METRICS], labels);
      long mixed = (i * 0x9E3779B97F4A7C15L + minute) * 0xBF58476D1CE4E5B9L;
      double noise = (mixed >>> 40) / (double) (1 << 24);
      points.add(new Point(key, now.get(), Math.rint(100 * (i % 90 + noise)) / 100));
    }
    return points;
  }

  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Collects all; asked for while the database holds an array, it may not be done at once. */
  private static void collect() throws InterruptedException {
    long before = collections();
    for (int i = 0; i < 50 && collections() == before; i++) {
      System.gc();
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(one -> !one.getName().contains("Young"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private void count() throws Exception {
    long points = 0;
    int known = 0;
    String behind = "";
    while (true) {
      String from = behind;
      List<Catalogue.About> page = live.ask(room -> room.catalogue().page(from, PAGE, "")).get();
      for (Catalogue.About one : page) {
        points += one.points();
        known++;
        behind = one.series().toString();
      }
      if (page.size() < PAGE) {
        break;
      }
    }
    int watched = live.ask(room -> room.engine().pipeline().series()).get();
    collect();
    long heap = usedHeap();
    say(
        "%d series watched, %d known, %d points, heap after collection %d MB, %d bytes a series",
        watched, known, points, heap >> 20, heap / Math.max(1, watched));
    say("tallies %s", live.tallies().all());
    say("counted");
  }
}
