package dev.vigil.formats.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.vigil.testkit.FakeClock;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs and traces, counted by the minute. */
class EventTallyTest {
  private static final long MINUTE = 60_000;
  private static final long START = 28_333_333 * MINUTE;
  private static final Resource SHOP =
      Bodies.resource("service.name", "shop", "host.name", "h1", "service.namespace", "eu");

  private final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(START));
  private final EventTally spans = EventTally.ofSpans(clock, Duration.ofSeconds(30), 100);
  private final EventTally logs = EventTally.ofLogs(clock, Duration.ofSeconds(30), 100);
  private final PointBatch batch = new PointBatch(WireLimits.usual());

  private static Span.Builder span(String name, long at, long millis) {
    return Bodies.span(name, (START + at) * 1_000_000, millis);
  }

  private Refusals send(Span... sent) throws WireException {
    return Rows.read(new OtlpTraces(spans), Bodies.traces(SHOP, sent)).refusals();
  }

  private List<String> told(EventTally tally) throws WireException {
    assertThat(tally.tell(batch)).isFalse();
    return Rows.of(batch);
  }

  @Test
  void a_minute_of_requests_is_told_once_it_is_over_and_the_late_had_their_time()
      throws WireException {
    Refusals refusals =
        send(
            span("GET /a", 0, 100).build(),
            Bodies.failed(span("GET /a", 10_000, 300)),
            span("GET /b", 20_000, 50).build(),
            span("inner", 20_000, 40)
                .setKind(Span.SpanKind.SPAN_KIND_INTERNAL)
                .setParentSpanId(ByteString.copyFromUtf8("12345678"))
                .build());
    assertThat(refusals.refused()).isZero();
    assertThat(refusals.count(RowFault.INNER_SPAN)).isEqualTo(1);
    clock.advance(Duration.ofSeconds(89));
    assertThat(told(spans)).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    String a = "{namespace=\"eu\",operation=\"GET /a\",service=\"shop\"} " + (START + MINUTE) + " ";
    String b = a.replace("GET /a", "GET /b");
    assertThat(told(spans))
        .containsExactly(
            "request_rate" + a + 2 / 60.0,
            "error_rate" + a + "0.5",
            "response_time" + a + "200.0",
            "request_rate" + b + 1 / 60.0,
            "error_rate" + b + "0.0",
            "response_time" + b + "50.0");
    assertThat(told(spans)).isEmpty();
  }

  @Test
  void what_comes_too_late_or_from_the_future_is_refused() throws WireException {
    clock.advance(Duration.ofSeconds(150));
    told(spans);
    Refusals refusals =
        send(
            span("a", 59_000, 10).build(),
            span("a", 150_000, 10).build(),
            span("a", 3_600_000, 10).build(),
            span("a", 150_000, -10).build());
    assertThat(refusals.listed())
        .containsExactly(
            new Refusal(0, RowFault.LATE.words()),
            new Refusal(2, RowFault.AHEAD.words()),
            new Refusal(3, RowFault.NO_INTERVAL.words()));
  }

  @Test
  void a_service_that_falls_silent_tells_zero_for_an_hour_and_nothing_before_its_first()
      throws WireException {
    clock.advance(Duration.ofMinutes(3));
    send(span("a", 3 * MINUTE, 10).build());
    int zeros = 0;
    for (int minute = 0; minute < 100; minute++) {
      clock.advance(Duration.ofMinutes(1));
      for (String row : told(spans)) {
        zeros += row.startsWith("request_rate") && row.endsWith(" 0.0") ? 1 : 0;
      }
    }
    assertThat(zeros).isEqualTo(61);
    assertThat(spans.size()).isZero();
  }

  @Test
  void only_so_many_operations_are_counted() throws WireException {
    Span[] many = new Span[150];
    for (int i = 0; i < many.length; i++) {
      many[i] = span("op" + i, 0, 1).build();
    }
    assertThat(send(many).count(RowFault.TOO_MANY_SERIES)).isEqualTo(50);
    assertThat(spans.size()).isEqualTo(100);
  }

  @Test
  void logs_are_counted_by_service_with_their_share_of_errors() throws WireException {
    long now = START * 1_000_000;
    LogRecord byText =
        LogRecord.newBuilder().setObservedTimeUnixNano(now).setSeverityText("Error").build();
    LogRecord timeless = LogRecord.newBuilder().setSeverityText("warn").build();
    byte[] body =
        Bodies.logs(
            SHOP,
            Bodies.log(now, SeverityNumber.SEVERITY_NUMBER_INFO),
            Bodies.log(now, SeverityNumber.SEVERITY_NUMBER_FATAL),
            byText,
            timeless);
    assertThat(Rows.read(new OtlpLogs(logs), body).refusals().refused()).isZero();
    clock.advance(Duration.ofSeconds(90));
    String end = "{namespace=\"eu\",service=\"shop\"} " + (START + MINUTE) + " ";
    assertThat(told(logs))
        .containsExactly("log_count" + end + "4.0", "log_error_rate" + end + "0.5");
  }

  @Test
  void json_is_counted_as_protobuf_is() throws WireException {
    String log =
        """
        {"resourceLogs":[{"scopeLogs":[{"logRecords":[
          {"timeUnixNano":"%d","severityNumber":17,"body":{"stringValue":"x"}}]}]}]}
        """
            .formatted(START * 1_000_000);
    Rows.read(OtlpJson.of(new OtlpLogs(logs)), log);
    String span =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8e","name":"op","kind":2,
          "startTimeUnixNano":"%d","endTimeUnixNano":"%d","status":{"code":2}}]}]}]}
        """
            .formatted(START * 1_000_000, START * 1_000_000 + 5_000_000);
    Rows.read(OtlpJson.of(new OtlpTraces(spans)), span);
    clock.advance(Duration.ofSeconds(90));
    assertThat(told(logs))
        .contains("log_error_rate{service=\"unknown_service\"} " + (START + MINUTE) + " 1.0");
    assertThat(told(spans))
        .contains(
            "response_time{operation=\"op\",service=\"unknown_service\"} "
                + (START + MINUTE)
                + " 5.0");
  }

  @Test
  void of_a_body_that_ends_in_garbage_nothing_is_counted() {
    byte[] good = Bodies.traces(SHOP, span("a", 0, 1).build());
    byte[] body = Arrays.copyOf(good, good.length + 1);
    body[good.length] = 7;
    assertThatThrownBy(() -> Rows.read(new OtlpTraces(spans), body))
        .isInstanceOf(WireException.class);
    assertThat(spans.size()).isZero();
  }

  @Test
  void many_minutes_that_do_not_fit_one_batch_are_told_in_several() throws WireException {
    PointBatch small = new PointBatch(WireLimits.usual().withPoints(300));
    Span[] many = new Span[100];
    for (int i = 0; i < many.length; i++) {
      many[i] = span("op" + i, 0, 1).build();
    }
    send(many);
    clock.advance(Duration.ofSeconds(90 + 180));
    int rows = 0;
    int calls = 0;
    boolean more = true;
    while (more) {
      more = spans.tell(small);
      rows += small.size();
      calls++;
    }
    assertThat(rows).isEqualTo(300 + 3 * 100);
    assertThat(calls).isGreaterThan(1);
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> EventTally.ofLogs(clock, Duration.ofHours(1), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EventTally.ofLogs(clock, Duration.ZERO, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OtlpLogs(spans)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OtlpTraces(logs)).isInstanceOf(IllegalArgumentException.class);
    PointBatch small = new PointBatch(WireLimits.usual().withPoints(10));
    assertThatThrownBy(() -> spans.tell(small)).isInstanceOf(IllegalArgumentException.class);
  }
}
