package dev.vigil.server.tenant;

import dev.vigil.formats.wire.BodyReader;
import dev.vigil.formats.wire.Encoding;
import dev.vigil.formats.wire.EventTally;
import dev.vigil.formats.wire.GraphiteLines;
import dev.vigil.formats.wire.HistogramMemory;
import dev.vigil.formats.wire.InfluxLines;
import dev.vigil.formats.wire.InfluxPrecision;
import dev.vigil.formats.wire.JsonPoints;
import dev.vigil.formats.wire.OtlpJson;
import dev.vigil.formats.wire.OtlpLogs;
import dev.vigil.formats.wire.OtlpMetrics;
import dev.vigil.formats.wire.OtlpTraces;
import dev.vigil.formats.wire.PointBatch;
import dev.vigil.formats.wire.RemoteWrite;
import dev.vigil.formats.wire.SharedSeries;
import dev.vigil.formats.wire.WireDecoder;
import dev.vigil.formats.wire.WireException;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.model.Point;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads one request at a time, of any format; what it needs for that is used again. One owner. */
final class Reader {
  private final BodyReader body;
  private final PointBatch batch;
  private final Senders senders;
  private final Map<Wire, WireDecoder> binary = new EnumMap<>(Wire.class);
  private final Map<Wire, WireDecoder> json = new EnumMap<>(Wire.class);
  private final Map<RemoteWrite, WireDecoder> prometheus = new EnumMap<>(RemoteWrite.class);
  private final InfluxLines influx;

  /** What is remembered from one request to the next, of all readers of a tenant. */
  record Senders(HistogramMemory histograms, EventTally logs, EventTally spans) {}

  Reader(WireLimits limits, SharedSeries series, Senders senders, InstantSource clock) {
    this.body = new BodyReader(limits);
    this.batch = new PointBatch(limits, series);
    this.senders = senders;
    this.influx = new InfluxLines(clock);
    binary.put(Wire.GRAPHITE, new GraphiteLines(clock));
    binary.put(Wire.JSON, new JsonPoints());
  }

  Taken read(Sent sent) throws WireException, IOException {
    body.read(sent.body(), Encoding.of(sent.encoding()));
    decoder(sent).decode(body.bytes(), body.length(), batch);
    Taken taken = taken();
    batch.clear();
    return taken;
  }

  private WireDecoder decoder(Sent sent) throws WireException {
    return switch (sent.wire()) {
      case REMOTE_WRITE ->
          prometheus.computeIfAbsent(RemoteWrite.of(sent.contentType()), RemoteWrite::newDecoder);
      case INFLUX -> influx.in(InfluxPrecision.of(sent.precision()));
      case JSON, GRAPHITE, OTLP_METRICS, OTLP_LOGS, OTLP_TRACES ->
          sent.isJson() && sent.wire() != Wire.GRAPHITE
              ? json.computeIfAbsent(sent.wire(), this::newJson)
              : binary.computeIfAbsent(sent.wire(), this::newBinary);
    };
  }

  private WireDecoder newJson(Wire wire) {
    return switch (wire) {
      case OTLP_METRICS -> OtlpJson.of(new OtlpMetrics(senders.histograms()));
      case OTLP_LOGS -> OtlpJson.of(new OtlpLogs(senders.logs()));
      case OTLP_TRACES -> OtlpJson.of(new OtlpTraces(senders.spans()));
      case JSON, REMOTE_WRITE, INFLUX, GRAPHITE -> new JsonPoints();
    };
  }

  private WireDecoder newBinary(Wire wire) {
    return switch (wire) {
      case OTLP_METRICS -> new OtlpMetrics(senders.histograms());
      case OTLP_LOGS -> new OtlpLogs(senders.logs());
      case OTLP_TRACES -> new OtlpTraces(senders.spans());
      case JSON, REMOTE_WRITE, INFLUX, GRAPHITE ->
          throw new IllegalArgumentException(wire + " is no format of OTLP");
    };
  }

  /** What a tally has counted in the minutes that are over; empty where there is no more. */
  List<Point> tell(EventTally tally) throws WireException {
    List<Point> all = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = tally.tell(batch);
      all.addAll(taken().points());
    }
    batch.clear();
    return all;
  }

  private Taken taken() {
    return new Taken(
        batch.columns(),
        batch.circumstances(),
        batch.refusals().refused(),
        batch.refusals().passedOver(),
        batch.refusals().listed());
  }
}
