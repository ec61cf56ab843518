package dev.vigil.notify;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one channel is to tell people of one incident. Immutable.
 *
 * @param key the same whenever this is sent again, and of no other notification
 * @param channel name of the channel that it is for
 * @param epochMillis event time of what brought it about; the clock's of what time brought about
 * @param subject what all channels make something of
 * @param fields what templates can name: text, numbers, truths, and lists and maps of these. The
 *     names are those of {@link Fields}
 */
public record Notification(
    String key,
    String channel,
    Kind kind,
    long epochMillis,
    Subject subject,
    Map<String, Object> fields) {
  public Notification {
    requireNonNull(key, "key");
    requireNonNull(channel, "channel");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Why it is sent. */
  public enum Kind {
    /** Something has begun. */
    OPENED,
    /** It has grown by much. */
    GREW,
    /** It is graver than before. */
    ESCALATED,
    /** It came back. */
    REOPENED,
    /** Nobody has taken it on in time. */
    UNATTENDED,
    /** Somebody has taken it on. */
    ACKNOWLEDGED,
    /** It is over. */
    RESOLVED,
    /** What was held back for a while, in one. */
    DIGEST,
    /** Somebody wants to see whether the channel works. */
    TEST
  }

  /**
   * What it is about.
   *
   * @param thread the same for all notifications of one incident: what a pager groups by
   * @param title in one line
   * @param text in sentences, with what was expected and why it is strange
   * @param link to the chart; empty where none is known
   */
  public record Subject(
      String thread, Severity severity, Priority priority, String title, String text, String link) {
    public Subject {
      requireNonNull(thread, "thread");
      requireNonNull(severity, "severity");
      requireNonNull(priority, "priority");
      requireNonNull(title, "title");
      requireNonNull(text, "text");
      requireNonNull(link, "link");
    }
  }
}
