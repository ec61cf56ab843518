package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.server.json.Json;
import java.io.IOException;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Why a request is not done, as RFC 9457 has it: what the caller can use, and nothing from inside.
 */
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Media type of it. */
  static final String TYPE = "application/problem+json";

  private final int status;
  private final int retrySeconds;
  private final transient Json.Value more;

  private Problem(int status, String detail, int retrySeconds, Json.Value more) {
    super(detail, null, false, false); // an answer, not a failure: nobody reads its stack
    this.status = status;
    this.retrySeconds = retrySeconds;
    this.more = more;
  }

  static Problem of(int status, String detail) {
    return new Problem(status, detail, 0, to -> {});
  }

  /** The request is wrong. */
  static Problem bad(String detail) {
    return of(HttpStatus.BAD_REQUEST_400, detail);
  }

  /** There is no such thing. */
  static Problem missing(String detail) {
    return of(HttpStatus.NOT_FOUND_404, detail);
  }

  /** It may be done again after a while. */
  Problem retryAfter(int seconds) {
    return new Problem(status, detail(), seconds, more);
  }

  /** With fields of its own. */
  Problem with(Json.Value fields) {
    return new Problem(status, detail(), retrySeconds, fields);
  }

  /** With a field that is a number. */
  Problem with(Map<String, Long> fields) {
    return with(
        to -> {
          for (Map.Entry<String, Long> one : fields.entrySet()) {
            to.writeNumberField(one.getKey(), one.getValue());
          }
        });
  }

  int status() {
    return status;
  }

  /** Seconds after which it may be tried again; 0 where that is not said. */
  int retrySeconds() {
    return retrySeconds;
  }

  String detail() {
    return String.valueOf(getMessage());
  }

  byte[] json() {
    return Json.bytes(this::write);
  }

  private void write(JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("type", "about:blank");
    to.writeStringField("title", HttpStatus.getMessage(status));
    to.writeNumberField("status", status);
    to.writeStringField("detail", detail());
    more.write(to);
    to.writeEndObject();
  }
}
