package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which facts are wanted: of one kind and one tenant, from a time to another, both included.
 *
 * @param series null for all
 * @param atLeast null for all, also those without a severity
 * @param status null for all
 */
public record FactQuery(
    Fact.Kind kind,
    String tenant,
    long from,
    long to,
    @Nullable String series,
    @Nullable Severity atLeast,
    @Nullable String status) {
  public FactQuery {
    requireNonNull(kind, "kind");
    requireNonNull(tenant, "tenant");
  }

  /** All of one kind and tenant. */
  public static FactQuery of(Fact.Kind kind, String tenant) {
    return new FactQuery(kind, tenant, Long.MIN_VALUE, Long.MAX_VALUE, null, null, null);
  }

  public FactQuery between(long first, long last) {
    return new FactQuery(kind, tenant, first, last, series, atLeast, status);
  }

  public FactQuery of(String name) {
    return new FactQuery(kind, tenant, from, to, name, atLeast, status);
  }

  public FactQuery atLeast(Severity least) {
    return new FactQuery(kind, tenant, from, to, series, least, status);
  }

  public FactQuery withStatus(String wanted) {
    return new FactQuery(kind, tenant, from, to, series, atLeast, wanted);
  }
}
