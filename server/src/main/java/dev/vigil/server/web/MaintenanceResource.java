package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.Span;
import dev.vigil.server.access.Role;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When series are worked on, as the configuration says. */
final class MaintenanceResource implements Resource {
  private static final int TIMES = 3;

  private final Gate gate;
  private final InstantSource clock;

  MaintenanceResource(Gate gate, InstantSource clock) {
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/maintenance", this::all, Role.READ);
  }

  private void all(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    List<MaintenanceWindow> windows =
        tenant.configuration().inForce().engineSpec().desk().maintenance();
    Map<String, Long> held =
        Answers.await(
            tenant
                .live()
                .ask(
                    room -> {
                      Map<String, Long> counts = new LinkedHashMap<>();
                      windows.forEach(
                          one ->
                              counts.put(
                                  one.name(),
                                  room.engine().desk().alerts().heldByWindow(one.name())));
                      return counts;
                    }));
    long now = clock.millis();
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("maintenance");
          for (MaintenanceWindow one : windows) {
            write(one, held.getOrDefault(one.name(), 0L), now, to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }

  private static void write(MaintenanceWindow one, long held, long now, JsonGenerator to)
      throws IOException {
    List<Span> times = times(one, now);
    to.writeStartObject();
    to.writeStringField("name", one.name());
    to.writeStringField("matcher", one.series().text());
    to.writeStringField("when", one.when().words());
    to.writeBooleanField("stopsLearning", one.stopsLearning());
    to.writeBooleanField("now", !times.isEmpty() && times.get(0).holds(now));
    to.writeNumberField("held", held);
    to.writeArrayFieldStart("next");
    for (Span span : times) {
      to.writeStartObject();
      to.writeNumberField("from", span.from());
      to.writeNumberField("until", span.until());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  /** The one that is on, and those that come next. */
  private static List<Span> times(MaintenanceWindow one, long now) {
    List<Span> times = new ArrayList<>();
    Optional<Span> next = one.when().next(now);
    while (next.isPresent() && times.size() < TIMES) {
      Span span = next.get();
      times.add(span);
      next = one.when().next(span.until()).filter(later -> later.from() > span.from());
    }
    return times;
  }
}
