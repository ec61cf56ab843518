package dev.vigil.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/** A body that has come, to be read once; its room is free once it is closed. One owner. */
final class HeldBody extends InputStream {
  private final BodyRoom room;
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private final Deque<Integer> lengths = new ArrayDeque<>();
  private int at;

  HeldBody(BodyRoom room) {
    this.room = room;
  }

  /** Fills one more piece, which is this one's from here on; how many bytes have come. */
  int add(byte[] piece, InputStream in, int most) throws IOException {
    pieces.add(piece);
    int length = in.readNBytes(piece, 0, most);
    lengths.add(length);
    return length;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    while (!lengths.isEmpty() && at == lengths.getFirst()) {
      room.giveBack(pieces.removeFirst());
      lengths.removeFirst();
      at = 0;
    }
    if (lengths.isEmpty()) {
      return -1;
    }
    int some = Math.min(length, lengths.getFirst() - at);
    System.arraycopy(pieces.getFirst(), at, into, from, some);
    at += some;
    return some;
  }

  @Override
  public void close() {
    pieces.forEach(room::giveBack);
    pieces.clear();
    lengths.clear();
  }
}
