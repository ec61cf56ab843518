package dev.vigil.store;

import java.util.UUID;

/**
 * Where a journal's entries stand, in pieces that are let go of as a whole. Those who write, begin
 * and close are one at a time; the rest is thread-safe.
 */
interface Tape extends AutoCloseable {
  /** Tells this journal from all others. */
  UUID id();

  long start();

  /** The end that was found when it was opened. */
  long end();

  long bytes();

  /** Whether a new piece is to begin behind a group of so many bytes. */
  boolean turnsAfter(int bytes);

  /**
   * Writes a group of frames at the end; it is on the disk on return.
   *
   * @throws StoreException after which only {@link #begin} may follow
   */
  void write(ByteSink frames, long start);

  /** Ends the present piece, and begins a new one at the end. */
  void turn();

  /** Begins a new piece; what stands at this place or behind it counts for nothing. */
  void begin(long place);

  /** Hands over the frames of all pieces that reach beyond {@code from}, up to {@code to}. */
  void read(long from, long to, Visitor visitor);

  void truncate(long upTo);

  @Override
  void close();

  /** Takes frames in order. */
  interface Visitor {
    /** A piece begins: what is named in those before is not known in it. */
    void piece();

    void frame(long start, long end, ByteSource content);
  }
}
