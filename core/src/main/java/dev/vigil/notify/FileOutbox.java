package dev.vigil.notify;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * An outbox in a folder. What was added is on the disk when {@link #add} returns; what became of it
 * may be lost with the machine, and is then sent again under its key. Thread-safe; one process at a
 * time.
 *
 * <p>Everything is in memory as well, which is what counts: where the file could not be written to,
 * it is written anew from there with the next that is added.
 */
public final class FileOutbox implements Outbox {
  private static final System.Logger LOG = System.getLogger(FileOutbox.class.getName());
  private static final long SMALL = 4L << 20;

  private final Path folder;
  private final FileChannel lock;
  private final Pile pile;
  private final OutboxLog log;
  private boolean broken;
  private long atLeast;

  /**
   * Opens one, or begins it.
   *
   * @throws OutboxException if it cannot be read, is damaged, or another process has it
   */
  public FileOutbox(Path folder) {
    this(folder, MemoryOutbox.MOST);
  }

  /**
   * Opens one, or begins it; see {@link #FileOutbox(Path)}.
   *
   * @param most that may wait
   */
  public FileOutbox(Path folder, int most) {
    this(folder, most, OutboxLog.LARGEST);
  }

  /** One whose file may not grow to more than so many bytes. */
  FileOutbox(Path folder, int most, long largest) {
    this.folder = folder;
    this.pile = new Pile(most);
    this.lock = locked(folder);
    try {
      log = OutboxLog.open(folder.resolve("outbox.log"), largest, this::replay);
    } catch (IOException e) {
      unlock();
      throw new OutboxException("the outbox in " + folder + " cannot be opened", e);
    } catch (RuntimeException e) {
      unlock();
      throw e;
    }
    if (log.cut() > 0) {
      LOG.log(WARNING, "cut {0} bytes that were half written from {1}", log.cut(), folder);
    }
    atLeast = log.size();
  }

  private static FileChannel locked(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("outbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (holds(channel)) {
        return channel;
      }
      channel.close();
    } catch (IOException e) {
      throw new OutboxException("the outbox in " + folder + " cannot be opened", e);
    }
    throw new OutboxException("another process has the outbox in " + folder);
  }

  private static boolean holds(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process has it already
    }
  }

  private void replay(byte[] frame) {
    StateReader in = new StateReader(frame);
    try {
      OutboxFrame.apply(in, pile);
      if (in.remaining() > 0) {
        throw new BadState(in.remaining() + " bytes too many");
      }
    } catch (BadState e) {
      throw new OutboxException("the outbox in " + folder + " cannot be read", e);
    }
  }

  /** How many bytes of a notification that was half written were found and cut on opening. */
  public long cut() {
    return log.cut();
  }

  @Override
  public synchronized void add(List<Waiting> notifications) {
    List<Waiting> fresh = pile.unknown(notifications);
    if (fresh.isEmpty()) {
      return;
    }
    pile.room(fresh.size());
    keep(OutboxFrame.added(fresh));
    pile.add(fresh);
    compactIfLarge();
  }

  /** Writes a frame that must not be lost. */
  private void keep(StateWriter frame) {
    try {
      heal();
      broken = true; // until it is wholly there
      log.append(frame.toByteArray(), true);
      broken = false;
    } catch (IOException e) {
      throw new OutboxException("the outbox in " + folder + " cannot be written to", e);
    }
  }

  private void heal() throws IOException {
    if (broken) {
      log.rewrite(OutboxFrame.all(pile));
      broken = false;
      atLeast = log.size();
    }
  }

  /** Writes a frame that may be lost; it is in memory already, and with it in the next file. */
  private void note(StateWriter frame) {
    if (broken) {
      return;
    }
    try {
      log.append(frame.toByteArray(), false);
    } catch (IOException e) {
      broken = true;
      LOG.log(WARNING, "the outbox in " + folder + " cannot be written to", e);
    }
    compactIfLarge();
  }

  /** Written anew when it has grown to more than twice what it was then. */
  private void compactIfLarge() {
    if (log.size() <= 2 * atLeast + SMALL) {
      return;
    }
    try {
      log.rewrite(OutboxFrame.all(pile));
      broken = false;
    } catch (IOException e) {
      broken = true;
      LOG.log(WARNING, "the outbox in " + folder + " cannot be written anew", e);
    }
    atLeast = log.size();
  }

  @Override
  public synchronized List<Waiting> due(long epochMillis, int most) {
    return pile.due(epochMillis, most);
  }

  @Override
  public synchronized List<Waiting> due(String channel, long epochMillis, int most) {
    return pile.due(channel, epochMillis, most);
  }

  @Override
  public synchronized void delivered(String key, long epochMillis) {
    pile.delivered(key, epochMillis);
    note(OutboxFrame.delivered(key, epochMillis));
  }

  @Override
  public synchronized void postpone(String key, long until, String why) {
    pile.postpone(key, until, why);
    note(OutboxFrame.postponed(key, until, why));
  }

  @Override
  public synchronized void bury(String key, long epochMillis, String why) {
    pile.bury(key, epochMillis, why);
    note(OutboxFrame.buried(key, epochMillis, why));
  }

  @Override
  public synchronized List<Dead> dead() {
    return pile.dead();
  }

  @Override
  public synchronized boolean revive(String key, long epochMillis) {
    boolean revived = pile.revive(key, epochMillis);
    if (revived) {
      note(OutboxFrame.revived(key, epochMillis));
    }
    return revived;
  }

  @Override
  public synchronized void merge(List<String> keys, Waiting whole, long epochMillis) {
    keep(OutboxFrame.merged(keys, whole, epochMillis));
    pile.merge(keys, whole, epochMillis);
    compactIfLarge();
  }

  @Override
  public synchronized List<String> withdraw(String channel, String thread, long epochMillis) {
    List<String> held = pile.held(channel, thread);
    held.forEach(key -> delivered(key, epochMillis));
    return held;
  }

  @Override
  public synchronized int waiting() {
    return pile.waiting();
  }

  @Override
  public synchronized Map<String, Integer> waitingByChannel() {
    return pile.waitingByChannel();
  }

  @Override
  public synchronized void close() {
    try {
      heal();
      log.close();
    } catch (IOException e) {
      LOG.log(WARNING, "the outbox in " + folder + " could not be closed", e);
    } finally {
      unlock();
    }
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.log(WARNING, "the lock of the outbox in " + folder + " could not be closed", e);
    }
  }
}
