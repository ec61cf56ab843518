package dev.vigil.notify;

import static dev.vigil.notify.Stories.HOUR;
import static dev.vigil.notify.Stories.MINUTE;
import static dev.vigil.notify.Stories.SECOND;
import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.held;
import static dev.vigil.notify.Stories.note;
import static dev.vigil.notify.Stories.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Severity;
import dev.vigil.notify.Delivery.Delivered;
import dev.vigil.notify.Delivery.Refused;
import dev.vigil.notify.Delivery.TryAgain;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Outbox.Dead;
import dev.vigil.notify.Outbox.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CourierTest {
  private static final Delivery BUSY = new TryAgain(Duration.ZERO, "HTTP 503");

  private final Sink mail = new Sink();
  private final Sink chat = new Sink();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final List<Dead> dead = new ArrayList<>();
  private long now = START;
  private final Courier courier = courier(RetrySpec.USUAL);

  private Courier courier(RetrySpec retry) {
    List<ChannelSpec> channels =
        List.of(new ChannelSpec("mail", mail), new ChannelSpec("chat", chat));
    Courier made =
        new Courier(
            channels, outbox, retry, () -> Instant.ofEpochMilli(now), new SplittableRandom(1));
    made.onDead(dead::add);
    return made;
  }

  private void add(String key, String channel, String thread) {
    outbox.add(List.of(new Waiting(note(key, channel, thread), now, false, 0, "")));
  }

  private ChannelStatus status(String channel) {
    return courier.status().stream()
        .filter(one -> one.channel().equals(channel))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_due_is_taken_to_its_channel_once() {
    add("a", "mail", "1");
    add("b", "chat", "1");
    outbox.add(List.of(waiting("later", now + SECOND)));
    assertThat(courier.turn()).isEqualTo(2);
    assertThat(courier.turn()).isZero();
    assertThat(mail.keys()).containsExactly("a");
    assertThat(chat.keys()).containsExactly("b");
    assertThat(status("mail")).isEqualTo(new ChannelStatus("mail", 1, 1, 0, 0, 0, ""));
    now += SECOND;
    assertThat(courier.turn()).isEqualTo(1);
    assertThat(mail.made).isEqualTo(1);
  }

  @Test
  void what_did_not_arrive_is_tried_again_after_pauses_that_grow() {
    mail.answer = one -> BUSY;
    add("a", "mail", "1");
    List<Long> tries = new ArrayList<>();
    for (long end = now + 6 * HOUR; now < end; now += SECOND) {
      int before = mail.sent.size();
      courier.turn();
      if (mail.sent.size() > before) {
        tries.add(now);
      }
    }
    assertThat(tries.get(1) - tries.get(0)).isLessThanOrEqualTo(6 * SECOND);
    assertThat(tries).hasSizeBetween(30, 120);
    for (int i = 1; i < tries.size(); i++) {
      assertThat(tries.get(i) - tries.get(i - 1)).isLessThanOrEqualTo(31 * MINUTE);
    }
    assertThat(outbox.due(Long.MAX_VALUE, 1).get(0).attempts()).isEqualTo(tries.size());
    assertThat(status("mail").lastError()).isEqualTo("HTTP 503");
    mail.answer = one -> new Delivered();
    now += HOUR;
    assertThat(courier.turn()).isEqualTo(1);
    assertThat(status("mail").lastError()).isEmpty();
  }

  @Test
  void a_clock_that_is_set_back_makes_no_pause_longer() {
    mail.answers.add(new TryAgain(Duration.ofMinutes(7), "HTTP 429"));
    add("a", "mail", "1");
    courier.turn();
    now -= 24 * HOUR;
    add("b", "mail", "2");
    assertThat(courier.turn()).isEqualTo(1);
    assertThat(mail.keys()).containsExactly("b");
  }

  @Test
  void the_other_side_says_how_long_to_wait() {
    mail.answers.add(new TryAgain(Duration.ofMinutes(7), "HTTP 429"));
    add("a", "mail", "1");
    add("b", "mail", "2");
    courier.turn();
    now += 7 * MINUTE - 1;
    courier.turn();
    assertThat(mail.sent).hasSize(1);
    assertThat(status("mail").pausedUntil()).isEqualTo(START + 7 * MINUTE);
    now += MINUTE;
    courier.turn();
    assertThat(mail.keys()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void the_other_side_cannot_ask_for_years() {
    mail.answers.add(new TryAgain(Duration.ofSeconds(Long.MAX_VALUE), "HTTP 429"));
    add("a", "mail", "1");
    courier.turn();
    now += 24 * HOUR;
    courier.turn();
    assertThat(mail.keys()).containsExactly("a");
  }

  @Test
  void what_is_refused_is_given_up_at_once_and_can_be_tried_again() {
    mail.answers.add(new Refused("HTTP 400\r\nbad"));
    add("a", "mail", "1");
    courier.turn();
    assertThat(dead).containsExactly(new Dead(note("a", "mail", "1"), now, 0, "HTTP 400  bad"));
    assertThat(outbox.dead()).isEqualTo(dead);
    assertThat(status("mail").buried()).isEqualTo(1);
    outbox.revive("a", now);
    courier.turn();
    assertThat(mail.keys()).containsExactly("a");
  }

  @Test
  void after_a_day_in_vain_it_is_given_up_with_all_that_waited_as_long() {
    mail.answer = one -> BUSY;
    add("a", "mail", "1");
    for (int i = 0; i < 300; i++) {
      add("b" + i, "mail", "b" + i);
    }
    for (; now <= START + 24 * HOUR; now += MINUTE) {
      courier.turn();
    }
    assertThat(dead).isEmpty();
    now += HOUR;
    courier.turn();
    courier.turn();
    assertThat(outbox.waiting()).isZero();
    assertThat(dead)
        .hasSize(301)
        .allMatch(
            one ->
                one.why().contains("HTTP 503")
                    || one.why().equals("the channel could not be used"));
  }

  @Test
  void a_channel_that_fails_is_tried_by_one_and_not_by_all() {
    mail.answer = one -> BUSY;
    for (int i = 0; i < 500; i++) {
      add("k" + i, "mail", "t" + i);
    }
    for (int second = 0; second < 3_600; second++, now += SECOND) {
      courier.turn();
    }
    assertThat(mail.sent).hasSizeBetween(8, 60);
    mail.answer = one -> new Delivered();
    now += HOUR;
    courier.turn();
    now += HOUR;
    courier.turn();
    assertThat(mail.arrived).hasSize(500);
  }

  @Test
  void one_that_never_gets_through_holds_up_no_other_thread() {
    mail.answer = one -> one.key().equals("bad") ? BUSY : new Delivered();
    add("bad", "mail", "1");
    add("b", "mail", "2");
    add("after bad", "mail", "1");
    courier.turn();
    assertThat(mail.keys()).containsExactly("b");
    now += 20 * MINUTE;
    courier.turn();
    assertThat(mail.keys()).containsExactly("b");
    mail.answer = one -> new Delivered();
    now += 20 * MINUTE;
    courier.turn();
    assertThat(mail.keys()).containsExactly("b", "bad", "after bad");
  }

  @Test
  void a_channel_that_throws_is_tried_again_and_its_words_are_not_repeated() {
    mail.answer =
        one -> {
          throw new IllegalStateException("token=secret");
        };
    add("a", "mail", "1");
    add("b", "chat", "1");
    courier.turn();
    assertThat(chat.keys()).containsExactly("b");
    assertThat(status("mail").lastError())
        .isEqualTo("the channel failed: java.lang.IllegalStateException");
    assertThat(outbox.waiting()).isEqualTo(1);
  }

  @Test
  void what_waits_for_a_channel_that_is_no_more_is_given_up() {
    outbox.add(List.of(new Waiting(note("a", "fax", "1"), now + HOUR, true, 0, "")));
    courier.turn();
    assertThat(dead).extracting(Dead::why).containsExactly("there is no channel 'fax' any more");
    courier.reconfigure(List.of(new ChannelSpec("chat", chat)));
    add("b", "mail", "1");
    courier.turn();
    assertThat(dead).hasSize(2);
  }

  @Test
  void other_settings_are_used_from_the_next_turn_on() {
    add("a", "mail", "1");
    courier.turn();
    Sink other = new Sink();
    courier.reconfigure(List.of(new ChannelSpec("mail", other), new ChannelSpec("chat", chat)));
    courier.reconfigure(List.of(new ChannelSpec("mail", other), new ChannelSpec("chat", chat)));
    add("b", "mail", "1");
    courier.turn();
    assertThat(mail.closed).isEqualTo(1);
    assertThat(other.keys()).containsExactly("b");
    assertThat(other.made).isEqualTo(1);
    courier.close();
    assertThat(other.closed).isEqualTo(1);
  }

  @Test
  void what_was_held_back_is_told_in_one_and_settled_as_one() {
    outbox.add(List.of(held("a", now + 5), held("b", now + 5), held("later", now + 9)));
    Notification over = note("over", "mail", "a", Kind.RESOLVED);
    outbox.add(List.of(new Waiting(over, now + 5, true, 0, "")));
    courier.turn();
    assertThat(mail.sent).isEmpty();
    now += 5;
    mail.answers.add(BUSY);
    courier.turn();
    outbox.add(List.of(held("c", now)));
    now += MINUTE;
    courier.turn();
    assertThat(mail.arrived).extracting(Notification::kind).containsOnly(Kind.DIGEST);
    Notification digest = mail.arrived.get(0);
    assertThat(mail.sent.get(0)).isEqualTo(digest);
    assertThat(digest.subject().title())
        .isEqualTo("[HIGH] 3 notifications of 2 incidents, 1 of them over");
    assertThat(digest.subject().severity()).isEqualTo(Severity.HIGH);
    assertThat(digest.subject().text())
        .isEqualTo(
            "3 notifications of 2 incidents, 1 of them over, held back until now:\n"
                + "- title of over\n- title of b");
    assertThat(digest.fields().get("items"))
        .isEqualTo(
            List.of(
                Map.of(
                    "title",
                    "title of over",
                    "severity",
                    "HIGH",
                    "series",
                    "load",
                    "time",
                    "",
                    "link",
                    "http://link",
                    "count",
                    2,
                    "over",
                    true),
                Map.of(
                    "title",
                    "title of b",
                    "severity",
                    "HIGH",
                    "series",
                    "load",
                    "time",
                    "",
                    "link",
                    "http://link",
                    "count",
                    1,
                    "over",
                    false)));
    assertThat(outbox.waiting()).isZero();
    outbox.add(List.of(held("a", now), held("b", now), held("c", now)));
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void one_alone_that_was_held_back_is_told_as_it_is() {
    outbox.add(List.of(held("a", now)));
    courier.turn();
    assertThat(mail.arrived).containsExactly(note("a", "mail", "a"));
    assertThat(outbox.waiting()).isZero();
  }

  @Test
  void a_digest_of_very_many_names_the_first() {
    List<Waiting> many = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      many.add(held("k" + i, now));
    }
    outbox.add(many);
    courier.turn();
    assertThat(mail.arrived).hasSize(1);
    assertThat(mail.arrived.get(0).subject().text().lines()).hasSize(22);
    assertThat(mail.arrived.get(0).subject().text()).endsWith("\n- and 2980 more");
    assertThat((List<?>) mail.arrived.get(0).fields().get("items")).hasSize(100);
    assertThat(outbox.waiting()).isZero();
  }

  private void hold(String key, Kind kind, String thread) {
    Notification told = note(key, "mail", thread, kind);
    outbox.add(List.of(new Waiting(told, now + HOUR, true, 0, "")));
  }

  @Test
  void a_pager_is_told_of_each_incident_that_still_stands_and_never_in_a_digest() {
    mail.tracks = true;
    hold("a", Kind.OPENED, "1");
    hold("b", Kind.ESCALATED, "1");
    hold("c", Kind.OPENED, "2");
    hold("d", Kind.RESOLVED, "2");
    hold("e", Kind.ESCALATED, "3");
    hold("f", Kind.RESOLVED, "3");
    assertThat(courier.turn()).isZero();
    now += HOUR;
    assertThat(courier.turn()).isEqualTo(2);
    assertThat(mail.keys()).containsExactly("b", "f");
    assertThat(outbox.waiting()).isZero();
  }
}
