package dev.vigil.store;

import static dev.vigil.store.Things.HOSTILE;
import static dev.vigil.store.Things.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vigil.model.Severity;
import dev.vigil.notify.MemoryOutbox;
import dev.vigil.notify.Notification;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Outbox;
import dev.vigil.notify.Outbox.Waiting;
import dev.vigil.notify.OutboxException;
import dev.vigil.testkit.Notifications;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What facts and the outbox promise. */
abstract class FactsContract extends StoreContract {
  private static Fact anomaly(int number, String tenant, Severity severity) {
    Fact.Tags tags = new Fact.Tags(tenant, START + number / 2, "m" + number % 3, severity, "OPEN");
    return new Fact(Fact.Kind.ANOMALY, "a" + number, tags, "{\"n\":" + number + "}");
  }

  private List<String> all(FactQuery query, int most) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      FactPage page = store.facts().page(query, cursor, most);
      assertThat(page.facts()).hasSizeLessThanOrEqualTo(most);
      page.facts().forEach(fact -> ids.add(fact.id()));
      cursor = page.next();
    } while (!cursor.isEmpty());
    return ids;
  }

  @Test
  void facts_come_newest_first_a_page_at_a_time_whatever_is_added_meanwhile() {
    FactQuery query = FactQuery.of(Fact.Kind.ANOMALY, "");
    for (int i = 0; i < 50; i++) {
      store.facts().put(List.of(anomaly(i, "", Severity.LOW)));
    }
    List<String> wanted = new ArrayList<>();
    for (int i = 49; i >= 0; i--) {
      wanted.add("a" + i);
    }
    reopen();
    for (int most : new int[] {1, 7, 50, 1_000}) {
      assertThat(all(query, most)).isEqualTo(wanted);
    }
    FactPage first = store.facts().page(query, "", 10);
    store.facts().put(List.of(anomaly(60, "", Severity.LOW), anomaly(3, "", Severity.HIGH)));
    FactPage second = store.facts().page(query, first.next(), 10);
    assertThat(second.facts()).extracting(Fact::id).isEqualTo(wanted.subList(10, 20));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.facts().page(query, "x'--", 10))
        .withMessage("'x'--' is no cursor");
  }

  @Test
  void a_fact_that_is_put_again_takes_the_place_of_the_first() {
    Fact first = anomaly(1, "", Severity.LOW);
    store.facts().put(List.of(first, first));
    Fact second =
        new Fact(
            first.kind(),
            first.id(),
            new Fact.Tags("", START + 9, "m", Severity.CRITICAL, "CLOSED"),
            "{}");
    store.facts().put(List.of(second));
    assertThat(store.facts().find(Fact.Kind.ANOMALY, "", "a1")).contains(second);
    assertThat(store.facts().find(Fact.Kind.ALERT, "", "a1")).isEmpty();
    assertThat(all(FactQuery.of(Fact.Kind.ANOMALY, ""), 9)).containsExactly("a1");
  }

  @Test
  void facts_are_found_by_what_they_are_tagged_with() {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      facts.add(anomaly(i, i % 2 == 0 ? "one" : "two", Severity.values()[i % 4]));
    }
    facts.add(new Fact(Fact.Kind.AUDIT, "a1", new Fact.Tags("one", START, "", null, ""), "who"));
    store.facts().put(facts);
    FactQuery one = FactQuery.of(Fact.Kind.ANOMALY, "one");
    assertThat(all(one, 4)).hasSize(15).doesNotContain("a1");
    assertThat(all(one.of("m0"), 4)).containsExactly("a24", "a18", "a12", "a6", "a0");
    assertThat(all(one.atLeast(Severity.HIGH), 4)).hasSize(7);
    assertThat(all(one.between(START + 2, START + 4), 4)).containsExactly("a8", "a6", "a4");
    assertThat(all(one.withStatus("CLOSED"), 4)).isEmpty();
    assertThat(all(FactQuery.of(Fact.Kind.AUDIT, "one"), 4)).containsExactly("a1");
    assertThat(all(FactQuery.of(Fact.Kind.ANOMALY, "' or 1=1"), 4)).isEmpty();
    assertThat(store.facts().expire(Fact.Kind.ANOMALY, START + 10)).isEqualTo(20);
    assertThat(store.facts().expire(Fact.Kind.ANOMALY, START + 10)).isZero();
    assertThat(all(one, 9)).hasSize(5);
    assertThat(all(FactQuery.of(Fact.Kind.AUDIT, "one"), 4)).hasSize(1);
  }

  @Test
  void text_that_means_no_good_is_only_text() {
    Fact.Tags tags = new Fact.Tags(HOSTILE, START, HOSTILE, null, HOSTILE);
    store.facts().put(List.of(new Fact(Fact.Kind.FEEDBACK, HOSTILE, tags, HOSTILE)));
    assertThat(store.facts().find(Fact.Kind.FEEDBACK, HOSTILE, HOSTILE)).isPresent();
    FactQuery query = FactQuery.of(Fact.Kind.FEEDBACK, HOSTILE).of(HOSTILE).withStatus(HOSTILE);
    assertThat(all(query, 2)).hasSize(1);
  }

  private static Waiting waiting(String key, long time, boolean digest, int thread) {
    Notification model = Notifications.of(key, Kind.OPENED);
    Notification.Subject subject = model.subject();
    Notification one =
        new Notification(
            key,
            thread % 2 == 0 ? "mail" : "chat",
            Kind.OPENED,
            time,
            new Notification.Subject(
                "t" + thread,
                subject.severity(),
                subject.priority(),
                subject.title(),
                subject.text(),
                subject.link()),
            model.fields());
    return new Waiting(one, time, digest, 0, "");
  }

  private static void same(Outbox one, Outbox other, long now) {
    for (long time : new long[] {now - 25, now, now + 25, Long.MAX_VALUE}) {
      assertThat(one.due(time, 7)).isEqualTo(other.due(time, 7));
      assertThat(one.due("mail", time, 9_999)).isEqualTo(other.due("mail", time, 9_999));
    }
    assertThat(one.due(now, 9_999)).isEqualTo(other.due(now, 9_999));
    assertThat(one.dead()).isEqualTo(other.dead());
    assertThat(one.waiting()).isEqualTo(other.waiting());
    assertThat(one.waitingByChannel()).isEqualTo(other.waitingByChannel());
  }

  @Test
  void the_outbox_does_what_the_one_in_memory_does_also_when_it_is_opened_again() {
    long seed = 7;
    SplittableRandom chance = new SplittableRandom(seed);
    Outbox other = new MemoryOutbox();
    for (int step = 0; step < 1_000; step++) {
      String key = "k" + chance.nextInt(60);
      int what = chance.nextInt(8);
      long now = START + step;
      boolean digest = chance.nextInt(4) == 0;
      int thread = chance.nextInt(6);
      List<String> some = List.of(key, "k" + chance.nextInt(60));
      String whole = chance.nextBoolean() ? key : "all" + step;
      for (Outbox one : List.of(store.outbox(), other)) {
        switch (what) {
          case 0, 1, 2 -> one.add(List.of(waiting(key, now + 5, digest, thread)));
          case 3 -> one.delivered(key, now);
          case 4 -> one.postpone(key, now + 50, "HTTP 503");
          case 5 -> one.bury(key, now, "HTTP 400");
          case 6 -> one.revive(key, now);
          default -> one.merge(some, waiting(whole, now, false, thread), now);
        }
      }
      if (step % 250 == 0) {
        reopen();
      }
      if (step % 10 == 0) {
        same(store.outbox(), other, now);
      }
    }
    same(store.outbox(), other, START + 1_000);
    assertThat(other.waiting()).as("seed " + seed).isGreaterThan(10);
    assertThat(other.dead()).isNotEmpty();
  }

  @Test
  void all_notifications_are_added_or_none() {
    Outbox small = new SqlOutbox(database(), 3);
    small.add(List.of(waiting("a", START, false, 1), waiting("b", START, false, 1)));
    Assertions.assertThatExceptionOfType(OutboxException.class)
        .isThrownBy(
            () ->
                small.add(
                    List.of(
                        waiting("a", START, false, 1),
                        waiting("c", START, false, 1),
                        waiting("d", START, false, 1))))
        .withMessage("the outbox is full: 2 notifications wait");
    assertThat(small.due(START, 9)).extracting(Waiting::key).containsExactly("a", "b");
    small.add(List.of(waiting("c", START, false, 1), waiting("c", START, false, 1)));
    assertThat(small.waiting()).isEqualTo(3);
  }

  @Test
  void a_merge_that_cannot_be_written_leaves_its_parts() {
    store.outbox().add(List.of(waiting("a", START, true, 1), waiting("b", START, true, 1)));
    Notification bad =
        new Notification(
            "all",
            "mail",
            Kind.DIGEST,
            START,
            Notifications.of("x", Kind.DIGEST).subject(),
            java.util.Map.of("odd", new Object()));
    Waiting whole = new Waiting(bad, START, false, 0, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.outbox().merge(List.of("a", "b"), whole, START));
    assertThat(store.outbox().due(START, 9)).extracting(Waiting::key).containsExactly("a", "b");
  }

  @Test
  void a_notification_that_means_no_good_waits_like_any_other() {
    Notification hostile = Notifications.hostile(HOSTILE, Kind.OPENED);
    Notification bad =
        new Notification(
            HOSTILE,
            HOSTILE,
            Kind.OPENED,
            START,
            hostile.subject(),
            java.util.Map.of("a", HOSTILE));
    store.outbox().add(List.of(new Waiting(bad, START, false, 0, HOSTILE)));
    assertThat(store.outbox().due(HOSTILE, START, 9)).hasSize(1);
    store.outbox().postpone(HOSTILE, START, HOSTILE);
    store.outbox().bury(HOSTILE, START, HOSTILE);
    assertThat(store.outbox().dead()).hasSize(1);
    store.outbox().delivered(HOSTILE, START);
    store.outbox().add(List.of(new Waiting(bad, START, false, 0, HOSTILE)));
    assertThat(store.outbox().waiting()).isZero();
  }

  /** A database with the tables of facts that no store has open. */
  abstract Database database();
}
