package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.formats.wire.Refusal;
import dev.vigil.formats.wire.WireException;
import dev.vigil.server.access.Role;
import dev.vigil.server.tenant.Sent;
import dev.vigil.server.tenant.Taken;
import dev.vigil.server.tenant.Tenant;
import dev.vigil.server.tenant.Wire;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes observations in, of every format. Answered once they are in the journal. */
final class IngestResource implements Resource {
  private static final long BODY_MILLIS = 30_000;

  private final Gate gate;
  private final BodyRoom bodies;

  IngestResource(Gate gate, BodyRoom bodies) {
    this.gate = gate;
    this.bodies = bodies;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/observations", this::observations, Role.INGEST);
    routes.post("/api/v1/write", this::remoteWrite, Role.INGEST);
    routes.post(
        "/v1/metrics", ctx -> otlp(ctx, Wire.OTLP_METRICS, "rejectedDataPoints"), Role.INGEST);
    routes.post("/v1/logs", ctx -> otlp(ctx, Wire.OTLP_LOGS, "rejectedLogRecords"), Role.INGEST);
    routes.post("/v1/traces", ctx -> otlp(ctx, Wire.OTLP_TRACES, "rejectedSpans"), Role.INGEST);
    routes.post("/api/v2/write", ctx -> lines(ctx, Wire.INFLUX), Role.INGEST);
    routes.post("/write", ctx -> lines(ctx, Wire.INFLUX), Role.INGEST);
    routes.post("/api/v1/graphite", ctx -> lines(ctx, Wire.GRAPHITE), Role.INGEST);
  }

  private void observations(Context ctx) {
    Taken taken = take(ctx, points(ctx));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeNumberField("accepted", taken.points().size());
          write("rejected", taken.listed(), to);
          if (taken.sampledOut() > 0) {
            to.writeNumberField("sampled", taken.sampledOut());
          }
          if (taken.refused() > taken.listed().size()) {
            to.writeNumberField("rejectedInAll", taken.refused());
          }
          to.writeEndObject();
        });
  }

  /** Why some points were refused. */
  static void write(String name, List<Refusal> refusals, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart(name);
    for (Refusal one : refusals) {
      to.writeStartObject();
      to.writeNumberField("index", one.index());
      to.writeStringField("reason", one.reason());
      to.writeEndObject();
    }
    to.writeEndArray();
  }

  /** JSON, unless the body says that it is CSV. */
  static Wire points(Context ctx) {
    String type = ctx.contentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv")
        ? Wire.CSV
        : Wire.JSON;
  }

  private void remoteWrite(Context ctx) {
    Taken taken = take(ctx, Wire.REMOTE_WRITE);
    long written = taken.points().size() + taken.sampledOut(); // as it was asked to
    ctx.header("X-Prometheus-Remote-Write-Samples-Written", "" + written);
    ctx.header("X-Prometheus-Remote-Write-Histograms-Written", "0");
    ctx.header("X-Prometheus-Remote-Write-Exemplars-Written", "0");
    ctx.status(204);
  }

  /** What OTLP calls a partial success, in the form in which it was asked. */
  private void otlp(Context ctx, Wire wire, String rejected) {
    Taken taken = take(ctx, wire);
    String type = ctx.contentType();
    if (type == null || !type.contains("json")) {
      byte[] answer = OtlpAnswer.bytes(taken.refused(), reason(taken));
      ctx.contentType("application/x-protobuf").result(answer);
      return;
    }
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          if (taken.refused() > 0) {
            to.writeObjectFieldStart("partialSuccess");
            to.writeStringField(rejected, Long.toString(taken.refused()));
            to.writeStringField("errorMessage", reason(taken));
            to.writeEndObject();
          }
          to.writeEndObject();
        });
  }

  private static String reason(Taken taken) {
    return taken.listed().isEmpty() ? "" : taken.listed().get(0).reason();
  }

  private void lines(Context ctx, Wire wire) {
    Taken taken = take(ctx, wire);
    if (taken.refused() > 0) {
      throw Problem.bad(
              "partial write: "
                  + taken.points().size()
                  + " points were taken, "
                  + taken.refused()
                  + " lines were not; the first: "
                  + reason(taken))
          .with(Map.of("accepted", (long) taken.points().size(), "rejected", taken.refused()));
    }
    ctx.status(204);
  }

  private Taken take(Context ctx, Wire wire) {
    Tenant tenant = gate.tenant(ctx);
    Taken taken = tenant.sift(read(tenant, ctx, wire, bodies));
    if (!taken.points().isEmpty()) {
      Answers.await(tenant.live().observe(taken.points(), taken.circumstances()));
    }
    return taken;
  }

  private static Sent sent(Context ctx, Wire wire, InputStream body) {
    return new Sent(
        wire, body, ctx.contentType(), ctx.header("Content-Encoding"), ctx.queryParam("precision"));
  }

  /**
   * Reads a body, once all of it has come; what is wrong with it as a whole is told with its place.
   */
  static Taken read(Tenant tenant, Context ctx, Wire wire, BodyRoom bodies) {
    TimedBody coming = new TimedBody(ctx.bodyInputStream(), BODY_MILLIS, System::nanoTime);
    try (HeldBody body = bodies.receive(coming, tenant.tallies())) {
      return tenant
          .reception()
          .read(sent(ctx, wire, body))
          .orElseThrow(() -> Problem.of(429, "too many requests are read already").retryAfter(1));
    } catch (WireException e) {
      int status =
          switch (e.kind()) {
            case MALFORMED -> 400;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
          };
      throw Problem.of(status, e.getMessage() + "; no point was taken")
          .with(Map.of("position", e.position(), "accepted", 0L));
    } catch (TimedBody.TooSlow e) {
      throw Problem.of(408, e.getMessage() + "; no point was taken");
    } catch (IOException e) {
      throw Problem.bad("the body could not be read to its end; no point was taken");
    }
  }
}
