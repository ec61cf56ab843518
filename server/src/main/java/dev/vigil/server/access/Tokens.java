package dev.vigil.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.vigil.config.JwtSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows whoever presents a token that an issuer has signed (RFC 7519). What a key is for says the
 * key and not the token: RS256 for RSA, ES256 for P-256, EdDSA for Ed25519, and nothing else; so a
 * token cannot choose to be signed with nothing, or with the public key as a password. Thread-safe.
 */
public final class Tokens {
  private static final long SKEW = Duration.ofMinutes(1).toMillis();
  private static final int LONGEST = 8 << 10;
  private static final int LONGEST_SUBJECT = 100;
  private static final int LEAST_RSA_BITS = 2_048;
  private static final JWSAlgorithm ED25519 = new JWSAlgorithm("Ed25519");
  private static final System.Logger LOG = System.getLogger(Tokens.class.getName());

  private final JwtSettings settings;
  private final IssuerKeys keys;
  private final TokenRoles roles;
  private final InstantSource clock;

  /**
   * Reads the keys of the issuer; those of an address may come later.
   *
   * @throws IllegalArgumentException if they are in a file and cannot be read
   */
  public Tokens(JwtSettings settings, InstantSource clock) {
    this.settings = settings;
    this.keys = new IssuerKeys(settings.jwks(), clock);
    this.roles = new TokenRoles(settings);
    this.clock = clock;
    try {
      keys.first();
    } catch (IOException e) {
      if (settings.isFile()) {
        throw new IllegalArgumentException(
            "server.jwt.jwks " + settings.jwks() + " cannot be read: " + e.getMessage(), e);
      }
      LOG.log(
          System.Logger.Level.WARNING,
          "tokens are refused until their issuer's keys can be had: " + e.getMessage());
    }
  }

  /** What came of looking at a token. */
  public sealed interface Seen {
    /** It says who asks. */
    record Known(Caller caller) implements Seen {}

    /** It opens nothing, for a reason that its holder may know. */
    record Refused(String why) implements Seen {}

    /** It is good, and gives no role, or none of a tenant here. */
    record Powerless(String subject, String why) implements Seen {}

    /** Nobody can tell just now. */
    record NotNow(String why) implements Seen {}
  }

  /** Whether a text looks like a token rather than like a key. */
  public static boolean isToken(String text) {
    return text.length() <= LONGEST && text.chars().filter(one -> one == '.').count() == 2;
  }

  /** Looks at a token. */
  public Seen see(String text) {
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWK key = key(token.getHeader()).orElse(null);
      if (key == null || !verifies(key, token)) {
        return new Seen.Refused("no key of the issuer has signed the token");
      }
      JWTClaimsSet claims = token.getJWTClaimsSet();
      String wrong = wrong(claims);
      return wrong == null ? caller(claims) : new Seen.Refused(wrong);
    } catch (ParseException
        | JOSEException
        | GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException e) {
      return new Seen.Refused("this is no token");
    } catch (IssuerKeys.Unavailable e) {
      return new Seen.NotNow(String.valueOf(e.getMessage()));
    }
  }

  private Optional<JWK> key(JWSHeader header) throws IssuerKeys.Unavailable {
    Optional<JWK> known = matching(header, keys.keys());
    return known.isPresent() ? known : matching(header, keys.keysAfresh());
  }

  /** The one of that name, or the only one that fits where the token names none. */
  private static Optional<JWK> matching(JWSHeader header, List<JWK> keys) {
    String wanted = header.getKeyID();
    List<JWK> fitting =
        keys.stream()
            .filter(key -> wanted == null || wanted.equals(key.getKeyID()))
            .filter(key -> isFor(key, header.getAlgorithm()))
            .toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  private static boolean isFor(JWK key, JWSAlgorithm algorithm) {
    boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    boolean named = key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm);
    if (key instanceof RSAKey rsa) {
      return signs && named && algorithm.equals(JWSAlgorithm.RS256) && rsa.size() >= LEAST_RSA_BITS;
    } else if (key instanceof ECKey ec) {
      return signs
          && named
          && algorithm.equals(JWSAlgorithm.ES256)
          && ec.getCurve().equals(Curve.P_256);
    } else if (key instanceof OctetKeyPair pair) {
      boolean ours = algorithm.equals(JWSAlgorithm.EdDSA) || algorithm.equals(ED25519);
      return signs && ours && pair.getCurve().equals(Curve.Ed25519);
    }
    return false;
  }

  private static boolean verifies(JWK key, SignedJWT token)
      throws JOSEException, GeneralSecurityException {
    if (token.getHeader().getCriticalParams() != null) {
      return false; // whatever it says that we must understand, we do not
    }
    if (key instanceof RSAKey rsa) {
      return token.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
    } else if (key instanceof ECKey ec) {
      return token.verify(new ECDSAVerifier(ec.toECPublicKey()));
    }
    return Ed25519.verifies(
        (OctetKeyPair) key, token.getSigningInput(), token.getSignature().decode());
  }

  /** What is wrong with what it says; null if nothing is. */
  private @Nullable String wrong(JWTClaimsSet claims) {
    long now = clock.millis();
    if (!settings.issuer().equals(claims.getIssuer())) {
      return "the token is of another issuer";
    } else if (!claims.getAudience().contains(settings.audience())) {
      return "the token is for somebody else";
    } else if (claims.getExpirationTime() == null) {
      return "the token does not say until when it holds";
    } else if (now >= millis(claims.getExpirationTime()) + SKEW) {
      return "the token has expired";
    } else if (claims.getNotBeforeTime() != null
        && now < millis(claims.getNotBeforeTime()) - SKEW) {
      return "the token does not hold yet";
    }
    String subject = claims.getSubject();
    boolean named =
        subject != null
            && !subject.isBlank()
            && subject.length() <= LONGEST_SUBJECT
            && isPlain(subject);
    return named ? null : "the token does not say of whom it tells";
  }

  private static long millis(Date date) {
    return date.toInstant().toEpochMilli();
  }

  private static boolean isPlain(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }

  private Seen caller(JWTClaimsSet claims) {
    String subject = claims.getSubject();
    Optional<Role> role = roles.role(claims);
    if (role.isEmpty()) {
      return new Seen.Powerless(
          subject, "the token gives no role in '" + settings.roleClaim() + "'");
    }
    Optional<String> tenant = roles.tenant(claims);
    if (tenant.isEmpty()) {
      return new Seen.Powerless(
          subject, "the token names no tenant in '" + settings.tenantClaim() + "'");
    }
    return new Seen.Known(
        new Caller(
            "token:" + subject,
            name(claims, subject),
            role.get(),
            tenant.get(),
            Caller.Way.TOKEN,
            millis(claims.getExpirationTime())));
  }

  private static String name(JWTClaimsSet claims, String subject) {
    return claims.getClaim("name") instanceof String name
            && !name.isBlank()
            && name.length() <= LONGEST_SUBJECT
            && isPlain(name)
        ? name
        : subject;
  }
}
