package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Notification.Subject;
import dev.vigil.notify.Outbox.Waiting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One notification made of several that were held back. */
final class Digest {
  private static final int MOST_ITEMS = 100;
  private static final int MOST_LINES = 20;

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<String> keys = new ArrayList<>();

  /** What is told of one incident. */
  private static final class Item {
    private Notification last;
    private Severity severity;
    private Priority priority;
    private int count = 1;

    Item(Notification first) {
      this.last = first;
      this.severity = first.subject().severity();
      this.priority = first.subject().priority();
    }

    void add(Notification next) {
      Subject subject = next.subject();
      severity = severity.compareTo(subject.severity()) >= 0 ? severity : subject.severity();
      priority = priority.compareTo(subject.priority()) <= 0 ? priority : subject.priority();
      last = next;
      count++;
    }

    boolean over() {
      return last.kind() == Kind.RESOLVED;
    }

    Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("title", last.subject().title());
      fields.put("severity", severity.name());
      fields.put("series", last.fields().getOrDefault("series", ""));
      fields.put("time", last.fields().getOrDefault("time", ""));
      fields.put("link", last.subject().link());
      fields.put("count", count);
      fields.put("over", over());
      return fields;
    }
  }

  private Digest() {}

  /**
   * One of several; of a single one itself, which is not held back any more.
   *
   * @param parts of one channel, at least one
   */
  static Waiting of(List<Waiting> parts, long now) {
    Notification whole =
        parts.size() == 1 ? parts.get(0).notification() : new Digest().whole(parts, now);
    return Waiting.atOnce(whole, now);
  }

  private Notification whole(List<Waiting> parts, long now) {
    for (Waiting part : parts) {
      Notification one = part.notification();
      keys.add(one.key());
      Item item = items.get(one.subject().thread());
      if (item == null) {
        items.put(one.subject().thread(), new Item(one));
      } else {
        item.add(one);
      }
    }
    List<Item> gravest = new ArrayList<>(items.values());
    gravest.sort(Comparator.comparing((Item item) -> item.severity).reversed());
    String channel = parts.get(0).notification().channel();
    String key = UUID.nameUUIDFromBytes(String.join("|", keys).getBytes(UTF_8)).toString();
    Subject subject = subject(key, gravest);
    Map<String, Object> fields = fields(subject, gravest, now);
    fields.put("channel", channel);
    return new Notification(key, channel, Kind.DIGEST, now, subject, fields);
  }

  private Subject subject(String key, List<Item> gravest) {
    Severity worst = gravest.get(0).severity;
    Priority first =
        gravest.stream().map(item -> item.priority).min(Comparator.naturalOrder()).orElseThrow();
    String title = "[" + worst + "] " + summary(gravest);
    StringBuilder text = new StringBuilder(summary(gravest)).append(", held back until now:");
    for (Item item : gravest.subList(0, Math.min(MOST_LINES, gravest.size()))) {
      text.append("\n- ").append(item.last.subject().title());
    }
    if (gravest.size() > MOST_LINES) {
      text.append("\n- and ").append(gravest.size() - MOST_LINES).append(" more");
    }
    return new Subject("digest-" + key, worst, first, title, text.toString(), "");
  }

  /** "7 notifications of 5 incidents, 2 of them over". */
  private String summary(List<Item> gravest) {
    long over = gravest.stream().filter(Item::over).count();
    String text = keys.size() + " notifications of " + gravest.size();
    text += gravest.size() == 1 ? " incident" : " incidents";
    return over == 0 ? text : text + ", " + over + " of them over";
  }

  private static Map<String, Object> fields(Subject subject, List<Item> gravest, long now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", Kind.DIGEST.name());
    fields.put("title", subject.title());
    fields.put("text", subject.text());
    fields.put("description", subject.text());
    fields.put("severity", subject.severity().name());
    fields.put("priority", subject.priority().name());
    fields.put("timestamp", now);
    fields.put("time", Wording.time(now));
    List<Object> shown = new ArrayList<>();
    for (Item item : gravest.subList(0, Math.min(MOST_ITEMS, gravest.size()))) {
      shown.add(item.fields());
    }
    fields.put("items", shown);
    return fields;
  }
}
