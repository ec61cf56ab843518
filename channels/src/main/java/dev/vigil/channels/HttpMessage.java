package dev.vigil.channels;

import java.net.URI;
import java.util.Map;

/** What is sent over HTTP. */
record HttpMessage(String method, URI target, Map<String, String> headers, String body) {
  static HttpMessage json(String target, Map<String, ?> body) {
    return new HttpMessage(
        "POST",
        URI.create(target.strip()),
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Json.text(body));
  }

  /** So that a secret in it is not printed. */
  @Override
  public String toString() {
    return method + " " + target.getHost();
  }
}
