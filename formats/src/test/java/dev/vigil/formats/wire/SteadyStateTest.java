package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vigil.testkit.FakeClock;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What holds request after request: no memory for points of known series, and no count lost. */
class SteadyStateTest {
  private static final int POINTS = 1_000;
  private static final int WARM_UP = 50;
  private static final int REQUESTS = 50;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static String joined(IntFunction<String> one) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < POINTS; i++) {
      text.append(one.apply(i));
    }
    return text.toString();
  }

  /** What a request of known series allocates at most, whatever it holds. */
  private static void allocatesNothing(WireDecoder decoder, byte[] body) throws WireException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    for (int i = 0; i < WARM_UP; i++) {
      decoder.decode(body, body.length, batch);
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < REQUESTS; i++) {
      decoder.decode(body, body.length, batch);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(batch.size()).isEqualTo(POINTS);
    assertThat(bytes / REQUESTS).isLessThan(8 * POINTS);
  }

  @Test
  void remote_write_makes_no_object_for_a_point() throws WireException {
    byte[][] one = new byte[POINTS][];
    String[][] two = new String[POINTS][];
    for (int i = 0; i < POINTS; i++) {
      two[i] = new String[] {"__name__", "m", "host", "h" + i};
      one[i] = Bodies.seriesOne(i, new double[] {i}, two[i]);
    }
    allocatesNothing(RemoteWrite.V1.newDecoder(), Bodies.writeOne(one));
    allocatesNothing(RemoteWrite.V2.newDecoder(), Bodies.writeTwo(1, 1, 1, two));
  }

  @Test
  void csv_makes_no_object_for_a_point() throws WireException {
    String body = "time,metric,value,host\n" + joined(i -> "1000,m,1.5,\"h \"\"" + i + "\"\n");
    allocatesNothing(new CsvPoints(), body.getBytes(UTF_8));
  }

  @Test
  void otlp_makes_no_object_for_a_point() throws WireException {
    NumberDataPoint[] points = new NumberDataPoint[POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[i] = Bodies.number(i, Bodies.TIME).addAttributes(Bodies.attribute("route", i)).build();
    }
    byte[] body = Bodies.metrics(Bodies.resource("service.name", "s"), Bodies.gauge("g", points));
    allocatesNothing(new OtlpMetrics(HistogramMemory.usual()), body);
  }

  @Test
  void json_makes_no_object_for_a_point() throws WireException {
    String body =
        joined(
            i ->
                "{\"metricName\":\"m\",\"value\":"
                    + i * 0.1
                    + ",\"timestamp\":\"2026-01-01T00:00:00.123Z\",\"labels\":{\"host\":\"h"
                    + i
                    + "\"}}\n");
    allocatesNothing(new JsonPoints(), body.getBytes(UTF_8));
  }

  @Test
  void lines_make_no_object_for_a_point() throws WireException {
    String influx = joined(i -> "m,host=h" + i + " value=" + i * 0.1 + " 1700000000000000000\n");
    String graphite = joined(i -> "m;host=h" + i + " " + i * 0.1 + " 1700000000\n");
    allocatesNothing(new InfluxLines(InstantSource.system()), influx.getBytes(UTF_8));
    allocatesNothing(new GraphiteLines(InstantSource.system()), graphite.getBytes(UTF_8));
  }

  @Test
  void spans_of_several_senders_at_once_are_all_counted() throws Exception {
    long start = 28_333_333L * 60_000;
    FakeClock clock = FakeClock.at(Instant.ofEpochMilli(start + 1_000));
    EventTally tally = EventTally.ofSpans(clock, Duration.ZERO, 100);
    byte[] body =
        Bodies.traces(
            Bodies.resource("service.name", "s"),
            Bodies.span("a", start * 1_000_000, 1).build(),
            Bodies.span("b", start * 1_000_000, 1).build());
    ExecutorService senders = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int sender = 0; sender < 4; sender++) {
        tasks.add(() -> send(tally, body));
      }
      for (Future<Long> refused : senders.invokeAll(tasks)) {
        assertThat(refused.get()).isZero();
      }
    } finally {
      senders.shutdown();
    }
    PointBatch batch = new PointBatch(WireLimits.usual());
    clock.advance(Duration.ofMinutes(1));
    tally.tell(batch);
    assertThat(Rows.of(batch)).filteredOn(row -> row.endsWith(" " + 2000 / 60.0)).hasSize(2);
  }

  private static long send(EventTally tally, byte[] body) throws WireException {
    OtlpTraces decoder = new OtlpTraces(tally);
    PointBatch batch = new PointBatch(WireLimits.usual());
    long refused = 0;
    for (int i = 0; i < 500; i++) {
      decoder.decode(body, body.length, batch);
      refused += batch.refusals().refused();
    }
    return refused;
  }
}
