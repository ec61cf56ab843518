package dev.vigil.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vigil.setting.Secret;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a server as a whole. */
final class ServerBlockTest {
  private static ServerSettings server(String text, Map<String, String> environment)
      throws ConfigException {
    return ConfigReader.read("vigil.yaml", text, environment).server();
  }

  @Test
  void what_is_not_said_is_as_the_page_says() throws ConfigException {
    assertThat(server("{}", Map.of())).isEqualTo(ServerSettings.USUAL);
    assertThat(server("server: {store: {}, retention: {}, limits: {}}", Map.of()))
        .isEqualTo(ServerSettings.USUAL);
    assertThat(VigilConfig.defaults().server()).isEqualTo(ServerSettings.USUAL);
  }

  @Test
  void all_of_it_is_read() throws ConfigException {
    ServerSettings server =
        server(
            """
            server:
              host: 0.0.0.0
              port: 9000
              store:
                postgres: {url: "jdbc:postgresql://db/vigil", user: u, password: "${PASSWORD}", schema: watch}
                journalInDatabase: true
              retention: {age: 90d, size: 1.5 GB}
              checkpoint: 2m
              limits:
                {bodyBytes: 16MiB, points: 7, waitingPoints: 8, readers: 9, listeners: 10,
                tenants: 11}
            """,
            Map.of("PASSWORD", "123456"));
    assertThat(server.address()).isEqualTo(new ServerSettings.Address("0.0.0.0", 9000));
    assertThat(server.store())
        .isEqualTo(
            new ServerSettings.Storage(
                new ServerSettings.Postgres(
                    new Secret("jdbc:postgresql://db/vigil"), "u", new Secret("123456"), "watch"),
                true));
    assertThat(server.retention())
        .isEqualTo(
            new ServerSettings.Keeping(Duration.ofDays(90), 1_500_000_000L, Duration.ofDays(90)));
    assertThat(server.checkpoint()).isEqualTo(Duration.ofMinutes(2));
    assertThat(server.limits()).isEqualTo(new ServerSettings.Bounds(16 << 20, 7, 8, 9, 10, 11));
    assertThat(server.toString()).doesNotContain("123456", "//db");
  }

  @Test
  void how_it_is_reached_and_whom_it_trusts_is_read() throws ConfigException {
    ServerSettings.Web web =
        server(
                """
                server:
                  names: [vigil.example.com]
                  tls: {pkcs12: own.p12, password: "${PASSWORD}"}
                  jwt:
                    jwks: https://issuer.example/keys
                    issuer: https://issuer.example
                    audience: vigil
                    roleClaim: realm_access.roles
                    roles: {staff: read}
                    tenantClaim: org
                """,
                Map.of("PASSWORD", "hunter2hunter2"))
            .web();
    assertThat(web.names()).containsExactly("vigil.example.com");
    assertThat(web.tls())
        .isEqualTo(new TlsSettings.Pkcs12(Path.of("own.p12"), new Secret("hunter2hunter2")));
    assertThat(web.jwt())
        .isEqualTo(
            new JwtSettings(
                URI.create("https://issuer.example/keys"),
                "https://issuer.example",
                "vigil",
                "realm_access.roles",
                Map.of("staff", "read"),
                "org"));
    assertThat(web.toString()).doesNotContain("hunter2");
    ServerSettings.Web files =
        server(
                """
                server:
                  tls: {certificate: cert.pem, key: key.pem}
                  jwt: {jwks: keys.json, issuer: a, audience: b}
                """,
                Map.of())
            .web();
    assertThat(files.tls()).isEqualTo(new TlsSettings.Pem(Path.of("cert.pem"), Path.of("key.pem")));
    assertThat(requireNonNull(files.jwt()).isFile()).isTrue();
  }

  @Test
  void a_secret_is_shown_in_no_message() {
    String text =
        "server: {store: {postgres: {url: \"${URL}\", user: 7, password: {a: topsecretword}}}}";
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class,
            () -> server(text, Map.of("URL", "mysql://me:hunter2hunter2@db")));
    assertThat(refused.getMessage())
        .contains("server.store.postgres.url must begin with jdbc:postgresql:")
        .contains("vigil.yaml:1:34", "server.store.postgres.password must be text")
        .doesNotContain("hunter2", "topsecret");
  }

  @Test
  void only_the_tenant_default_says_it() {
    Surroundings tenant = Surroundings.installed(Map.of()).ofTenant("other");
    assertThatThrownBy(
            () -> ConfigReader.read("vigil.yaml", "maxSeries: 3\nserver: {port: 1}\n", tenant))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("vigil.yaml:2:1: server holds for all tenants");
  }

  @Test
  void a_change_holds_from_the_next_start_on(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("vigil.yaml");
    Files.writeString(file, "server: {port: 1}\n");
    LiveConfig live = new LiveConfig(file, Surroundings.installed(Map.of()));
    Files.writeString(file, "server: {port: 2, checkpoint: 1m, limits: {listeners: 3}}\n");
    assertThat(((LiveConfig.Reload.Taken) live.reload()).atNextStart())
        .containsExactly("server.host or server.port", "server.checkpoint", "server.limits");
  }

  @ParameterizedTest
  @CsvSource({
    "1B, 1, 1B",
    "32MiB, 33554432, 32MiB",
    "1.5 KB, 1500, 1500B",
    "2 gib, 2147483648, 2GiB",
    "9000000000TB, 9223372036854775807, 9223372036854775807B"
  })
  void sizes_are_bytes(String text, long bytes, String shortest) {
    assertThat(SizeText.parse(text)).isEqualTo(bytes);
    assertThat(SizeText.of(bytes)).isEqualTo(shortest);
  }

  @ParameterizedTest
  @CsvSource({"1", "MB", "-1MB", "1 mb 2", "1.MB", "0x1B"})
  void what_is_no_size_is_told(String text) {
    assertThatThrownBy(() -> SizeText.parse(text)).hasMessageContaining(text);
  }
}
