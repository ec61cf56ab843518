package dev.vigil.server.access;

import dev.vigil.server.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has changed what, and who was turned away: a JSON object a line. Two files of 16 MiB at most,
 * the older ending in {@code .1}. Thread-safe.
 */
public final class AuditLog {
  private static final Logger LOG = System.getLogger(AuditLog.class.getName());
  private static final int REMEMBERED = 1_000;
  private static final int LONGEST = 500;
  private static final long LARGEST = 16 << 20;

  private final Path file;
  private final InstantSource clock;
  private final ArrayDeque<String> last = new ArrayDeque<>();
  private boolean failed;

  public AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param key id of the key; empty where there was none
   * @param action method and path
   * @param status of the answer
   */
  public record Act(String tenant, String key, String from, String action, int status) {}

  /** Notes it. What cannot be written is still told on the log, once. */
  public synchronized void note(Act act) {
    String line =
        Json.text(
            to -> {
              to.writeStartObject();
              to.writeNumberField("timestamp", clock.millis());
              to.writeStringField("tenant", act.tenant());
              to.writeStringField("key", act.key());
              to.writeStringField("from", act.from());
              to.writeStringField("action", cut(act.action()));
              to.writeNumberField("status", act.status());
              to.writeEndObject();
            });
    last.add(line);
    if (last.size() > REMEMBERED) {
      last.remove();
    }
    write(line + "\n");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private void write(String line) {
    try {
      if (Files.exists(file) && Files.size(file) > LARGEST) {
        Path older = file.resolveSibling(file.getFileName() + ".1");
        Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      }
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
      failed = false;
    } catch (IOException e) {
      if (!failed) {
        LOG.log(Level.ERROR, "the audit log cannot be written", e);
      }
      failed = true;
    }
  }

  /** The last acts since the start, as JSON, the newest first. */
  public synchronized List<String> last(int atMost) {
    List<String> newest = new ArrayList<>();
    var backwards = last.descendingIterator();
    while (backwards.hasNext() && newest.size() < atMost) {
      newest.add(backwards.next());
    }
    return newest;
  }
}
