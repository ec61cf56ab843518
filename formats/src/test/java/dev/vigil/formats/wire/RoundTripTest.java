package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Points at random, written and read again, are the same points; with a batch that knows all their
 * series, and with one that has room for a few.
 */
class RoundTripTest {
  private static final int REQUESTS = 300;
  private static final String SIGNS = "abcXYZ019 ,=;\\\"{}[]:/é漢\uD83D\uDE00\n\t_.-";
  private static final String PLAIN = "abcXYZ019é漢_.-/";

  private final Random random = new Random(20260102);

  private String text(String signs) {
    int[] points = signs.codePoints().toArray();
    StringBuilder text = new StringBuilder("k");
    for (int length = random.nextInt(12); length > 0; length--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.append("z").toString();
  }

  private List<Point> points(String signs, boolean wholeSeconds) {
    List<SeriesKey> series = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      Map<String, String> labels = new TreeMap<>();
      for (int label = random.nextInt(5); label > 0; label--) {
        labels.put(text(signs), text(signs));
      }
      series.add(new SeriesKey(text(signs), Labels.of(labels)));
    }
    List<Point> points = new ArrayList<>();
    for (int i = random.nextInt(20); i >= 0; i--) {
      long time = random.nextInt(2_000_000_000) * 1000L + (wholeSeconds ? 0 : random.nextInt(1000));
      double value = random.nextBoolean() ? random.nextInt(1000) : random.nextGaussian() * 1e6;
      points.add(new Point(series.get(random.nextInt(series.size())), time, value));
    }
    return points;
  }

  private void check(
      WireDecoder decoder, String signs, boolean seconds, Function<List<Point>, byte[]> encoder)
      throws WireException {
    PointBatch roomy = new PointBatch(WireLimits.usual());
    PointBatch narrow = new PointBatch(WireLimits.usual().withSeries(5));
    for (int request = 0; request < REQUESTS; request++) {
      List<Point> points = points(signs, seconds);
      byte[] body = encoder.apply(points);
      for (PointBatch batch : List.of(roomy, narrow)) {
        decoder.decode(body, body.length, batch);
        assertThat(read(batch)).containsExactlyElementsOf(points);
        assertThat(batch.refusals().refused()).isZero();
      }
    }
  }

