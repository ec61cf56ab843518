package dev.vigil.server.tenant;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, and what its headers say of it.
 *
 * @param contentType null if there is none
 * @param encoding how it is compressed; null if nothing is said
 * @param precision unit of the times of Influx's lines; null if nothing is said
 */
public record Sent(
    Wire wire,
    InputStream body,
    @Nullable String contentType,
    @Nullable String encoding,
    @Nullable String precision) {
  public Sent {
    requireNonNull(wire, "wire");
    requireNonNull(body, "body");
  }

  /** Whether it is JSON where it could be protobuf as well. */
  boolean isJson() {
    return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
  }
}
