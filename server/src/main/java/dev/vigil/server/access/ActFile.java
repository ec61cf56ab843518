package dev.vigil.server.access;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Acts of one kind: a line each, in two files of 16 MiB at most, the older ending in {@code .1};
 * the last of them in memory too. One owner.
 */
final class ActFile {
  private static final Logger LOG = System.getLogger(ActFile.class.getName());
  private static final int REMEMBERED = 1_000;
  private static final long LARGEST = 16 << 20;

  private final Path file;
  private final ArrayDeque<Numbered> last = new ArrayDeque<>();
  private boolean closed;
  private boolean failed;

  /** An act as JSON, and how many there were before. */
  record Numbered(long number, String act) {}

  ActFile(Path file) {
    this.file = file;
  }

  /** What cannot be written is still told on the log, once. */
  void add(Numbered act) {
    last.add(act);
    if (last.size() > REMEMBERED) {
      last.remove();
    }
    try {
      write(act.act() + "\n");
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.log(Level.ERROR, "the audit log cannot be written", e);
      }
      failed = true;
    }
  }

  private void write(String line) throws IOException {
    if (Files.exists(file) && Files.size(file) > LARGEST) {
      Path older = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
    }
    if (!closed || !Files.exists(file)) {
      OwnersFile.at(file);
      closed = true;
    }
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Those that are remembered, the newest first. */
  Iterator<Numbered> newest() {
    return last.descendingIterator();
  }
}
