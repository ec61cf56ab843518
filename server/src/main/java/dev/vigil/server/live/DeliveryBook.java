package dev.vigil.server.live;

import dev.vigil.notify.Notification;
import dev.vigil.notify.Outbox;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.server.json.Json;
import dev.vigil.store.Fact;
import dev.vigil.store.FactQuery;
import dev.vigil.store.Facts;
import dev.vigil.store.StoreException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes down what becomes of notifications, as facts: one for each thing that happened. What
 * cannot be written is logged; whoever is to be told is told all the same. Thread-safe.
 */
public final class DeliveryBook {
  private static final Logger LOG = System.getLogger(DeliveryBook.class.getName());
  private static final String OF_INCIDENT = "incident ";
  private static final String OF_KEY = "notification ";
  private static final int MOST = 1_000;

  private final Facts facts;

  /** What can become of a notification. */
  enum Status {
    /** It is in the outbox. */
    QUEUED,
    /** It did not arrive, and is tried again. */
    TRIED,
    DELIVERED,
    /** It is told with others, in one. */
    IN_DIGEST,
    GIVEN_UP,
    /** What was told since says more, and this is not told any more. */
    OVERTAKEN,
    /** Somebody wants it tried once more. */
    REVIVED
  }

  /**
   * What became of one notification.
   *
   * @param key its own
   * @param json each thing that happened, oldest first, as JSON
   */
  public record Course(String key, List<String> json) {}

  public DeliveryBook(Facts facts) {
    this.facts = facts;
  }

  /**
   * An outbox of which what becomes of each notification is written down here.
   *
   * @param clock of whoever puts something in, or takes it out
   */
  public Outbox watching(Outbox outbox, InstantSource clock) {
    return new WatchedOutbox(outbox, this, clock);
  }

  void added(List<Waiting> notifications, long now) {
    List<Fact> queued = new ArrayList<>();
    for (Waiting one : notifications) {
      queued.add(queued(one, now));
    }
    put(queued);
  }

  /** Found by its incident, as all that follows is by its key. */
  private static Fact queued(Waiting waiting, long now) {
    Notification one = waiting.notification();
    String json =
        Json.text(
            to -> {
              to.writeStartObject();
              to.writeStringField("status", Status.QUEUED.name());
              to.writeNumberField("timestamp", now);
              to.writeStringField("channel", one.channel());
              to.writeStringField("kind", one.kind().name());
              if (waiting.digest()) {
                to.writeNumberField("until", waiting.notBefore());
              }
              to.writeEndObject();
            });
    String of = OF_INCIDENT + number(one.subject().thread());
    return fact(one.key(), Status.QUEUED, 0, of, now, json);
  }

  /** The number of the incident that a thread is of: {@code vigil-12-1790000000000}. */
  private static String number(String thread) {
    String[] parts = thread.split("-", -1);
    return parts.length > 1 ? parts[1] : thread;
  }

  void became(String key, Status status, long now, String why) {
    put(List.of(happened(key, status, now, why, 0)));
  }

  void postponed(String key, long now, long until, String why) {
    put(List.of(happened(key, Status.TRIED, now, why, until)));
  }

  void overtaken(List<String> keys, long now) {
    put(keys.stream().map(key -> happened(key, Status.OVERTAKEN, now, "", 0)).toList());
  }

  void merged(List<String> keys, Waiting whole, long now) {
    List<Fact> all = new ArrayList<>();
    for (String key : keys) {
      if (!key.equals(whole.key())) {
        all.add(happened(key, Status.IN_DIGEST, now, whole.key(), 0));
      }
    }
    put(all);
  }

  private static Fact happened(String key, Status status, long now, String why, long until) {
    String json =
        Json.text(
            to -> {
              to.writeStartObject();
              to.writeStringField("status", status.name());
              to.writeNumberField("timestamp", now);
              Json.text(to, status == Status.IN_DIGEST ? "digest" : "why", why);
              if (until != 0) {
                to.writeNumberField("until", until);
              }
              to.writeEndObject();
            });
    return fact(key, status, now, OF_KEY + key, now, json);
  }

  private static Fact fact(
      String key, Status status, long number, String of, long now, String json) {
    Fact.Tags tags = new Fact.Tags("", now, of, null, status.name());
    String id = key + " " + status + (number == 0 ? "" : " " + number);
    return new Fact(Fact.Kind.DELIVERY, id, tags, json);
  }

  private void put(List<Fact> some) {
    try {
      facts.put(some);
    } catch (StoreException e) {
      LOG.log(Level.WARNING, "what became of a notification could not be written down", e);
    }
  }

  /** What became of the notifications of some keys. */
  public List<Course> courses(List<String> keys) {
    List<Course> courses = new ArrayList<>();
    for (String key : keys) {
      List<String> all = new ArrayList<>();
      facts
          .find(Fact.Kind.DELIVERY, "", key + " " + Status.QUEUED)
          .ifPresent(one -> all.add(one.body()));
      List<Fact> later =
          new ArrayList<>(
              facts.page(FactQuery.of(Fact.Kind.DELIVERY, "").of(OF_KEY + key), "", MOST).facts());
      Collections.reverse(later);
      later.forEach(one -> all.add(one.body()));
      courses.add(new Course(key, all));
    }
    return courses;
  }

  /** The keys of all notifications of an incident, the oldest first; of many the last. */
  public List<String> keysOf(long incident) {
    List<Fact> queued =
        new ArrayList<>(
            facts
                .page(FactQuery.of(Fact.Kind.DELIVERY, "").of(OF_INCIDENT + incident), "", MOST)
                .facts());
    Collections.reverse(queued);
    return queued.stream().map(one -> one.id().substring(0, one.id().indexOf(' '))).toList();
  }
}
