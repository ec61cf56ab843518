package dev.vigil.server.access;

import dev.vigil.server.access.ActFile.Numbered;
import dev.vigil.server.json.Json;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has changed what, and who was turned away: a JSON object a line. Strangers have a file of
 * their own, and of each address a minute takes two lines at most, so that nobody without a key
 * pushes out what those with one have done. Thread-safe.
 */
public final class AuditLog {
  private static final String STRANGERS = "strangers.log";
  private static final int LONGEST = 500;
  private static final long MINUTE = 60_000;

  /** Addresses that are told apart within a minute; the others count as one. */
  private static final int MOST_ADDRESSES = 1_000;

  private static final String OTHERS = "others";

  private final InstantSource clock;
  private final ActFile known;
  private final ActFile strangers;

  /** How often each address was turned away in this minute since it was noted. */
  private final Map<String, Integer> more = new LinkedHashMap<>();

  private long minute;
  private long noted;

  /**
   * @param file for those who are known; that of strangers lies beside it
   */
  public AuditLog(Path file, InstantSource clock) {
    this.clock = clock;
    this.known = new ActFile(file);
    this.strangers = new ActFile(file.resolveSibling(STRANGERS));
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

  /** Notes it; of a stranger it is counted, if he was noted within this minute already. */
  public synchronized void note(Act act) {
    tellCounts();
    if (act.who() != null) {
      add(known, act, 0);
      return;
    }
    String address = more.size() < MOST_ADDRESSES ? act.from() : OTHERS;
    String from = more.containsKey(act.from()) ? act.from() : address;
    if (more.merge(from, 0, (before, none) -> before + 1) == 0) {
      add(strangers, new Act(null, from, act.action(), act.status()), 0);
    }
  }

  /** Once the minute is over. */
  private void tellCounts() {
    long now = clock.millis() / MINUTE;
    if (now == minute) {
      return;
    }
    minute = now;
    more.forEach(
        (from, times) -> {
          if (times > 0) {
            add(strangers, new Act(null, from, "turned away again within the minute", 401), times);
          }
        });
    more.clear();
  }

  private void add(ActFile to, Act act, int times) {
    to.add(new Numbered(++noted, json(act, times)));
  }

  /**
   * The line of it.
   *
   * @param times 0 unless it stands for several
   */
  private String json(Act act, int times) {
    Caller who = act.who();
    return Json.text(
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
          if (times > 0) {
            to.writeNumberField("times", times);
          }
          to.writeEndObject();
        });
  }

  private static String word(Caller.Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /**
   * Some of the last acts since the start, as JSON, the newest first.
   *
   * @param before number of the act that was told last; 0 for the newest
   */
  public synchronized Page last(long before, int atMost) {
    tellCounts();
    List<Numbered> all = new ArrayList<>();
    known.newest().forEachRemaining(all::add);
    strangers.newest().forEachRemaining(all::add);
    all.removeIf(one -> before > 0 && one.number() >= before);
    all.sort(Comparator.comparingLong(Numbered::number).reversed());
    List<Numbered> page = all.subList(0, Math.min(atMost, all.size()));
    long next = page.size() < all.size() ? page.get(page.size() - 1).number() : 0;
    return new Page(page.stream().map(Numbered::act).toList(), next);
  }
}
