package dev.vigil.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Outbox;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.store.Store;
import dev.vigil.store.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever becomes of a notification is found under its key, in its order. */
class DeliveryBookTest {
  @TempDir private Path folder;
  private long now = 1_000;

  private static Waiting waiting(String key, long notBefore, boolean digest) {
    Notification.Subject subject =
        new Notification.Subject("vigil-7-99", Severity.HIGH, Priority.P2, "title", "text", "");
    Notification one = new Notification(key, "ops", Notification.Kind.OPENED, 5, subject, Map.of());
    return new Waiting(one, notBefore, digest, 0, "");
  }

  private static List<String> statuses(DeliveryBook book, String key) {
    return book.courses(List.of(key)).get(0).json().stream()
        .map(one -> one.replaceAll(".*\"status\":\"([A-Z_]+)\".*", "$1"))
        .toList();
  }

  @Test
  void each_step_is_written_down_once_and_found_by_incident_and_key() {
    try (Store store = new Store(StoreSettings.in(folder))) {
      DeliveryBook book = new DeliveryBook(store.facts());
      Outbox outbox = book.watching(store.outbox(), () -> Instant.ofEpochMilli(now));
      outbox.add(List.of(waiting("a", 0, false), waiting("b", 0, false)));
      now++;
      outbox.postpone("a", 5_000, "HTTP 503");
      now++;
      outbox.delivered("a", now);
      outbox.bury("b", now, "410 Gone");
      outbox.revive("b", now + 1);
      outbox.add(List.of(waiting("c", 9_000, true), waiting("d", 9_000, true)));
      outbox.merge(List.of("c", "d"), waiting("c", 0, false), now + 2);
      outbox.add(List.of(waiting("e", 9_000, true)));
      outbox.withdraw("ops", "vigil-7-99", now + 3);

      assertThat(book.keysOf(7)).containsExactly("a", "b", "c", "d", "e");
      assertThat(book.keysOf(8)).isEmpty();
      assertThat(statuses(book, "a")).containsExactly("QUEUED", "TRIED", "DELIVERED");
      assertThat(book.courses(List.of("a")).get(0).json().get(1))
          .contains("\"why\":\"HTTP 503\"", "\"until\":5000");
      assertThat(statuses(book, "b")).containsExactly("QUEUED", "GIVEN_UP", "REVIVED");
      assertThat(statuses(book, "c")).containsExactly("QUEUED");
      assertThat(statuses(book, "d")).containsExactly("QUEUED", "IN_DIGEST");
      assertThat(statuses(book, "e")).containsExactly("QUEUED", "OVERTAKEN");
    }
  }

  @Test
  void of_very_many_that_are_overtaken_none_is_left_as_queued() {
    MemoryOutbox memory = new MemoryOutbox(10_000);
    try (Store store = new Store(StoreSettings.in(folder))) {
      DeliveryBook book = new DeliveryBook(store.facts());
      Outbox outbox = book.watching(memory, () -> Instant.ofEpochMilli(now));
      List<Waiting> many = new ArrayList<>();
      for (int i = 0; i < 5_100; i++) {
        many.add(waiting("k" + i, 9_000, true));
      }
      outbox.add(many);
      outbox.withdraw("ops", "vigil-7-99", now + 1);
      assertThat(statuses(book, "k0")).containsExactly("QUEUED", "OVERTAKEN");
      assertThat(statuses(book, "k5099")).containsExactly("QUEUED", "OVERTAKEN");
    }
  }
}
