package dev.vigil.server.tenant;

import static java.util.Objects.requireNonNull;

import dev.vigil.config.VigilConfig;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How each tenant is served.
 *
 * @param store where it is kept what is to last, by the folder of a tenant
 * @param environment names and values for configurations
 * @param fallback what is laid under configurations
 * @param limits of requests
 */
public record TenantSpec(
    LiveSpec live,
    Function<Path, StoreSettings> store,
    InstantSource clock,
    Map<String, String> environment,
    UnaryOperator<VigilConfig> fallback,
    WireLimits limits) {
  public TenantSpec {
    requireNonNull(live, "live");
    requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    environment = Map.copyOf(environment);
    requireNonNull(fallback, "fallback");
    requireNonNull(limits, "limits");
  }
}
