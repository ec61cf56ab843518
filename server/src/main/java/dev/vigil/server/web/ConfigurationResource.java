package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.config.ConfigException;
import dev.vigil.config.VigilConfig;
import dev.vigil.rule.RuleSpec;
import dev.vigil.server.access.Role;
import dev.vigil.server.tenant.Configuration;
import dev.vigil.server.tenant.Configuration.Applied;
import dev.vigil.server.tenant.Tenant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The configuration and the rules in it: to be read, tried and applied. */
final class ConfigurationResource implements Resource {
  private static final String YAML = "application/yaml";

  private final Gate gate;

  ConfigurationResource(Gate gate) {
    this.gate = gate;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/configuration", this::read, Role.ADMIN);
    routes.post("/api/v1/configuration/validate", this::validate, Role.OPERATE);
    routes.put("/api/v1/configuration", this::apply, Role.ADMIN);
    routes.get("/api/v1/rules", this::rules, Role.READ);
  }

  /** As it is written, with whatever secrets somebody has written into it. */
  private void read(Context ctx) {
    byte[] text = gate.tenant(ctx).configuration().text().getBytes(StandardCharsets.UTF_8);
    Answers.tagged(ctx, YAML + "; charset=utf-8", text);
  }

  /** Whoever may not apply it learns nothing of what placeholders stand for, letter by letter. */
  private void validate(Context ctx) {
    Configuration configuration = gate.tenant(ctx).configuration();
    boolean opaque = !Gate.caller(ctx).role().allows(Role.ADMIN);
    try {
      List<String> warnings = configuration.check(text(ctx), opaque);
      Answers.json(ctx, to -> write(true, Map.of("warnings", warnings), to));
    } catch (ConfigException e) {
      Answers.json(ctx, to -> write(false, Map.of("problems", problems(e)), to));
    }
  }

  /** Nobody else changes it between the look at its tag and the change. */
  private void apply(Context ctx) {
    Tenant tenant = gate.tenant(ctx);
    String wanted = ctx.header("If-Match");
    String text = text(ctx);
    synchronized (tenant.configuration()) {
      String tag = Tag.of(tenant.configuration().text().getBytes(StandardCharsets.UTF_8));
      if (wanted != null && !Tag.isAmong(wanted, tag)) {
        ctx.header("ETag", tag);
        throw Problem.of(412, "somebody else has changed the configuration; nothing was changed");
      }
      apply(ctx, tenant, text);
    }
  }

  private static void apply(Context ctx, Tenant tenant, String text) {
    try {
      Applied applied = tenant.apply(text);
      ctx.header("ETag", Tag.of(text.getBytes(StandardCharsets.UTF_8)));
      Map<String, List<String>> lists =
          Map.of("warnings", applied.warnings(), "atNextStart", applied.atNextStart());
      Answers.json(ctx, to -> write(true, lists, to));
    } catch (ConfigException e) {
      throw Problem.of(422, "nothing was changed: " + problems(e).size() + " problems")
          .with(to -> list("problems", problems(e), to));
    }
  }

  private static String text(Context ctx) {
    return new String(SmallBody.of(ctx), StandardCharsets.UTF_8);
  }

  private static List<String> problems(ConfigException e) {
    return e.problems().stream().map(Object::toString).toList();
  }

  private static void write(boolean valid, Map<String, List<String>> lists, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeBooleanField("valid", valid);
    for (Map.Entry<String, List<String>> one : lists.entrySet()) {
      list(one.getKey(), one.getValue(), to);
    }
    to.writeEndObject();
  }

  private static void list(String name, List<String> texts, JsonGenerator to) throws IOException {
    to.writeArrayFieldStart(name);
    for (String text : texts) {
      to.writeString(text);
    }
    to.writeEndArray();
  }

  private void rules(Context ctx) {
    VigilConfig config = gate.tenant(ctx).configuration().inForce();
    Answers.tagged(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("rules");
          for (RuleSpec rule : config.rules().specs()) {
            write(rule, config, to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }

  /** Without what was filled in, which is not for everybody. */
  private static void write(RuleSpec rule, VigilConfig config, JsonGenerator to)
      throws IOException {
    to.writeStartObject();
    to.writeStringField("name", config.veiled(rule.name()));
    to.writeStringField("condition", config.veiled(rule.condition()));
    to.writeStringField("action", config.veiled(rule.action()));
    to.writeStringField("reason", config.veiled(rule.reason()));
    to.writeStringField("scope", config.veiled(rule.scope()));
    to.writeBooleanField("shadow", rule.shadow());
    to.writeStringField("expires", rule.expires());
    to.writeEndObject();
  }
}
