package dev.vigil.notify;

import static dev.vigil.notify.Stories.START;
import static dev.vigil.notify.Stories.held;
import static dev.vigil.notify.Stories.note;
import static dev.vigil.notify.Stories.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.notify.Outbox.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every outbox promises. */
abstract class OutboxContract {
  /** One that is empty; the same one in any test. */
  abstract Outbox outbox();

  private List<String> due(long now) {
    return outbox().due(now, 100).stream().map(Waiting::key).toList();
  }

  @Test
  void what_was_put_in_is_due_from_its_time_on_and_in_its_order() {
    outbox().add(List.of(waiting("a", START + 5), waiting("b", START)));
    outbox().add(List.of(waiting("c", START + 5)));
    assertThat(due(START - 1)).isEmpty();
    assertThat(due(START)).containsExactly("b");
    assertThat(due(START + 5)).containsExactly("a", "b", "c");
    assertThat(due(START)).containsExactly("b");
    assertThat(outbox().due(START + 5, 2)).extracting(Waiting::key).containsExactly("a", "b");
    assertThat(outbox().due("mail", START + 5, 1)).extracting(Waiting::key).containsExactly("a");
    assertThat(outbox().due("chat", START + 5, 9)).isEmpty();
    assertThat(outbox().waiting()).isEqualTo(3);
    assertThat(outbox().due(START + 5, 9).get(0)).isEqualTo(waiting("a", START + 5));
  }

  @Test
  void a_key_that_is_known_is_passed_over() {
    outbox().add(List.of(waiting("a", START), waiting("b", START), waiting("c", START)));
    outbox().delivered("b", START);
    outbox().bury("c", START, "refused");
    outbox().add(List.of(waiting("a", START), waiting("b", START), waiting("c", START)));
    outbox().add(List.of(waiting("d", START), waiting("d", START)));
    assertThat(due(START)).containsExactly("a", "d");
  }

  @Test
  void what_is_postponed_waits_and_knows_how_often_and_why() {
    outbox().add(List.of(waiting("a", START)));
    outbox().postpone("a", START + 10, "HTTP 503");
    outbox().postpone("nobody", START + 10, "HTTP 503");
    assertThat(due(START + 9)).isEmpty();
    Waiting again = outbox().due(START + 10, 9).get(0);
    assertThat(again.attempts()).isEqualTo(1);
    assertThat(again.why()).isEqualTo("HTTP 503");
    assertThat(again.since()).isEqualTo(START);
  }

  @Test
  void nothing_overtakes_what_waits_before_it_in_its_thread() {
    Waiting opened = new Waiting(note("opened", "mail", "t"), START, false, 0, "");
    Waiting resolved = new Waiting(note("resolved", "mail", "t"), START, false, 0, "");
    Waiting elsewhere = new Waiting(note("elsewhere", "chat", "t"), START, false, 0, "");
    outbox().add(List.of(opened, resolved, elsewhere));
    outbox().postpone("opened", START + 10, "HTTP 503");
    assertThat(due(START)).containsExactly("elsewhere");
    assertThat(due(START + 10)).containsExactly("opened", "resolved", "elsewhere");
    outbox().postpone("opened", START + 20, "HTTP 503");
    outbox().bury("opened", START, "too old");
    assertThat(due(START)).containsExactly("resolved", "elsewhere");
  }

  @Test
  void what_waits_for_a_digest_holds_up_nothing_of_its_thread() {
    Waiting later = new Waiting(note("later", "mail", "t"), START + 10, true, 0, "");
    Waiting now = new Waiting(note("now", "mail", "t"), START, false, 0, "");
    outbox().add(List.of(later, now));
    assertThat(due(START)).containsExactly("now");
  }

  @Test
  void what_was_given_up_is_shown_and_can_be_tried_again() {
    outbox().add(List.of(waiting("a", START), waiting("b", START)));
    outbox().postpone("a", START + 1, "HTTP 503");
    outbox().bury("a", START + 2, "HTTP 400");
    assertThat(outbox().dead())
        .containsExactly(new Outbox.Dead(note("a", "mail", "a"), START + 2, 1, "HTTP 400"));
    assertThat(due(START + 2)).containsExactly("b");
    assertThat(outbox().revive("b", START)).isFalse();
    assertThat(outbox().revive("a", START + 3)).isTrue();
    assertThat(due(START + 3)).containsExactly("b", "a");
    assertThat(outbox().due(START + 3, 9).get(1).attempts()).isZero();
    assertThat(outbox().dead()).isEmpty();
  }

  @Test
  void one_can_take_the_place_of_several() {
    outbox().add(List.of(held("a", START), held("b", START), waiting("c", START)));
    outbox().merge(List.of("a", "b"), waiting("all", START), START);
    outbox().add(List.of(held("a", START), held("b", START)));
    assertThat(due(START)).containsExactly("c", "all");
    outbox().delivered("c", START);
    outbox().add(List.of(held("d", START)));
    outbox().merge(List.of("d"), waiting("d", START), START);
    assertThat(due(START)).containsExactly("all", "d");
    assertThat(outbox().due(START, 9)).noneMatch(Waiting::digest);
  }

  @Test
  void what_waits_for_a_digest_of_a_thread_can_be_withdrawn() {
    Waiting late = new Waiting(note("late", "mail", "t"), START + 10, true, 0, "");
    Waiting due = new Waiting(note("due", "mail", "t"), START, true, 0, "");
    Waiting now = new Waiting(note("now", "mail", "t"), START, false, 0, "");
    Waiting other = new Waiting(note("other", "mail", "u"), START, true, 0, "");
    Waiting chat = new Waiting(note("chat", "chat", "t"), START, true, 0, "");
    outbox().add(List.of(late, due, now, other, chat));
    assertThat(due(START)).contains("due");
    assertThat(outbox().withdraw("mail", "t", START)).containsExactlyInAnyOrder("late", "due");
    assertThat(outbox().withdraw("sms", "t", START)).isEmpty();
    assertThat(due(START + 10)).containsExactly("now", "other", "chat");
    outbox().merge(List.of("late", "due"), waiting("whole", START), START);
    outbox().add(List.of(late, due));
    assertThat(due(START + 10)).as("they are known").containsExactly("now", "other", "chat");
  }

  @Test
  void it_knows_how_many_wait_for_whom() {
    outbox().add(List.of(waiting("a", START), held("b", START + 1)));
    outbox().add(List.of(new Waiting(note("c", "chat", "c"), START, false, 0, "")));
    assertThat(outbox().waitingByChannel()).isEqualTo(Map.of("mail", 2, "chat", 1));
  }

  @Test
  void a_full_one_refuses_all_that_is_new() {
    List<Waiting> many = new ArrayList<>();
    for (int i = 0; i < most(); i++) {
      many.add(waiting("k" + i, START));
    }
    outbox().add(many);
    assertThatExceptionOfType(OutboxException.class)
        .isThrownBy(() -> outbox().add(List.of(waiting("k0", START), waiting("more", START))))
        .withMessage("the outbox is full: " + most() + " notifications wait");
    outbox().add(List.of(waiting("k0", START)));
    assertThat(outbox().waiting()).isEqualTo(most());
    outbox().delivered("k0", START);
    outbox().add(List.of(waiting("more", START)));
  }

  abstract int most();
}
