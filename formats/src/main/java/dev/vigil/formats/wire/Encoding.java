package dev.vigil.formats.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a body is compressed. */
public enum Encoding {
  NONE,
  GZIP,
  ZSTD,
  /** One block, as Prometheus sends it, or the framed format: the first bytes tell. */
  SNAPPY;

  /**
   * Reads the header {@code Content-Encoding}.
   *
   * @param header null if there is none
   * @throws WireException if it is none of these, or more than one
   */
  public static Encoding of(@Nullable String header) throws WireException {
    String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> NONE;
      case "gzip", "x-gzip" -> GZIP;
      case "zstd" -> ZSTD;
      case "snappy", "x-snappy-framed" -> SNAPPY;
      default ->
          throw WireException.unsupported(
              "Content-Encoding must be identity, gzip, zstd or snappy, was '" + shown(name) + "'");
    };
  }

  private static String shown(String name) {
    return name.length() > 40 ? name.substring(0, 40) + "…" : name;
  }
}
