package dev.vigil.server;

import dev.vigil.testkit.FakeClock;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.Clock;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.BatchLogRecordProcessor;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The SDK of OpenTelemetry in a shop, which sends by OTLP over HTTP, as protobuf with gzip. */
final class OtelSender implements AutoCloseable {
  private static final Duration NEVER = Duration.ofDays(1);
  private static final Attributes WEB = Attributes.of(AttributeKey.stringKey("kind"), "web");

  private final FakeClock clock;
  private final SdkMeterProvider meters;
  private final SdkTracerProvider tracers;
  private final SdkLoggerProvider loggers;
  private final LongCounter orders;
  private final DoubleGauge queue;
  private final DoubleHistogram latency;
  private final DoubleHistogram size;

  OtelSender(String url, String key, FakeClock clock) {
    this.clock = clock;
    Clock time = new Time(clock);
    Resource shop = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "shop"));
    this.meters =
        SdkMeterProvider.builder()
            .setClock(time)
            .setResource(shop)
            .registerView(
                InstrumentSelector.builder().setName("size").build(),
                View.builder()
                    .setAggregation(Aggregation.base2ExponentialBucketHistogram())
                    .build())
            .registerMetricReader(
                PeriodicMetricReader.builder(
                        OtlpHttpMetricExporter.builder()
                            .setEndpoint(url + "/v1/metrics")
                            .addHeader("Authorization", "Bearer " + key)
                            .setCompression("gzip")
                            .build())
                    .setInterval(NEVER)
                    .build())
            .build();
    this.tracers =
        SdkTracerProvider.builder()
            .setClock(time)
            .setResource(shop)
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        OtlpHttpSpanExporter.builder()
                            .setEndpoint(url + "/v1/traces")
                            .addHeader("Authorization", "Bearer " + key)
                            .setCompression("gzip")
                            .build())
                    .build())
            .build();
    this.loggers =
        SdkLoggerProvider.builder()
            .setClock(time)
            .setResource(shop)
            .addLogRecordProcessor(
                BatchLogRecordProcessor.builder(
                        OtlpHttpLogRecordExporter.builder()
                            .setEndpoint(url + "/v1/logs")
                            .addHeader("Authorization", "Bearer " + key)
                            .setCompression("gzip")
                            .build())
                    .build())
            .build();
    Meter meter = meters.get("shop");
    this.orders = meter.counterBuilder("orders").build();
    this.queue = meter.gaugeBuilder("queue.length").build();
    this.latency = meter.histogramBuilder("latency").setUnit("ms").build();
    this.size = meter.histogramBuilder("size").build();
  }

  /** Its time is that of the test. */
  private record Time(FakeClock clock) implements Clock {
    @Override
    public long now() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public long nanoTime() {
      return now();
    }
  }

  void count(long more) {
    orders.add(more, WEB);
  }

  void gauge(double value) {
    queue.set(value);
  }

  /** Into both histograms, the one with fixed bounds and the exponential one. */
  void record(double value) {
    latency.record(value);
    size.record(value);
  }

  void span(Duration took, boolean failed) {
    Instant now = clock.instant();
    Span span =
        tracers
            .get("shop")
            .spanBuilder("checkout")
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(now.minus(took))
            .startSpan();
    if (failed) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end(now);
  }

  void log(boolean failed) {
    loggers
        .get("shop")
        .logRecordBuilder()
        .setSeverity(failed ? Severity.ERROR : Severity.INFO)
        .setBody("something was sold")
        .emit();
  }

  void flushMetrics() {
    sent(meters.forceFlush());
  }

  void flushEvents() {
    sent(tracers.forceFlush());
    sent(loggers.forceFlush());
  }

  private static void sent(CompletableResultCode flushed) {
    if (!flushed.join(30, TimeUnit.SECONDS).isSuccess()) {
      throw new IllegalStateException("it was not sent: " + flushed.getFailureThrowable());
    }
  }

  @Override
  public void close() {
    meters.close();
    tracers.close();
    loggers.close();
  }
}
