package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.server.access.Role;
import dev.vigil.setting.Setting;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** The detectors that there are, and what can be set. */
final class DetectorsResource implements Resource {
  private final DetectorCatalogue catalogue = DetectorCatalogue.installed();

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/detectors", this::all, Role.READ);
    routes.get("/api/v1/detectors/{name}", this::one, Role.READ);
  }

  private void all(Context ctx) {
    Answers.tagged(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("detectors");
          for (DetectorSpec spec : catalogue.all()) {
            write(spec, to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }

  private void one(Context ctx) {
    String name = ctx.pathParam("name");
    DetectorSpec spec =
        catalogue
            .find(name)
            .orElseThrow(() -> Problem.missing("there is no such detector" + near(name)));
    Answers.tagged(ctx, to -> write(spec, to));
  }

  private String near(String name) {
    return catalogue.nearest(name).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  private static void write(DetectorSpec spec, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("key", spec.key());
    to.writeStringField("name", spec.name());
    to.writeStringField("rightFor", spec.rightFor());
    to.writeStringField("blindTo", spec.blindTo());
    to.writeStringField("cost", spec.cost());
    write(spec.settings(), to);
    to.writeEndObject();
  }

  private static void write(List<Setting> settings, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart("settings");
    for (Setting setting : settings) {
      to.writeStartObject();
      to.writeStringField("name", setting.name());
      to.writeStringField("kind", setting.kind());
      to.writeStringField("default", setting.defaultText());
      to.writeStringField("description", setting.description());
      if (!setting.parts().isEmpty()) {
        write(setting.parts(), to);
      }
      to.writeEndObject();
    }
    to.writeEndArray();
  }
}
