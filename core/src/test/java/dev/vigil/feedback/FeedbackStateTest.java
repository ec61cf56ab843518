package dev.vigil.feedback;

import static dev.vigil.feedback.Told.API;
import static dev.vigil.feedback.Told.DAY;
import static dev.vigil.feedback.Told.DB;
import static dev.vigil.feedback.Told.NOW;
import static dev.vigil.feedback.Told.spike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Anomalies;
import dev.vigil.alert.Origin;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.Severity;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeedbackStateTest {
  private static final Answer WRONG = new Answer(Truth.WRONG, "ana").withNote("why not");

  private static FeedbackBook book(FeedbackSpec spec) {
    return new FeedbackBook(spec, () -> Instant.ofEpochMilli(NOW), taught -> {});
  }

  private static FeedbackBook full() {
    FeedbackBook book = book(new FeedbackSpec());
    AlertBook alerts = new AlertBook(new AlertSpec(), () -> Instant.ofEpochMilli(NOW), book::told);
    for (int i = 0; i < 6; i++) {
      Origin origin = i % 2 == 0 ? Origin.DETECTOR : Origin.raisedBy("slow");
      alerts.accept(Anomalies.of(Anomalies.series("h" + i), NOW - DAY, Severity.HIGH), origin);
    }
    book.give(book.anomaly(Anomalies.series("h1") + "@" + (NOW - DAY)), WRONG.on("pager"));
    book.give(spike(API, "a", 1.7), WRONG);
    book.give(spike(API, "b", 2.7), WRONG.withScope(Scope.parse("{service=a*}")));
    book.give(spike(API, "c", 2.9), WRONG.withScope(Scope.EVERYWHERE));
    book.give(Subject.Missed.at(DB, NOW - DAY), new Answer(Truth.MISSED, "ben"));
    book.takeBack(2);
    book.passTime(NOW + 20 * DAY);
    return book;
  }

  private static byte[] saved(FeedbackBook book) {
    StateWriter out = new StateWriter();
    book.save(out);
    return out.toByteArray();
  }

  @Test
  void it_goes_on_where_it_was_saved() {
    FeedbackBook book = full();
    FeedbackBook other = book(new FeedbackSpec());
    other.load(new StateReader(saved(book)));
    assertThat(other.all()).isEqualTo(book.all()).hasSize(4);
    assertThat(other.factor(API)).isEqualTo(book.factor(API)).isGreaterThan(1.5);
    assertThat(other.factor(DB)).isEqualTo(book.factor(DB)).isNotEqualTo(1);
    assertThat(other.lessons(API)).isEqualTo(book.lessons(API)).hasSize(2);
    assertThat(other.figures().byRule()).isEqualTo(book.figures().byRule()).hasSize(1);
    assertThat(other.figures().bySeries()).isEqualTo(book.figures().bySeries());
    assertThat(saved(other)).isEqualTo(saved(book));
    assertThat(other.give(spike(API, "z", 2), WRONG).id()).isEqualTo(6);
  }

  @Test
  void a_book_with_less_room_keeps_the_last() {
    FeedbackBook small = book(new FeedbackSpec().withMost(2, 1).withMostTold(2, 1));
    small.load(new StateReader(saved(full())));
    assertThat(small.all()).extracting(Feedback::id).containsExactly(4L, 5L);
    assertThat(small.figures().all().told()).isEqualTo(6);
  }

  @Test
  void a_state_that_is_cut_short_or_corrupt_is_refused_and_changes_nothing() {
    byte[] state = saved(full());
    FeedbackBook book = book(new FeedbackSpec());
    book.give(spike(API, "mine", 1.5), WRONG);
    byte[] before = saved(book);
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatExceptionOfType(BadState.class)
          .as("of %s bytes", length)
          .isThrownBy(() -> book.load(new StateReader(cut)));
    }
    assertThat(saved(book)).isEqualTo(before);
    Random chance = new Random(5);
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = state.clone();
      bad[chance.nextInt(bad.length)] = (byte) chance.nextInt(256);
      try {
        book(new FeedbackSpec()).load(new StateReader(bad));
      } catch (BadState e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(refused).isGreaterThan(500);
  }
}
