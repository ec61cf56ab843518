package dev.vigil.config;

import dev.vigil.config.ServerSettings.Address;
import dev.vigil.config.ServerSettings.Bounds;
import dev.vigil.config.ServerSettings.Keeping;
import dev.vigil.config.ServerSettings.Postgres;
import dev.vigil.config.ServerSettings.Storage;
import dev.vigil.setting.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what holds for a server as a whole: a method for each group of keys. */
final class ServerReader {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_YEARS = Duration.ofDays(3_650);

  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,21}");

  private ServerReader() {}

  /**
   * What the top of the file says of it.
   *
   * @param here whether it may be said in this file
   */
  static ServerSettings read(Section top, boolean here) {
    Optional<Section> group = top.section(Keys.SERVER, ServerKeys.ALL);
    if (group.isEmpty()) {
      return ServerSettings.USUAL;
    }
    if (!here) {
      top.group()
          .problems()
          .add(
              top.placeOf(Keys.SERVER),
              Keys.SERVER.name(),
              "server holds for all tenants: it belongs into the configuration of the tenant"
                  + " default");
    }
    Section given = group.get();
    ServerSettings usual = ServerSettings.USUAL;
    ServerSettings settings =
        new ServerSettings(
            address(given),
            WebReader.read(given),
            store(given),
            retention(given),
            given.span(ServerKeys.CHECKPOINT, Duration.ofSeconds(1), HOUR, usual.checkpoint()),
            bounds(given));
    given.done();
    return settings;
  }

  private static Address address(Section given) {
    @Nullable String host = given.take(ServerKeys.HOST).flatMap(v -> v.text("text")).orElse(null);
    OptionalInt port =
        given
            .take(ServerKeys.PORT)
            .map(v -> v.whole("a " + ServerKeys.PORT.form(), 0, 65_535))
            .orElse(OptionalInt.empty());
    return new Address(host, port.isPresent() ? Integer.valueOf(port.getAsInt()) : null);
  }

  private static Storage store(Section given) {
    Optional<Section> group = given.section(ServerKeys.STORE, ServerKeys.OF_STORE);
    if (group.isEmpty()) {
      return Storage.FOLDER;
    }
    Section store = group.get();
    Optional<Value> wanted = store.take(ServerKeys.POSTGRES);
    Optional<Postgres> postgres =
        store.section(ServerKeys.POSTGRES, ServerKeys.OF_POSTGRES).flatMap(ServerReader::postgres);
    boolean journal = store.truth(ServerKeys.JOURNAL_IN_DATABASE, false);
    store.done();
    if (journal && wanted.isEmpty()) {
      store
          .take(ServerKeys.JOURNAL_IN_DATABASE)
          .ifPresent(v -> v.refuse(v.path() + " needs server.store.postgres"));
    }
    return new Storage(postgres.orElse(null), journal && postgres.isPresent());
  }

  private static Optional<Postgres> postgres(Section postgres) {
    Optional<Secret> url = secret(postgres, ServerKeys.URL);
    if (postgres.take(ServerKeys.URL).isEmpty()) {
      postgres.refuseWithout(ServerKeys.URL);
    }
    String user = postgres.take(ServerKeys.USER).flatMap(Value::name).orElse("");
    Optional<Secret> password = secret(postgres, ServerKeys.PASSWORD);
    String schema = schema(postgres);
    postgres.done();
    if (url.isPresent() && !url.get().reveal().startsWith(Postgres.SCHEME)) {
      postgres
          .take(ServerKeys.URL)
          .ifPresent(v -> v.refuse(v.path() + " must begin with " + Postgres.SCHEME));
      return Optional.empty();
    }
    return url.map(address -> new Postgres(address, user, password.orElse(Secret.NONE), schema));
  }

  private static String schema(Section postgres) {
    Optional<Value> value = postgres.take(ServerKeys.SCHEMA);
    String schema = value.flatMap(Value::name).orElse(Postgres.SCHEMA);
    if (!SCHEMA.matcher(schema).matches()) {
      value.ifPresent(v -> v.mustBe(ServerKeys.SCHEMA.form()));
      return Postgres.SCHEMA;
    }
    return schema;
  }

  /** Text that is never quoted, whatever is wrong with it. */
  static Optional<Secret> secret(Section section, Key key) {
    Optional<Value> value = section.take(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get().node() instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
      return Optional.of(new Secret(scalar.text()));
    }
    if (value.get().node() instanceof Node.Unreadable) {
      value.get().mustBe("text");
    } else {
      value.get().refuse(value.get().path() + " must be text");
    }
    return Optional.empty();
  }

  private static Keeping retention(Section given) {
    Keeping usual = Keeping.USUAL;
    Optional<Section> group = given.section(ServerKeys.RETENTION, ServerKeys.OF_RETENTION);
    if (group.isEmpty()) {
      return usual;
    }
    Section kept = group.get();
    Duration age = kept.span(ServerKeys.AGE, HOUR, TEN_YEARS, usual.age());
    long bytes = size(kept, ServerKeys.SIZE, 1L << 20, Long.MAX_VALUE, usual.bytes());
    Duration facts = kept.span(ServerKeys.FACTS, HOUR, TEN_YEARS, age);
    kept.done();
    return new Keeping(age, bytes, facts);
  }

  private static Bounds bounds(Section given) {
    Bounds usual = Bounds.USUAL;
    Optional<Section> group = given.section(ServerKeys.BOUNDS, ServerKeys.OF_BOUNDS);
    if (group.isEmpty()) {
      return usual;
    }
    Section bounds = group.get();
    Bounds read =
        new Bounds(
            (int) size(bounds, ServerKeys.BODY_BYTES, 1 << 10, 1 << 30, usual.bodyBytes()),
            bounds.whole(ServerKeys.POINTS, 1, 100_000, usual.points()),
            bounds.whole(ServerKeys.WAITING_POINTS, 1, 100_000_000, usual.waitingPoints()),
            bounds.whole(ServerKeys.READERS, 1, 100, usual.readers()),
            bounds.whole(ServerKeys.LISTENERS, 1, 150, usual.listeners()),
            bounds.whole(ServerKeys.TENANTS, 1, 1_000, usual.tenants()));
    bounds.done();
    return read;
  }

  private static long size(Section section, Key key, long least, long most, long normally) {
    Optional<Value> value = section.take(key);
    Optional<String> text = value.flatMap(v -> v.text("a " + key.form()));
    if (text.isEmpty()) {
      return normally;
    }
    try {
      long bytes = SizeText.parse(text.get());
      if (bytes >= least && bytes <= most) {
        return bytes;
      }
      value.get().mustBe("a " + key.form());
    } catch (IllegalArgumentException e) {
      value.get().refuseAs(value.get().path() + ": " + e.getMessage());
    }
    return normally;
  }
}
