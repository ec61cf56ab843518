package dev.vigil.notify;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * A file that is only ever added to: a mark, then frames, each a length, a check sum and its
 * content. The check sum is also of the place, so that what looks like a frame within the text of
 * another is none. One owner.
 */
final class OutboxLog implements AutoCloseable {
  private static final byte[] MARK = {'V', 'I', 'G', 'I', 'L', 'O', 'B', 1};
  private static final int HEAD = 8;
  private static final int LONGEST = 1 << 26;

  /** Beyond which a file could not be read again. */
  static final long LARGEST = 1L << 30;

  private final Path path;
  private final long largest;
  private RandomAccessFile file;
  private long end;
  private long cut;

  private OutboxLog(Path path, long largest, RandomAccessFile file) {
    this.path = path;
    this.largest = largest;
    this.file = file;
  }

  /**
   * Hands over each frame's content in turn; what a crash left half written is cut.
   *
   * @param largest how many bytes it may grow to, {@link #LARGEST} at most
   */
  static OutboxLog open(Path path, long largest, Consumer<byte[]> each) throws IOException {
    Files.deleteIfExists(beside(path));
    if (!Files.exists(path)) {
      create(path).close();
    }
    OutboxLog log = new OutboxLog(path, largest, new RandomAccessFile(path.toFile(), "rw"));
    try {
      log.read(each);
      return log;
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private static Path beside(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  /** An empty log, wholly there or not at all. */
  private static RandomAccessFile create(Path path) throws IOException {
    Path fresh = beside(path);
    try (RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
      out.write(MARK);
      out.getFD().sync();
    }
    return moved(fresh, path);
  }

  private static RandomAccessFile moved(Path fresh, Path path) throws IOException {
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true); // else the name may be lost, though the content is not
      }
    }
    return new RandomAccessFile(path.toFile(), "rw");
  }

  private void read(Consumer<byte[]> each) throws IOException {
    if (file.length() > LARGEST) {
      throw new OutboxException(path + " is larger than 1 GiB");
    }
    byte[] all = new byte[(int) file.length()];
    file.readFully(all);
    if (all.length < MARK.length || ByteBuffer.wrap(all, 0, MARK.length).compareTo(mark()) != 0) {
      throw new OutboxException(path + " is no outbox of this version");
    }
    int at = MARK.length;
    while (at < all.length) {
      int length = frame(all, at);
      if (length < 0) {
        break;
      }
      byte[] content = new byte[length];
      System.arraycopy(all, at + HEAD, content, 0, length);
      each.accept(content);
      at += HEAD + length;
    }
    end = at;
    cut = all.length - end;
    if (cut > 0) {
      refuseDamage(all, at);
      file.setLength(end);
      file.getFD().sync();
    }
  }

  private static ByteBuffer mark() {
    return ByteBuffer.wrap(MARK);
  }

  /** The length of the frame that stands at a place; -1 if there is none. */
  private static int frame(byte[] all, int at) {
    if (all.length - at < HEAD) {
      return -1;
    }
    ByteBuffer head = ByteBuffer.wrap(all, at, HEAD);
    int length = head.getInt();
    int sum = head.getInt();
    if (length < 1 || length > all.length - at - HEAD) {
      return -1;
    }
    return sum(all, at + HEAD, length, at) == sum ? length : -1;
  }

  /** A frame that follows a bad one says that this is no crash while it was written. */
  private void refuseDamage(byte[] all, int bad) {
    for (int at = bad + 1; at < all.length - HEAD; at++) {
      if (frame(all, at) > 0) {
        throw new OutboxException(
            path + " is damaged at byte " + bad + ", and goes on at byte " + at);
      }
    }
  }

  private static int sum(byte[] from, int start, int length, long place) {
    CRC32C sum = new CRC32C();
    sum.update(ByteBuffer.allocate(Long.BYTES).putLong(place).flip());
    sum.update(from, start, length);
    return (int) sum.getValue();
  }

  /** Adds a frame; if that fails the file may end in a part of it, and is to be written anew. */
  void append(byte[] content, boolean force) throws IOException {
    byte[] bytes = framed(content, end);
    checkRoom(end + bytes.length);
    file.seek(end);
    file.write(bytes);
    if (force) {
      file.getFD().sync();
    }
    end += bytes.length;
  }

  private void checkRoom(long size) throws IOException {
    if (size > largest) {
      throw new IOException(path + " cannot grow to more than " + largest + " bytes");
    }
  }

  private static byte[] framed(byte[] content, long place) {
    if (content.length > LONGEST) {
      throw new OutboxException("notifications of " + content.length + " bytes are too large");
    }
    return ByteBuffer.allocate(HEAD + content.length)
        .putInt(content.length)
        .putInt(sum(content, 0, content.length, place))
        .put(content)
        .array();
  }

  /** Puts another content in the place of this one: all of it or nothing. */
  void rewrite(Iterable<byte[]> contents) throws IOException {
    Path fresh = beside(path);
    Files.deleteIfExists(fresh);
    long size = MARK.length;
    try (RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw")) {
      out.write(MARK);
      for (byte[] content : contents) {
        byte[] bytes = framed(content, size);
        checkRoom(size + bytes.length);
        out.write(bytes);
        size += bytes.length;
      }
      out.getFD().sync();
    }
    file.close();
    file = moved(fresh, path);
    end = size;
  }

  /** Its length in bytes. */
  long size() {
    return end;
  }

  /** How many bytes were cut from its end when it was opened. */
  long cut() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
