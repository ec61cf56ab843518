package dev.vigil.store;

import static java.lang.System.Logger.Level.WARNING;

import dev.vigil.store.StoreException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps other processes from a folder. */
final class FolderLock implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FolderLock.class.getName());

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock of(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("vigil.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (holds(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw Failures.of(e, "the folder " + folder);
    }
    throw new StoreException(Reason.LOCKED, "another process has the folder " + folder);
  }

  private static boolean holds(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // this process has it already
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(WARNING, "the lock of a folder could not be closed", e);
    }
  }
}