  private static List<Point> read(PointBatch batch) {
    List<Point> points = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      points.add(new Point(batch.key(row), batch.epochMillis(row), batch.value(row)));
    }
    return points;
  }

  private static String[] pairs(SeriesKey key) {
    List<String> pairs = new ArrayList<>(List.of("__name__", key.metric()));
    key.labels()
        .asMap()
        .forEach(
            (name, value) -> {
              pairs.add(name);
              pairs.add(value);
            });
    return pairs.toArray(String[]::new);
  }

  @Test
  void remote_write_one() throws WireException {
    check(
        RemoteWrite.V1.newDecoder(),
        SIGNS,
        false,
        points ->
            Bodies.writeOne(
                points.stream()
                    .map(
                        point ->
                            Bodies.seriesOne(
                                point.epochMillis(),
                                new double[] {point.value()},
                                pairs(point.series())))
                    .toArray(byte[][]::new)));
  }

  @Test
  void remote_write_two() throws WireException {
    WireDecoder decoder = RemoteWrite.V2.newDecoder();
    for (int request = 0; request < REQUESTS; request++) {
      Point point = points(SIGNS, false).get(0);
      byte[] body = Bodies.writeTwo(0, point.epochMillis(), point.value(), pairs(point.series()));
      assertThat(read(Rows.read(decoder, body))).containsExactly(point);
    }
  }

  @Test
  void otlp_gauges() throws WireException {
    check(
        new OtlpMetrics(HistogramMemory.usual()),
        SIGNS,
        false,
        points ->
            Bodies.metrics(
                Bodies.resource("telemetry.sdk.name", "x"),
                points.stream().map(RoundTripTest::gauge).toArray(Metric[]::new)));
  }

  private static Metric gauge(Point point) {
    NumberDataPoint.Builder number =
        Bodies.number(point.value(), point.epochMillis() * 1_000_000 + 999_999);
    point
        .series()
        .labels()
        .asMap()
        .forEach((name, value) -> number.addAttributes(Bodies.attribute(name, value)));
    return Bodies.gauge(point.series().metric(), number.build());
  }

  @Test
  void json_arrays_and_lines() throws WireException {
    check(new JsonPoints(), SIGNS, false, points -> json(points, "[", ",", "]"));
    check(new JsonPoints(), SIGNS, false, points -> json(points, "{\"points\":[", ",", "]}"));
    check(new JsonPoints(), SIGNS, false, points -> json(points, "", "\n", "\n"));
  }

  private static byte[] json(List<Point> points, String begin, String between, String end) {
    List<String> texts = new ArrayList<>();
    for (Point point : points) {
      List<String> labels = new ArrayList<>();
      point
          .series()
          .labels()
          .asMap()
          .forEach((name, value) -> labels.add(quoted(name) + ":" + quoted(value)));
      texts.add(
          "{\"labels\":{%s},\"value\":%s,\"metricName\":%s,\"timestamp\":%d}"
              .formatted(
                  String.join(",", labels),
                  point.value(),
                  quoted(point.series().metric()),
                  point.epochMillis()));
    }
    return (begin + String.join(between, texts) + end).getBytes(UTF_8);
  }

  private static String quoted(String text) {
    String plain = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + plain.replace("\n", "\\n").replace("\t", "\\u0009") + '"';
  }

  @Test
  void influx_lines() throws WireException {
    InfluxLines lines = new InfluxLines(InstantSource.system()).in(InfluxPrecision.MILLIS);
    check(
        lines,
        "abcXYZ019 ,=\"é漢_.-/",
        false,
        points -> {
          StringBuilder text = new StringBuilder();
          for (Point point : points) {
            text.append(escaped(point.series().metric()));
            point
                .series()
                .labels()
                .asMap()
                .forEach(
                    (name, value) ->
                        text.append(',').append(escaped(name)).append('=').append(escaped(value)));
            text.append(" value=").append(point.value()).append(' ').append(point.epochMillis());
            text.append('\n');
          }
          return text.toString().getBytes(UTF_8);
        });
  }

  private static String escaped(String text) {
    return text.replace(",", "\\,").replace("=", "\\=").replace(" ", "\\ ");
  }

  @Test
  void graphite_lines() throws WireException {
    check(
        new GraphiteLines(InstantSource.system()),
        PLAIN,
        true,
        points -> {
          StringBuilder text = new StringBuilder();
          for (Point point : points) {
            text.append(point.series().metric());
            point
                .series()
                .labels()
                .asMap()
                .forEach((name, value) -> text.append(';').append(name).append('=').append(value));
            text.append(' ').append(point.value()).append(' ').append(point.epochMillis() / 1000);
            text.append('\n');
          }
          return text.toString().getBytes(UTF_8);
        });
  }

  @Test
  void csv_with_a_column_for_each_label() throws WireException {
    check(
        new CsvPoints(),
        SIGNS,
        false,
        points -> {
          Set<String> labels = new TreeSet<>();
          points.forEach(point -> labels.addAll(point.series().labels().asMap().keySet()));
          StringBuilder text = new StringBuilder("timestamp,value,metric");
          labels.forEach(label -> text.append(',').append(inQuotes("label." + label)));
          for (Point point : points) {
            text.append('\n').append(point.epochMillis()).append(',').append(point.value());
            text.append(',').append(inQuotes(point.series().metric()));
            Map<String, String> own = point.series().labels().asMap();
            labels.forEach(label -> text.append(',').append(inQuotes(own.getOrDefault(label, ""))));
          }
          return text.toString().getBytes(UTF_8);
        });
  }

  private static String inQuotes(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
