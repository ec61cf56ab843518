package dev.vigil.config;

import dev.vigil.config.ServerSettings.Web;
import dev.vigil.setting.Secret;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a server is reached and whom it trusts. */
final class WebReader {
  private WebReader() {}

  static Web read(Section server) {
    List<String> names = new ArrayList<>();
    for (Value name :
        server.take(WebKeys.NAMES).map(v -> v.items("a list of texts")).orElse(List.of())) {
      name.text("text").ifPresent(names::add);
    }
    return new Web(
        names,
        server.section(WebKeys.TLS, WebKeys.OF_TLS).flatMap(WebReader::tls).orElse(null),
        server.section(WebKeys.JWT, WebKeys.OF_JWT).flatMap(WebReader::jwt).orElse(null));
  }

  private static Optional<TlsSettings> tls(Section tls) {
    Optional<Path> certificate = path(tls, WebKeys.CERTIFICATE);
    Optional<Path> key = path(tls, WebKeys.KEY);
    Optional<Path> pkcs12 = path(tls, WebKeys.PKCS12);
    Optional<Secret> password = ServerReader.secret(tls, WebKeys.PASSWORD);
    tls.done();
    boolean pem = tls.take(WebKeys.CERTIFICATE).isPresent() && tls.take(WebKeys.KEY).isPresent();
    boolean some = tls.take(WebKeys.CERTIFICATE).isPresent() || tls.take(WebKeys.KEY).isPresent();
    boolean store = tls.take(WebKeys.PKCS12).isPresent();
    if (store == some || (some && !pem)) {
      tls.group().refuse(tls.group().path() + " must have certificate and key, or pkcs12");
    } else if (pem && tls.take(WebKeys.PASSWORD).isPresent()) {
      tls.group().refuse(tls.group().path() + ": password is for pkcs12 only");
    } else if (certificate.isPresent() && key.isPresent()) {
      return Optional.of(new TlsSettings.Pem(certificate.get(), key.get()));
    }
    return pkcs12.map(file -> new TlsSettings.Pkcs12(file, password.orElse(Secret.NONE)));
  }

  private static Optional<Path> path(Section section, Key key) {
    Optional<Value> value = section.take(key);
    try {
      return value.flatMap(v -> v.text("a path")).map(Path::of);
    } catch (InvalidPathException e) {
      value.get().mustBe("a path");
      return Optional.empty();
    }
  }

  private static Optional<JwtSettings> jwt(Section jwt) {
    Optional<String> jwks = jwt.needed(WebKeys.JWKS);
    Optional<String> issuer = jwt.needed(WebKeys.ISSUER);
    Optional<String> audience = jwt.needed(WebKeys.AUDIENCE);
    String roleClaim = jwt.take(WebKeys.ROLE_CLAIM).flatMap(Value::name).orElse("role");
    String tenantClaim = jwt.take(WebKeys.TENANT_CLAIM).flatMap(Value::name).orElse("");
    Map<String, String> roles = jwt.take(WebKeys.ROLES).map(WebReader::roles).orElse(Map.of());
    jwt.done();
    if (jwks.isEmpty() || issuer.isEmpty() || audience.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new JwtSettings(
              address(jwks.get()), issuer.get(), audience.get(), roleClaim, roles, tenantClaim));
    } catch (IllegalArgumentException e) {
      jwt.take(WebKeys.JWKS).ifPresent(v -> v.refuseAs(v.path() + ": " + e.getMessage()));
      return Optional.empty();
    }
  }

  private static URI address(String text) {
    return text.contains("://") ? URI.create(text) : Path.of(text).toAbsolutePath().toUri();
  }

  private static Map<String, String> roles(Value group) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Node.Entry entry : group.entries("a group of texts").orElse(List.of())) {
      Value value = group.of(entry);
      Optional<String> role = value.text("one of " + String.join(", ", JwtSettings.ROLES));
      if (role.isPresent() && !JwtSettings.ROLES.contains(role.get())) {
        value.mustBe("one of " + String.join(", ", JwtSettings.ROLES));
      } else {
        role.ifPresent(one -> roles.put(entry.key(), one));
      }
    }
    return roles;
  }
}
