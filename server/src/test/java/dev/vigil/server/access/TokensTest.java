package dev.vigil.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.vigil.config.JwtSettings;
import dev.vigil.testkit.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-09-21T12:00:00Z");

  @TempDir private Path folder;
  private final FakeClock clock = FakeClock.at(NOW);

  private static JwtSettings settings(URI jwks) {
    return new JwtSettings(jwks, Issuer.NAME, Issuer.AUDIENCE, "role", Map.of(), "");
  }

  private Tokens tokens(Issuer issuer) throws IOException {
    return tokens(issuer, "role", Map.of(), "");
  }

  private Tokens tokens(Issuer issuer, String claim, Map<String, String> roles, String tenant)
      throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, issuer.published());
    return new Tokens(
        new JwtSettings(file.toUri(), Issuer.NAME, Issuer.AUDIENCE, claim, roles, tenant), clock);
  }

  private static Caller known(Tokens.Seen seen) {
    assertThat(seen).isInstanceOf(Tokens.Seen.Known.class);
    return ((Tokens.Seen.Known) seen).caller();
  }

  private static void refused(Tokens tokens, String token, String why) {
    assertThat(tokens.see(token)).isEqualTo(new Tokens.Seen.Refused(why));
  }

  @Test
  void each_kind_of_key_signs_in_its_own_way() throws Exception {
    Issuer issuer = new Issuer().rsa("r", 2048).ec("e", Curve.P_256).edwards("d");
    Tokens tokens = tokens(issuer);
    for (String key : List.of("r", "e", "d")) {
      Caller caller = known(tokens.see(issuer.token(key, Issuer.claims(NOW).build())));
      assertThat(caller)
          .isEqualTo(
              new Caller(
                  "token:u-1",
                  "Ada",
                  Role.OPERATE,
                  "default",
                  Caller.Way.TOKEN,
                  NOW.plusSeconds(600).toEpochMilli()));
    }
  }

  @Test
  void no_token_chooses_how_it_is_checked() throws Exception {
    Issuer issuer = new Issuer().rsa("r", 2048).ec("e", Curve.P_256).ec("large", Curve.P_384);
    Tokens tokens = tokens(issuer);
    JWTClaimsSet claims = Issuer.claims(NOW).build();

    refused(tokens, new PlainJWT(claims).serialize(), "this is no token");
    byte[] published =
        issuer.key("r").toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    SignedJWT mac =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("r").build(), claims);
    mac.sign(new MACSigner(published));
    String unsigned = "no key of the issuer has signed the token";
    refused(tokens, mac.serialize(), unsigned);
    for (JWSAlgorithm other : List.of(JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      JWSHeader header = new JWSHeader.Builder(other).keyID("r").build();
      refused(tokens, issuer.signed("r", header, claims), unsigned);
    }
    JWSHeader es384 = new JWSHeader.Builder(JWSAlgorithm.ES384).keyID("large").build();
    refused(tokens, issuer.signed("large", es384, claims), unsigned);
    JWSHeader critical =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("r")
            .criticalParams(Set.of("x-ours"))
            .customParam("x-ours", true)
            .build();
    refused(tokens, issuer.signed("r", critical, claims), unsigned);
    Issuer stranger = new Issuer().rsa("r", 2048).edwards("e");
    refused(tokens, stranger.token("r", claims), unsigned);
    refused(tokens, stranger.token("e", claims), unsigned);
    String good = issuer.token("r", claims);
    refused(tokens, good.substring(0, good.lastIndexOf('.')) + ".", "this is no token");
    refused(tokens, "a.b.c", "this is no token");
  }

  @Test
  void a_short_key_signs_nothing() throws Exception {
    Issuer issuer = new Issuer().rsa("short", 1024).rsa("r", 2048);
    Tokens tokens = tokens(issuer);
    JWTClaimsSet claims = Issuer.claims(NOW).build();
    refused(tokens, issuer.token("short", claims), "no key of the issuer has signed the token");
  }

  @Test
  void what_a_token_says_must_hold_here_and_now() throws Exception {
    Issuer issuer = new Issuer().ec("e", Curve.P_256);
    Tokens tokens = tokens(issuer);
    refused(tokens, token(issuer, claims().issuer("other")), "the token is of another issuer");
    refused(tokens, token(issuer, claims().audience("other")), "the token is for somebody else");
    refused(
        tokens,
        token(issuer, claims().expirationTime(null)),
        "the token does not say until when it holds");
    refused(tokens, token(issuer, expires(-61)), "the token has expired");
    known(tokens.see(token(issuer, expires(-59))));
    refused(
        tokens,
        token(issuer, claims().notBeforeTime(Date.from(NOW.plusSeconds(61)))),
        "the token does not hold yet");
    known(tokens.see(token(issuer, claims().notBeforeTime(Date.from(NOW.plusSeconds(59))))));
    String nobody = "the token does not say of whom it tells";
    refused(tokens, token(issuer, claims().subject(null)), nobody);
    refused(tokens, token(issuer, claims().subject("a\nb")), nobody);
    assertThat(known(tokens.see(token(issuer, claims().claim("name", "a\tb")))).name())
        .isEqualTo("u-1");
  }

  private static JWTClaimsSet.Builder claims() {
    return Issuer.claims(NOW);
  }

  private static JWTClaimsSet.Builder expires(long seconds) {
    return claims().expirationTime(Date.from(NOW.plusSeconds(seconds)));
  }

  private static String token(Issuer issuer, JWTClaimsSet.Builder claims)
      throws JOSEException, GeneralSecurityException {
    return issuer.token("e", claims.build());
  }

  @Test
  void roles_and_tenants_are_found_where_the_settings_say() throws Exception {
    Issuer issuer = new Issuer().ec("e", Curve.P_256);
    Tokens tokens = tokens(issuer, "realm.roles", Map.of("staff", "read", "boss", "admin"), "org");
    JWTClaimsSet.Builder both =
        claims().claim("realm", Map.of("roles", List.of("staff", "boss", "x"))).claim("org", "ab");
    assertThat(known(tokens.see(token(issuer, both))).role()).isEqualTo(Role.ADMIN);
    assertThat(known(tokens.see(token(issuer, both))).tenant()).isEqualTo("ab");
    assertThat(tokens.see(token(issuer, both.claim("realm", Map.of("roles", "admin")))))
        .isEqualTo(new Tokens.Seen.Powerless("u-1", "the token gives no role in 'realm.roles'"));
    both.claim("realm", Map.of("roles", "x staff"));
    assertThat(known(tokens.see(token(issuer, both))).role()).isEqualTo(Role.READ);
    for (Object tenant : new Object[] {"", "../x", 7, "UPPER"}) {
      assertThat(tokens.see(token(issuer, both.claim("org", tenant))))
          .isEqualTo(new Tokens.Seen.Powerless("u-1", "the token names no tenant in 'org'"));
    }
  }

  @Test
  void new_keys_are_asked_for_when_a_token_names_one_but_at_most_once_a_minute() throws Exception {
    try (JwksServer server = new JwksServer()) {
      Issuer issuer = new Issuer().ec("e", Curve.P_256);
      server.answers(200, issuer.published());
      Tokens tokens = new Tokens(settings(server.address()), clock);
      known(tokens.see(token(issuer, claims())));
      assertThat(server.asked()).isEqualTo(1);

      issuer.ec("next", Curve.P_256);
      server.answers(200, issuer.published());
      String next = issuer.token("next", claims().build());
      for (int i = 0; i < 5; i++) {
        refused(tokens, next, "no key of the issuer has signed the token");
      }
      assertThat(server.asked()).isEqualTo(1);
      clock.advance(Duration.ofMinutes(1));
      known(tokens.see(next));
      assertThat(server.asked()).isEqualTo(2);

      String old = token(issuer, expires(3_600));
      known(tokens.see(old));
      issuer.without("e");
      server.answers(200, issuer.published());
      clock.advance(Duration.ofMinutes(10));
      refused(tokens, old, "no key of the issuer has signed the token");
      assertThat(server.asked()).isEqualTo(3);
    }
  }

  @Test
  void keys_hold_for_a_day_while_their_issuer_cannot_be_asked() throws Exception {
    try (JwksServer server = new JwksServer()) {
      Issuer issuer = new Issuer().ec("e", Curve.P_256);
      server.answers(200, issuer.published());
      Tokens tokens = new Tokens(settings(server.address()), clock);
      server.answers(500, "");
      clock.advance(Duration.ofHours(23));
      known(tokens.see(issuer.token("e", Issuer.claims(clock.instant()).build())));
      clock.advance(Duration.ofHours(1));
      assertThat(tokens.see(issuer.token("e", Issuer.claims(clock.instant()).build())))
          .isInstanceOf(Tokens.Seen.NotNow.class);
    }
  }

  @Test
  void nobody_sends_us_elsewhere_for_the_keys_or_sends_without_end() throws Exception {
    try (JwksServer server = new JwksServer()) {
      Issuer issuer = new Issuer().ec("e", Curve.P_256);
      server.answers(302, issuer.published());
      Tokens tokens = new Tokens(settings(server.address()), clock);
      assertThat(server.asked()).isEqualTo(1);
      String token = token(issuer, claims());
      assertThat(tokens.see(token)).isInstanceOf(Tokens.Seen.NotNow.class);
      server.answers(200, issuer.published() + " ".repeat(256 << 10));
      clock.advance(Duration.ofMinutes(1));
      assertThat(tokens.see(token)).isInstanceOf(Tokens.Seen.NotNow.class);
      server.answers(200, issuer.published());
      clock.advance(Duration.ofMinutes(1));
      known(tokens.see(token(issuer, expires(600))));
    }
  }

  @Test
  void keys_in_a_file_are_read_at_the_start_or_it_ends() throws IOException {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> new Tokens(settings(file.toUri()), clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none.json");
    Files.writeString(file, "{\"keys\":[]}");
    assertThatThrownBy(() -> new Tokens(settings(file.toUri()), clock))
        .hasMessageContaining("a set has 1 to 100 keys, had 0");
    Files.writeString(file, "no json");
    assertThatThrownBy(() -> new Tokens(settings(file.toUri()), clock))
        .hasMessageContaining("this is no set of keys");
  }

  @Test
  void keys_come_encrypted_from_elsewhere() {
    for (String bad : List.of("http://issuer.example/keys", "ftp://x/y", "https://u:p@x/y")) {
      assertThatThrownBy(() -> settings(URI.create(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("jwks must be a file or an address with https");
    }
  }
}
