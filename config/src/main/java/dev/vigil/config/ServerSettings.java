package dev.vigil.config;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for a server as a whole, as the block {@code server} says it; plain data, which a
 * server makes its own of. It is read once, at the start.
 *
 * @param address where it listens, as far as that is said
 * @param web how it is reached there, and whom it trusts
 * @param store where it keeps what is to last
 * @param retention how long that is kept
 * @param checkpoint from one checkpoint to the next; above 0
 * @param limits what it takes at most
 */
public record ServerSettings(
    Address address,
    Web web,
    Storage store,
    Keeping retention,
    Duration checkpoint,
    Bounds limits) {
  /** What holds where nothing is said. */
  public static final ServerSettings USUAL =
      new ServerSettings(
          Address.UNSAID,
          Web.USUAL,
          Storage.FOLDER,
          Keeping.USUAL,
          Duration.ofSeconds(30),
          Bounds.USUAL);

  public ServerSettings {
    requireNonNull(address, "address");
    requireNonNull(web, "web");
    requireNonNull(store, "store");
    requireNonNull(retention, "retention");
    requireNonNull(checkpoint, "checkpoint");
    requireNonNull(limits, "limits");
  }

  /**
   * Where it listens.
   *
   * @param host null where it is not said
   * @param port from 0, which is any that is free, to 65535; null where it is not said
   */
  public record Address(@Nullable String host, @Nullable Integer port) {
    /** Nothing is said. */
    public static final Address UNSAID = new Address(null, null);
  }

  /**
   * How it is reached, and whom it trusts.
   *
   * @param names under which browsers reach it
   * @param tls null to speak unencrypted
   * @param jwt whose tokens are trusted as well as its own keys; null for nobody's
   */
  public record Web(List<String> names, @Nullable TlsSettings tls, @Nullable JwtSettings jwt) {
    /** Unencrypted, with its own keys. */
    public static final Web USUAL = new Web(List.of(), null, null);

    public Web {
      names = List.copyOf(names);
    }
  }

  /**
   * Where it keeps what is to last.
   *
   * @param postgres the database; null for files in the folder of the data
   * @param journalInDatabase whether the journal is there too; only with a database
   */
  public record Storage(@Nullable Postgres postgres, boolean journalInDatabase) {
    /** In the folder of the data. */
    public static final Storage FOLDER = new Storage(null, false);
  }

  /**
   * How a PostgreSQL database is reached.
   *
   * @param url begins with {@code jdbc:postgresql:}; may hold a password
   * @param user empty where the address says it
   * @param password none where the address says it, or none is asked for
   * @param schema what the schemas of tenants begin with
   */
  public record Postgres(Secret url, String user, Secret password, String schema) {
    /** What schemas begin with where nothing is said. */
    public static final String SCHEMA = "vigil";

    /** What the address begins with. */
    public static final String SCHEME = "jdbc:postgresql:";
  }

  /**
   * How long things are kept.
   *
   * @param age of points, at most
   * @param bytes of points at most; the oldest go first
   * @param facts age of anomalies, alerts and incidents, at most
   */
  public record Keeping(Duration age, long bytes, Duration facts) {
    /** Points for 30 days and up to 20 GiB, and facts for 30 days. */
    public static final Keeping USUAL =
        new Keeping(Duration.ofDays(30), 20L << 30, Duration.ofDays(30));
  }

  /**
   * What it takes at most; each 1 or more.
   *
   * @param bodyBytes of a request with observations, as it comes and decompressed
   * @param points of a request
   * @param waitingPoints points of a tenant that wait for the journal or the engine
   * @param readers requests of a tenant that are read at once
   * @param listeners to events
   * @param tenants that are served
   */
  public record Bounds(
      int bodyBytes, int points, int waitingPoints, int readers, int listeners, int tenants) {
    /** 32 MiB, 100,000 points, half a million that wait, 4 readers, 64 listeners, 16 tenants. */
    public static final Bounds USUAL = new Bounds(32 << 20, 100_000, 500_000, 4, 64, 16);
  }
}
