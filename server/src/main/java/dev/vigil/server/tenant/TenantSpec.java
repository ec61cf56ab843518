package dev.vigil.server.tenant;

import static java.util.Objects.requireNonNull;

import dev.vigil.config.VigilConfig;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * How each tenant is served.
 *
 * @param store where it is kept what is to last, by the name and the folder of a tenant
 * @param environment names and values for configurations
 * @param fallback what is laid under configurations
 * @param bounds what is taken at most
 */
public record TenantSpec(
    LiveSpec live,
    BiFunction<String, Path, StoreSettings> store,
    InstantSource clock,
    Map<String, String> environment,
    UnaryOperator<VigilConfig> fallback,
    Bounds bounds) {
  public TenantSpec {
    requireNonNull(live, "live");
    requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    environment = Map.copyOf(environment);
    requireNonNull(fallback, "fallback");
    requireNonNull(bounds, "bounds");
  }

  /**
   * What is taken at most.
   *
   * @param wire of requests
   * @param readers requests of a tenant that are read at once
   * @param tenants that are served
   */
  public record Bounds(WireLimits wire, int readers, int tenants) {
    public Bounds {
      requireNonNull(wire, "wire");
      if (readers < 1 || tenants < 1) {
        throw new IllegalArgumentException(
            "a reader and a tenant at least, were to be " + readers + " and " + tenants);
      }
    }
  }
}
