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
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
  private long noted;

  public AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param who null where nobody has shown who he is
   * @param action method and path
   * @param status of the answer
   */
  public record Act(@Nullable Caller who, String from, String action, int status) {}

  /** Some of the last acts, the newest first. */
  public record Page(List<String> acts, long next) {}

  /** Notes it. What cannot be written is still told on the log, once. */
  public synchronized void note(Act act) {
    Caller who = act.who();
    String line =
        Json.text(
            to -> {
              to.writeStartObject();
              to.writeNumberField("timestamp", clock.millis());
              to.writeStringField("tenant", who == null ? "" : who.tenant());
              to.writeStringField("key", who == null ? "" : who.id());
              to.writeStringField("who", who == null ? "" : who.name());
              to.writeStringField("by", who == null ? "" : word(who.way()));
              to.writeStringField("from", act.from());
              to.writeStringField("action", cut(act.action()));
              to.writeNumberField("status", act.status());
              to.writeEndObject();
            });
    last.add(line);
    noted++;
    if (last.size() > REMEMBERED) {
      last.remove();
    }
    write(line + "\n");
  }

  private static String word(Caller.Way way) {
    return way.name().toLowerCase(Locale.ROOT);
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

  /**
   * Some of the last acts since the start, as JSON, the newest first.
   *
   * @param before number of the act that was told last; 0 for the newest
   */
  public synchronized Page last(long before, int atMost) {
    List<String> newest = new ArrayList<>();
    long number = noted;
    var backwards = last.descendingIterator();
    while (backwards.hasNext() && newest.size() < atMost) {
      String act = backwards.next();
      if (before == 0 || number < before) {
        newest.add(act);
      }
      number--;
    }
    return new Page(newest, backwards.hasNext() ? number + 1 : 0);
  }
}
