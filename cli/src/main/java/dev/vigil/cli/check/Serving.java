package dev.vigil.cli.check;

import dev.vigil.config.JwtSettings;
import dev.vigil.config.ServerSettings;
import dev.vigil.config.ServerSettings.Postgres;
import dev.vigil.config.ServerSettings.Storage;
import dev.vigil.config.ServerSettings.Web;
import dev.vigil.config.SizeText;
import dev.vigil.model.Durations;
import java.time.Duration;
import java.util.List;

/** How a server would run, in lines for people; nothing where nothing is said of it. */
final class Serving {
  private final ServerSettings server;

  Serving(ServerSettings server) {
    this.server = server;
  }

  List<String> lines() {
    if (server.equals(ServerSettings.USUAL)) {
      return List.of();
    }
    return List.of(
        "",
        "server",
        "  listens: " + address(),
        "  is reached: " + words(server.web()),
        "  keeps: " + words(server.store()),
        "  for: "
            + words(server.retention().age())
            + " and "
            + size(server.retention().bytes())
            + " a tenant; anomalies, alerts and incidents for "
            + words(server.retention().facts()),
        "  checkpoints: every " + words(server.checkpoint()),
        "  takes: "
            + size(server.limits().bodyBytes())
            + " and "
            + server.limits().points()
            + " points a request, "
            + server.limits().waitingPoints()
            + " points that wait");
  }

  private String address() {
    String host = server.address().host();
    Integer port = server.address().port();
    return "on "
        + (host == null ? "127.0.0.1" : host)
        + (port == null ? ", port 8321" : ", port " + port)
        + ", unless the command line says otherwise";
  }

  private static String words(Web web) {
    JwtSettings jwt = web.jwt();
    return (web.tls() == null ? "unencrypted" : "encrypted")
        + (web.names().isEmpty() ? "" : ", as " + String.join(", ", web.names()))
        + ", with keys"
        + (jwt == null ? "" : " and tokens of " + jwt.issuer());
  }

  /** Without the database's address, which may hold a password. */
  private static String words(Storage store) {
    Postgres postgres = store.postgres();
    if (postgres == null) {
      return "all in the folder of the data";
    }
    String as = postgres.user().isEmpty() ? "" : " as " + postgres.user();
    return "in PostgreSQL"
        + as
        + (store.journalInDatabase() ? ", the journal too" : ", the journal in the folder");
  }

  private static String words(Duration span) {
    return Durations.words(span.toMillis() / 1000.0);
  }

  private static String size(long bytes) {
    return SizeText.of(bytes);
  }
}
