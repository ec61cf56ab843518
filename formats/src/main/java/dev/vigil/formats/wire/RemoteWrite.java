package dev.vigil.formats.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The versions of the Prometheus remote-write protocol, told apart by the content type. */
public enum RemoteWrite {
  /** {@code prometheus.WriteRequest}. */
  V1,
  /** {@code io.prometheus.write.v2.Request}. */
  V2;

  private static final String TYPE = "application/x-protobuf";
  private static final String PARAMETER = "proto=";

  /**
   * The version that the header {@code Content-Type} asks for; the first where it says none.
   *
   * @param contentType null if there is none
   */
  public static RemoteWrite of(@Nullable String contentType) throws WireException {
    if (contentType == null || contentType.isBlank()) {
      return V1;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 8);
    if (!parts[0].strip().equals(TYPE)) {
      throw WireException.unsupported("remote write needs the Content-Type " + TYPE);
    }
    for (String part : parts) {
      String text = part.strip();
      if (text.startsWith(PARAMETER)) {
        return byMessage(text.substring(PARAMETER.length()).replace("\"", ""));
      }
    }
    return V1;
  }

  private static RemoteWrite byMessage(String message) throws WireException {
    return switch (message) {
      case "prometheus.writerequest" -> V1;
      case "io.prometheus.write.v2.request" -> V2;
      default ->
          throw WireException.unsupported(
              "remote write is read as prometheus.WriteRequest or io.prometheus.write.v2.Request");
    };
  }

  /** A new decoder of this version. */
  public WireDecoder newDecoder() {
    return this == V1 ? new RemoteWriteOne() : new RemoteWriteTwo();
  }
}
