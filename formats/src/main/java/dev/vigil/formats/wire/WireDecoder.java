package dev.vigil.formats.wire;

/** Reads bodies of one format. One owner, as a batch has; used again for the next request. */
public interface WireDecoder {
  /**
   * Reads a body into a batch, which is cleared before, and again if the body is refused: of a
   * refused body no point is taken.
   *
   * @param body decompressed bytes
   * @param length how many of them there are
   * @throws WireException if the body as a whole cannot be taken; nothing else is thrown, whatever
   *     the bytes are
   */
  default void decode(byte[] body, int length, PointBatch into) throws WireException {
    into.clear();
    boolean taken = false;
    try {
      read(body, length, into);
      taken = true;
    } finally {
      if (!taken) {
        into.clear();
      }
    }
  }

  /** Reads a body into a batch that is clear; {@link #decode} is what others call. */
  void read(byte[] body, int length, PointBatch into) throws WireException;
}
