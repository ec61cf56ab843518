package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import io.airlift.compress.snappy.SnappyCompressor;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;

/**
 * Points that each decoder reads in a second of its CPU time, run by hand: 100,000 series with one
 * point each, all known after the first request. Remote write is measured with snappy, as it is
 * sent.
 */
final class WireSpeed {
  private static final int SERIES = 100_000;
  private static final int PER_REQUEST = 2_000;
  private static final long SECONDS = 4;

  private WireSpeed() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws WireException, IOException {
    byte[][] one = new byte[SERIES / PER_REQUEST][];
    byte[][] two = new byte[one.length][];
    byte[][] otlp = new byte[one.length][];
    byte[][] json = new byte[one.length][];
    byte[][] influx = new byte[one.length][];
    byte[][] graphite = new byte[one.length][];
    for (int request = 0; request < one.length; request++) {
      one[request] = writeOne(request);
      two[request] = writeTwo(request);
      otlp[request] = otlp(request);
      json[request] = json(request);
      influx[request] = influx(request);
      graphite[request] = graphite(request);
    }
    for (int round = 0; round < 2; round++) {
      measure("remote write 1, snappy", RemoteWrite.V1.newDecoder(), snappy(one), Encoding.SNAPPY);
      measure("remote write 2, snappy", RemoteWrite.V2.newDecoder(), snappy(two), Encoding.SNAPPY);
      measure("OTLP gauges", new OtlpMetrics(HistogramMemory.usual()), otlp, Encoding.NONE);
      measure("JSON array", new JsonPoints(), json, Encoding.NONE);
      measure("Influx lines", new InfluxLines(InstantSource.system()), influx, Encoding.NONE);
      measure("Graphite lines", new GraphiteLines(InstantSource.system()), graphite, Encoding.NONE);
    }
  }

  private static void measure(String what, WireDecoder decoder, byte[][] bodies, Encoding encoding)
      throws WireException, IOException {
    PointBatch batch = new PointBatch(WireLimits.usual());
    BodyReader reader = new BodyReader(WireLimits.usual());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long points = 0;
    long start = 0;
    long bytes = 0;
    long end = System.nanoTime() + 2 * SECONDS * 1_000_000_000;
    for (int i = 0; System.nanoTime() < end; i++) {
      if (start == 0 && System.nanoTime() > end - SECONDS * 1_000_000_000) {
        start = threads.getCurrentThreadCpuTime();
        points = 0;
        bytes = threads.getCurrentThreadAllocatedBytes();
      }
      reader.read(new ByteArrayInputStream(bodies[i % bodies.length]), encoding);
      decoder.decode(reader.bytes(), reader.length(), batch);
      if (batch.size() != PER_REQUEST) {
        throw new IllegalStateException(what + " took " + batch.size());
      }
      points += batch.size();
    }
    double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    long allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
    System.out.printf(
        Locale.ROOT,
        "%-24s %.2f M points/s, %.1f bytes allocated a point, %d bytes of body a point%n",
        what,
        points / seconds / 1e6,
        (double) allocated / points,
        bodies[0].length / PER_REQUEST);
  }

  private static String[] labels(int series) {
    return new String[] {
      "__name__",
      "node_network_receive_bytes_total",
      "device",
      "eth" + series % 4,
      "instance",
      "host-" + series / 40 + ".example.com:9100",
      "job",
      "node",
      "zone",
      "eu-" + series % 3,
      "number",
      Integer.toString(series)
    };
  }

  private static byte[] writeOne(int request) {
    byte[][] series = new byte[PER_REQUEST][];
    for (int i = 0; i < PER_REQUEST; i++) {
      series[i] =
          Bodies.seriesOne(
              1_700_000_000_000L, new double[] {i * 0.37}, labels(request * PER_REQUEST + i));
    }
    return Bodies.writeOne(series);
  }

  private static byte[] writeTwo(int request) {
    String[][] series = new String[PER_REQUEST][];
    for (int i = 0; i < PER_REQUEST; i++) {
      series[i] = labels(request * PER_REQUEST + i);
    }
    return Bodies.writeTwo(1, 1_700_000_000_000L, 0.37, series);
  }

  private static byte[] otlp(int request) {
    Metric[] metrics = new Metric[PER_REQUEST / 100];
    for (int metric = 0; metric < metrics.length; metric++) {
      NumberDataPoint[] points = new NumberDataPoint[100];
      for (int i = 0; i < points.length; i++) {
        points[i] =
            Bodies.number(i * 0.37, Bodies.TIME)
                .addAttributes(Bodies.attribute("http.route", "/api/v1/thing/" + i))
                .addAttributes(Bodies.attribute("http.request.method", "GET"))
                .addAttributes(Bodies.attribute("http.response.status_code", 200))
                .build();
      }
      metrics[metric] = Bodies.gauge("http.server.active." + request + "." + metric, points);
    }
    return Bodies.metrics(
        Bodies.resource("service.name", "shop", "host.name", "h" + request), metrics);
  }

  private static byte[] json(int request) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < PER_REQUEST; i++) {
      String[] labels = labels(request * PER_REQUEST + i);
      text.append(i == 0 ? "" : ",").append("{\"metricName\":\"").append(labels[1]).append("\",");
      text.append("\"value\":").append(i * 0.37).append(",\"timestamp\":1700000000123,");
      text.append("\"labels\":{\"device\":\"").append(labels[3]).append("\",\"instance\":\"");
      text.append(labels[5]).append("\",\"number\":\"").append(labels[11]).append("\"}}");
    }
    return text.append("]").toString().getBytes(UTF_8);
  }

  private static byte[] influx(int request) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PER_REQUEST; i += 4) {
      String[] labels = labels(request * PER_REQUEST + i);
      text.append("net,host=").append(labels[5]).append(",number=").append(labels[11]);
      text.append(" in=").append(i * 0.37).append(",out=").append(i).append("i,err=0i,drop=1.5");
      text.append(" 1700000000123456789\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] graphite(int request) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < PER_REQUEST; i++) {
      int series = request * PER_REQUEST + i;
      text.append("servers.host").append(series).append(".load;zone=eu ").append(i * 0.37);
      text.append(" 1700000000\n");
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[][] snappy(byte[][] bodies) {
    SnappyCompressor snappy = new SnappyCompressor();
    byte[][] all = new byte[bodies.length][];
    for (int i = 0; i < all.length; i++) {
      byte[] room = new byte[snappy.maxCompressedLength(bodies[i].length)];
      int length = snappy.compress(bodies[i], 0, bodies[i].length, room, 0, room.length);
      all[i] = Arrays.copyOf(room, length);
    }
    return all;
  }
}
