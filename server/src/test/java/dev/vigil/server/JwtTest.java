package dev.vigil.server;

import static dev.vigil.server.Trial.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.vigil.server.access.Issuer;
import dev.vigil.server.access.JwksServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that somebody else has signed, in the place of keys. */
class JwtTest {
  @TempDir private Path folder;

  private static String config(JwksServer jwks) {
    return "server:\n  jwt:\n    jwks: "
        + jwks.address()
        + "\n    issuer: "
        + Issuer.NAME
        + "\n    audience: "
        + Issuer.AUDIENCE
        + "\n    roles: {staff: read, boss: admin}\n    tenantClaim: org\n";
  }

  private static JWTClaimsSet.Builder claims(String role, String tenant) {
    return Issuer.claims(Instant.ofEpochMilli(NOW)).claim("role", role).claim("org", tenant);
  }

  @Test
  void a_token_opens_what_its_role_and_tenant_open() throws Exception {
    try (JwksServer jwks = new JwksServer()) {
      Issuer issuer = new Issuer().rsa("r", 2048).edwards("d");
      jwks.answers(200, issuer.published());
      try (Trial trial = Trial.with(folder, config(jwks))) {
        Client staff = trial.client.with(issuer.token("d", claims("staff", "default").build()));
        Client boss = trial.client.with(issuer.token("r", claims("boss", "other").build()));

        assertThat(staff.get("/api/v1/series").statusCode()).isEqualTo(200);
        assertThat(staff.post("/api/v1/silences", "{}").statusCode()).isEqualTo(403);
        assertThat(staff.get("/api/v1/session").body())
            .contains("\"id\":\"token:u-1\"", "\"name\":\"Ada\"", "\"by\":\"token\"");
        HttpResponse<String> silence =
            boss.post("/api/v1/silences", "{\"matcher\":\"m\",\"minutes\":5}");
        assertThat(silence.body()).contains("\"who\":\"Ada\"");
        assertThat(staff.get("/api/v1/silences").body()).isEqualTo("{\"silences\":[]}");
        assertThat(trial.client.get("/api/v1/audit").body())
            .contains(
                "\"tenant\":\"other\",\"key\":\"token:u-1\",\"who\":\"Ada\",\"by\":\"token\"");
      }
    }
  }

  @Test
  void a_tenant_who_has_only_tokens_is_served_again_from_the_start() throws Exception {
    try (JwksServer jwks = new JwksServer()) {
      Issuer issuer = new Issuer().rsa("r", 2048);
      jwks.answers(200, issuer.published());
      try (Trial trial = Trial.with(folder, config(jwks))) {
        Client boss = trial.client.with(issuer.token("r", claims("boss", "other").build()));
        assertThat(boss.get("/api/v1/series").statusCode()).isEqualTo(200);
      }
      try (Trial trial = Trial.in(folder)) {
        assertThat(trial.client.get("/api/v1/status").body()).contains("\"name\":\"other\"");
      }
    }
  }

  @Test
  void what_opens_nothing_is_told_with_a_challenge() throws Exception {
    try (JwksServer jwks = new JwksServer()) {
      Issuer issuer = new Issuer().ec("e", Curve.P_256);
      jwks.answers(200, issuer.published());
      try (Trial trial = Trial.with(folder, config(jwks))) {
        JWTClaimsSet stranger = claims("staff", "default").issuer("other").build();
        HttpResponse<String> refused =
            trial.client.with(issuer.token("e", stranger)).get("/api/v1/series");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
            .contains(
                "Bearer realm=\"vigil\", error=\"invalid_token\", error_description=\"the token is"
                    + " of another issuer\"");
        HttpResponse<String> powerless =
            trial
                .client
                .with(issuer.token("e", claims("guest", "default").build()))
                .get("/api/v1/series");
        assertThat(powerless.statusCode()).isEqualTo(403);
        assertThat(powerless.body()).contains("the token gives no role in 'role'");
      }
    }
  }

  @Test
  void a_server_without_the_keys_says_that_it_cannot_tell() throws Exception {
    try (JwksServer jwks = new JwksServer()) {
      Issuer issuer = new Issuer().ec("e", Curve.P_256);
      jwks.answers(500, "");
      try (Trial trial = Trial.with(folder, config(jwks))) {
        String token = issuer.token("e", claims("staff", "default").build());
        HttpResponse<String> answer = trial.client.with(token).get("/api/v1/series");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(trial.client.get("/api/v1/series").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void a_file_of_keys_that_is_not_there_ends_the_start() {
    String config = "server: {jwt: {jwks: /no/such/file, issuer: a, audience: b}}\n";
    assertThatThrownBy(() -> Trial.with(folder, config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("server.jwt.jwks file:///no/such/file cannot be read");
  }
}
