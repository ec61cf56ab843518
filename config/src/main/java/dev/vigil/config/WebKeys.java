package dev.vigil.config;

import java.util.List;

/** Keys of how a server is reached and whom it trusts. */
final class WebKeys {
  static final Key NAMES =
      new Key(
          "names",
          "list of texts such as `vigil.example.com`",
          "none",
          "Names under which browsers reach the server, such as that of a proxy before it.");
  static final Key TLS =
      new Key("tls", "group of keys", "unencrypted", "With what connections are encrypted.");
  static final Key JWT =
      new Key("jwt", "group of keys", "none", "Whose tokens are trusted as well as the keys.");

  static final Key CERTIFICATE =
      new Key(
          "certificate",
          "path of a PEM file",
          "this or `pkcs12`",
          "The server's own certificate, followed by those that vouch for it.");
  static final Key KEY =
      new Key(
          "key",
          "path of a PEM file",
          "has to be given with `certificate`",
          "Its private key: PKCS#8, not encrypted.");
  static final Key PKCS12 =
      new Key("pkcs12", "path", "this or `certificate`", "A PKCS#12 file that holds both.");
  static final Key PASSWORD =
      new Key(
          "password",
          "text such as `${VIGIL_TLS_PASSWORD}`",
          "none",
          "The password of that file; never shown.");

  /** Keys of {@link #TLS}. */
  static final List<Key> OF_TLS = List.of(CERTIFICATE, KEY, PKCS12, PASSWORD);

  static final Key JWKS =
      new Key(
          "jwks",
          "path, or address with `https://`",
          "has to be given",
          "The public keys of the issuer (a JWKS document).");
  static final Key ISSUER =
      new Key("issuer", "text", "has to be given", "What `iss` must be in a token.");
  static final Key AUDIENCE =
      new Key("audience", "text", "has to be given", "What `aud` must hold.");
  static final Key ROLE_CLAIM =
      new Key(
          "roleClaim",
          "text such as `realm_access.roles`",
          "role",
          "Where a token gives a role, or several, of which the highest holds.");
  static final Key ROLES =
      new Key(
          "roles",
          "group of texts",
          "the roles' own names",
          "Roles by what stands in that claim, as in `{vigil-admins: admin, staff: read}`.");
  static final Key TENANT_CLAIM =
      new Key(
          "tenantClaim",
          "text",
          "all are of the tenant `default`",
          "Where a token names a tenant; it must then.");

  /** Keys of {@link #JWT}. */
  static final List<Key> OF_JWT = List.of(JWKS, ISSUER, AUDIENCE, ROLE_CLAIM, ROLES, TENANT_CLAIM);

  private WebKeys() {}
}
