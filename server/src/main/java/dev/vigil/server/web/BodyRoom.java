package dev.vigil.server.web;

import dev.vigil.server.live.Tallies;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * Where bodies are held while they come and until they are read: bytes that all of them together
 * may take, in pieces that are used again. Whoever sends slowly holds what he has sent, and nothing
 * else. Thread-safe.
 */
final class BodyRoom {
  private static final int PIECE = 64 << 10;

  /** A share of the heap. */
  private static final int SHARE = 8;

  private static final int MOST_KEPT = 128;

  private final int largest;
  private final Semaphore room;
  private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(MOST_KEPT);

  /**
   * @param largest bytes that one body may have
   * @param most bytes that all of them may take; raised to what two of the largest need
   */
  BodyRoom(int largest, long most) {
    this.largest = largest;
    long least = 2 * pieces(largest + 1L);
    this.room = new Semaphore((int) Math.min(Integer.MAX_VALUE, Math.max(least, pieces(most))));
  }

  /** An eighth of the heap for bodies of at most so many bytes. */
  static BodyRoom usual(int largest) {
    return new BodyRoom(largest, Runtime.getRuntime().maxMemory() / SHARE);
  }

  private static long pieces(long bytes) {
    return (bytes + PIECE - 1) / PIECE;
  }

  /**
   * Receives a body to its end; of one that is too large a byte more than it may have, so that
   * whoever reads it notices.
   *
   * @param tallies of whoever sends it
   * @return to be closed once it is read
   * @throws Problem 429 if there is no room for it
   */
  HeldBody receive(InputStream in, Tallies tallies) throws IOException {
    HeldBody body = new HeldBody(this);
    boolean whole = false;
    try {
      fill(body, in, tallies);
      whole = true;
      return body;
    } finally {
      if (!whole) {
        body.close();
      }
    }
  }

  private void fill(HeldBody body, InputStream in, Tallies tallies) throws IOException {
    long left = largest + 1L;
    boolean more = true;
    while (more && left > 0) {
      byte[] piece = take(tallies);
      int most = (int) Math.min(piece.length, left);
      int length = body.add(piece, in, most);
      left -= length;
      more = length == most;
    }
  }

  private byte[] take(Tallies tallies) {
    if (!room.tryAcquire()) {
      tallies.add("shed_requests_bodies_full", 1);
      throw Problem.of(429, "too many bodies are on their way already").retryAfter(1);
    }
    byte[] used = free.poll();
    return used == null ? new byte[PIECE] : used;
  }

  void giveBack(byte[] piece) {
    boolean unused = free.offer(piece);
    room.release();
  }
}
