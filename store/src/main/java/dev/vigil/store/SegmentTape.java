package dev.vigil.store;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.store.StoreException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal in files of a folder, each of which is let go of as a whole. See {@link Tape}. */
final class SegmentTape implements Tape {
  private static final System.Logger LOG = System.getLogger(SegmentTape.class.getName());

  private final Path folder;
  private final long most;
  private final UUID id;
  private final ConcurrentSkipListMap<Long, SegmentFile> segments = new ConcurrentSkipListMap<>();
  private final AtomicLong bytes = new AtomicLong();
  private final long end;
  private @Nullable RandomAccessFile file;
  private long base;
  private long size;

  /**
   * Opens a journal, or begins one; what a crash left half written is cut.
   *
   * @param most bytes of a file, before the next is begun
   */
  SegmentTape(Path folder, long most) {
    this.folder = folder;
    this.most = most;
    try {
      Files.createDirectories(folder);
      List<SegmentFile> found = found(folder);
      this.id = found.isEmpty() ? UUID.randomUUID() : found.get(0).journal();
      this.end = take(found);
    } catch (IOException e) {
      throw failure(e);
    }
    begin(end);
  }

  private static List<SegmentFile> found(Path folder) throws IOException {
    List<SegmentFile> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(".new")) {
          Files.delete(path);
        } else if (name.endsWith(".journal")) {
          found.add(SegmentFile.of(path));
        }
      }
    }
    return found;
  }

  /** Checks that one follows the other; the end of the last. */
  private long take(List<SegmentFile> found) throws IOException {
    long place = found.isEmpty() ? 0 : found.get(0).base();
    for (int i = 0; i < found.size(); i++) {
      SegmentFile one = found.get(i);
      if (!one.journal().equals(id)) {
        throw new StoreException(Reason.MISMATCH, one.path() + " is of another journal");
      }
      if (one.base() > place) {
        throw new StoreException(
            Reason.CORRUPT,
            "the journal in " + folder + " ends at " + place + " and goes on at " + one.base());
      }
      segments.put(one.base(), one);
      place = i < found.size() - 1 ? one.limit() : endOf(one);
      long next = i < found.size() - 1 ? found.get(i + 1).base() : place;
      bytes.addAndGet(Math.min(place, next) - one.base());
    }
    return place;
  }

  private long endOf(SegmentFile last) throws IOException {
    long good = last.read(Long.MAX_VALUE, new Nobody());
    long cut = last.cut(good);
    if (cut > 0) {
      LOG.log(WARNING, "cut {0} bytes that were half written from {1}", cut, last.path());
    }
    return good;
  }

  /** Reads only to find out whether all is whole. */
  private static final class Nobody implements Visitor {
    @Override
    public void piece() {}

    @Override
    public void frame(long start, long end, ByteSource content) {}
  }

  private StoreException failure(IOException e) {
    return Failures.of(e, "the journal in " + folder);
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public long start() {
    return segments.firstKey();
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public long bytes() {
    return bytes.get();
  }

  @Override
  public boolean turnsAfter(int more) {
    return size + more > most;
  }

  @Override
  public void write(ByteSink frames, long start) {
    RandomAccessFile to = file;
    if (to == null || start != base + size) {
      throw new StoreException(Reason.FAILED, "the journal in " + folder + " is not open");
    }
    try {
      to.write(frames.array(), 0, frames.size());
      to.getFD().sync();
      size += frames.size();
      bytes.addAndGet(frames.size());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void turn() {
    begin(base + size);
  }

  @Override
  public void begin(long place) {
    try {
      leave(place);
      SegmentFile next = new SegmentFile(folder.resolve(SegmentFile.name(place)), id, place);
      Path fresh = folder.resolve(SegmentFile.name(place) + ".new");
      Files.deleteIfExists(fresh);
      RandomAccessFile out = new RandomAccessFile(fresh.toFile(), "rw");
      try {
        out.write(next.head());
        out.getFD().sync();
        // Whatever had this name held nothing that counts.
        Files.move(fresh, next.path(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        forceNames();
      } catch (IOException e) {
        out.close();
        throw e;
      }
      segments.put(place, next);
      file = out;
      base = place;
      size = 0;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Ends the present file, of which only what stands before a place counts. */
  private void leave(long place) throws IOException {
    RandomAccessFile last = file;
    file = null;
    if (last != null) {
      try (last) {
        if (last.length() > SegmentFile.HEAD + place - base) {
          last.setLength(SegmentFile.HEAD + place - base);
          last.getFD().sync();
        }
      }
    }
  }

  /** Else a new file's name may be lost, though its content is not. */
  private void forceNames() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  @Override
  public void read(long from, long to, Visitor visitor) {
    Long first = segments.floorKey(from);
    for (SegmentFile one : segments.tailMap(first == null ? from : first).values()) {
      if (one.base() >= to) {
        break;
      }
      Long next = segments.higherKey(one.base());
      long limit = next == null ? to : Math.min(next, to);
      if (limit > from) {
        visitor.piece();
        read(one, limit, visitor);
      }
    }
  }

  private void read(SegmentFile one, long limit, Visitor visitor) {
    try {
      long reached = one.read(limit, visitor);
      if (reached != limit) {
        throw new StoreException(Reason.CORRUPT, one.path() + " is damaged at " + reached);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void truncate(long upTo) {
    try {
      for (Long next = segments.higherKey(segments.firstKey());
          next != null && next <= upTo;
          next = segments.higherKey(segments.firstKey())) {
        SegmentFile first = segments.firstEntry().getValue();
        Files.deleteIfExists(first.path());
        segments.remove(first.base());
        bytes.addAndGet(first.base() - next);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    RandomAccessFile last = file;
    file = null;
    if (last != null) {
      try {
        last.close();
      } catch (IOException e) {
        LOG.log(WARNING, "the journal in " + folder + " could not be closed", e);
      }
    }
  }
}
