package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.server.access.ApiKey;
import dev.vigil.server.access.AuditLog;
import dev.vigil.server.access.KeyRing;
import dev.vigil.server.access.Role;
import dev.vigil.server.tenant.Tenants;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys, and what was done with them. An admin of the default tenant has all keys in his hands;
 * one of another tenant has those of his own.
 */
final class KeysResource implements Resource {
  private final KeyRing keys;
  private final Tenants tenants;
  private final AuditLog audit;

  KeysResource(KeyRing keys, Tenants tenants, AuditLog audit) {
    this.keys = keys;
    this.tenants = tenants;
    this.audit = audit;
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/keys", this::all, Role.ADMIN);
    routes.post("/api/v1/keys", this::add, Role.ADMIN);
    routes.delete("/api/v1/keys/{id}", this::revoke, Role.ADMIN);
    routes.get("/api/v1/audit", this::audit, Role.ADMIN);
  }

  private static boolean sees(Context ctx, String tenant) {
    String his = Gate.caller(ctx).tenant();
    return his.equals(Tenants.DEFAULT) || his.equals(tenant);
  }

  /** By their ids, which have no order of their own, so that a page stays where it is. */
  private void all(Context ctx) {
    int limit = Params.limit(ctx);
    String behind = Cursor.behind(ctx, "keys");
    List<ApiKey> rest =
        keys.all().stream()
            .filter(key -> sees(ctx, key.tenant()) && key.id().compareTo(behind) > 0)
            .sorted(Comparator.comparing(ApiKey::id))
            .toList();
    List<ApiKey> shown = rest.subList(0, Math.min(limit, rest.size()));
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("keys");
          for (ApiKey key : shown) {
            to.writeStartObject();
            fields(key, to);
            to.writeEndObject();
          }
          to.writeEndArray();
          if (shown.size() < rest.size()) {
            to.writeStringField("next", Cursor.of("keys", shown.get(limit - 1).id()));
          }
          to.writeEndObject();
        });
  }

  private static void fields(ApiKey key, JsonGenerator to) throws IOException {
    to.writeStringField("id", key.id());
    to.writeStringField("name", key.name());
    to.writeStringField("role", key.role().name().toLowerCase(Locale.ROOT));
    to.writeStringField("tenant", key.tenant());
    to.writeNumberField("created", key.created());
  }

  private void add(Context ctx) {
    Body body = Body.of(ctx, "name", "role", "tenant");
    String tenant = body.has("tenant") ? body.required("tenant") : Gate.caller(ctx).tenant();
    if (!sees(ctx, tenant)) {
      throw Problem.of(403, "keys of other tenants are made by an admin of the default one");
    }
    refuseTooMany(tenant);
    KeyRing.Fresh fresh = keys.add(body.required("name"), role(body.required("role")), tenant);
    ctx.status(201);
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          fields(fresh.key(), to);
          to.writeStringField("key", fresh.secret());
          to.writeEndObject();
        });
  }

  /** A key for a tenant who could not be served would be of no use. */
  private void refuseTooMany(String tenant) {
    Set<String> all = new HashSet<>(tenants.names());
    keys.all().forEach(key -> all.add(key.tenant()));
    if (!all.contains(tenant) && all.size() >= tenants.most()) {
      throw Problem.of(
          409,
          "there are "
              + tenants.most()
              + " tenants already, as many as server.limits.tenants allows; no key was made");
    }
  }

  private static Role role(String name) {
    for (Role role : Role.values()) {
      if (role.name().equalsIgnoreCase(name)) {
        return role;
      }
    }
    throw Problem.bad("role must be ingest, read, operate or admin, was '" + name + "'");
  }

  private void revoke(Context ctx) {
    String id = ctx.pathParam("id");
    boolean seen =
        keys.all().stream().anyMatch(key -> key.id().equals(id) && sees(ctx, key.tenant()));
    if (!seen) {
      throw Problem.missing("there is no key " + id);
    }
    try {
      keys.revoke(id);
    } catch (IllegalStateException e) {
      throw Problem.of(409, String.valueOf(e.getMessage()));
    }
    ctx.status(204);
  }

  private void audit(Context ctx) {
    if (!Gate.caller(ctx).tenant().equals(Tenants.DEFAULT)) {
      throw Problem.of(403, "the audit log is for admins of the default tenant");
    }
    int limit = Params.limit(ctx);
    AuditLog.Page page = audit.last(Cursor.behind(ctx, "audit", 0), limit);
    Answers.json(
        ctx,
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("acts");
          for (String act : page.acts()) {
            to.writeRawValue(act);
          }
          to.writeEndArray();
          if (page.next() > 0) {
            to.writeStringField("next", Cursor.of("audit", Long.toString(page.next())));
          }
          to.writeEndObject();
        });
  }
}
