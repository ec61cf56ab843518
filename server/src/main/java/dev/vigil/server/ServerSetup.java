package dev.vigil.server;

import dev.vigil.config.ConfigException;
import dev.vigil.config.ConfigReader;
import dev.vigil.config.ServerSettings;
import dev.vigil.config.ServerSettings.Postgres;
import dev.vigil.config.Surroundings;
import dev.vigil.config.VigilConfig;
import dev.vigil.formats.wire.WireLimits;
import dev.vigil.server.live.LiveSpec;
import dev.vigil.server.tenant.TenantSpec;
import dev.vigil.server.web.WebSettings;
import dev.vigil.store.PostgresSettings;
import dev.vigil.store.Retention;
import dev.vigil.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What the block {@code server} of the configuration comes to. Immutable. */
final class ServerSetup {
  /** So many series are found again by the bytes of their names. */
  private static final int SERIES_FOUND_AGAIN = 1_000_000;

  private final ServerSettings settings;

  ServerSetup(ServerSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads what the configuration of the default tenant says of the server, if there is one.
   *
   * @throws ConfigException with all that is wrong with it
   */
  static ServerSetup of(ServerSpec spec) throws ConfigException {
    if (!Files.exists(spec.config())) {
      return new ServerSetup(ServerSettings.USUAL);
    }
    Surroundings with = Surroundings.installed(spec.environment()).withClock(spec.clock());
    VigilConfig config = ConfigReader.read(spec.config(), with);
    return new ServerSetup(config.server());
  }

  /** The address to listen on; what the command line says goes before the file. */
  String host(ServerSpec spec) {
    String said = settings.address().host();
    return !spec.host().isEmpty() ? spec.host() : said == null ? ServerSpec.LOOPBACK : said;
  }

  int port(ServerSpec spec) {
    Integer said = settings.address().port();
    return spec.port() >= 0 ? spec.port() : said == null ? ServerSpec.PORT : said;
  }

  /** How each engine runs. */
  LiveSpec live() {
    ServerSettings.Keeping kept = settings.retention();
    return LiveSpec.USUAL
        .withMostPoints(settings.limits().waitingPoints())
        .withCheckpoint(settings.checkpoint())
        .withRetention(new Retention(kept.age(), kept.bytes()))
        .withFactsAge(kept.facts());
  }

  /** Where a tenant's things are. In a database each tenant has a schema of his own. */
  StoreSettings store(String tenant, Path folder) {
    StoreSettings files = StoreSettings.in(folder);
    Postgres postgres = settings.store().postgres();
    if (postgres == null) {
      return files;
    }
    PostgresSettings database =
        new PostgresSettings(postgres.url().reveal(), postgres.user(), postgres.password())
            .withSchema(postgres.schema() + "_" + tenant);
    StoreSettings both = files.with(database);
    return settings.store().journalInDatabase() ? both.withJournalInDatabase() : both;
  }

  TenantSpec.Bounds tenants() {
    ServerSettings.Bounds limits = settings.limits();
    WireLimits wire =
        WireLimits.usual()
            .withBodyBytes(limits.bodyBytes())
            .withPoints(limits.points())
            .withSeries(SERIES_FOUND_AGAIN);
    return new TenantSpec.Bounds(wire, limits.readers(), limits.tenants());
  }

  /** How it is reached. */
  WebSettings web(ServerSpec spec) {
    ServerSettings.Web web = settings.web();
    return WebSettings.plain(host(spec), port(spec))
        .withTls(web.tls())
        .withJwt(web.jwt())
        .withNames(Set.copyOf(web.names()))
        .withBounds(
            new WebSettings.Bounds(settings.limits().bodyBytes(), settings.limits().listeners()));
  }
}
