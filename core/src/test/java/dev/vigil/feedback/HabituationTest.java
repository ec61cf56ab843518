package dev.vigil.feedback;

import static dev.vigil.feedback.Told.API;
import static dev.vigil.feedback.Told.DAY;
import static dev.vigil.feedback.Told.DB;
import static dev.vigil.feedback.Told.NOW;
import static dev.vigil.feedback.Told.spike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HabituationTest {
  private static final Answer WRONG = new Answer(Truth.WRONG, "ana").on("pager");
  private static final Answer RIGHT = new Answer(Truth.RIGHT, "ana").on("pager");

  private final FeedbackBook book =
      new FeedbackBook(new FeedbackSpec(), () -> Instant.ofEpochMilli(NOW), taught -> {});
  private int given;

  private Feedback say(SeriesKey series, Answer answer, Severity severity) {
    given++;
    return book.give(spike(series, "a" + given, severity, NOW - DAY + given), answer);
  }

  private void wrong(int times) {
    for (int i = 0; i < times; i++) {
      say(API, WRONG, Severity.MEDIUM);
    }
  }

  private boolean quiet(SeriesKey series, Severity severity) {
    return book.habituated("pager", series, "SPIKE", severity);
  }

  @Test
  void three_that_were_wrong_make_the_channel_quiet_about_the_pattern() {
    wrong(2);
    assertThat(quiet(API, Severity.LOW)).isFalse();
    wrong(1);
    assertThat(quiet(API, Severity.LOW)).isTrue();
    assertThat(quiet(API, Severity.MEDIUM)).isTrue();
    assertThat(quiet(API, Severity.HIGH)).as("graver than all that were wrong").isFalse();
    assertThat(book.habituated("pager", API, "DROP", Severity.LOW)).isFalse();
    assertThat(book.habituated("chat", API, "SPIKE", Severity.LOW)).isFalse();
    assertThat(quiet(DB, Severity.LOW)).isFalse();
    assertThat(quiet(new SeriesKey("cpu", API.labels()), Severity.LOW)).isFalse();
  }

  @Test
  void said_of_no_channel_it_is_said_of_all() {
    for (int i = 0; i < 3; i++) {
      say(API, new Answer(Truth.WRONG, "ana"), Severity.HIGH);
    }
    assertThat(quiet(API, Severity.HIGH)).isTrue();
    assertThat(book.habituated("chat", API, "SPIKE", Severity.HIGH)).isTrue();
  }

  @Test
  void a_right_ends_it_and_so_does_taking_one_back() {
    wrong(3);
    Feedback right = say(API, RIGHT, Severity.LOW);
    assertThat(quiet(API, Severity.LOW)).isFalse();
    wrong(2);
    assertThat(quiet(API, Severity.LOW)).as("two since it was right").isFalse();
    wrong(1);
    assertThat(quiet(API, Severity.LOW)).as("three since it was right").isTrue();
    book.takeBack(right.id());
    book.takeBack(1);
    book.takeBack(2);
    book.takeBack(3);
    assertThat(quiet(API, Severity.LOW)).isTrue();
    book.takeBack(5);
    assertThat(quiet(API, Severity.LOW)).isFalse();
  }

  @Test
  void a_right_ends_it_on_whichever_channel_it_is_said() {
    wrong(3);
    Feedback right = say(API, RIGHT.on("chat"), Severity.LOW);
    assertThat(quiet(API, Severity.LOW)).isFalse();
    book.takeBack(right.id());
    assertThat(quiet(API, Severity.LOW)).isTrue();
    Subject third = book.get(3).about();
    book.give(third, new Answer(Truth.RIGHT, "ben").on("chat"));
    assertThat(quiet(API, Severity.LOW)).as("one says wrong, another right").isFalse();
  }

  @Test
  void at_the_same_time_right_is_the_last_word() {
    for (int i = 0; i < 3; i++) {
      book.give(spike(API, "b" + i, Severity.HIGH, NOW), WRONG);
    }
    assertThat(quiet(API, Severity.HIGH)).isTrue();
    book.give(spike(API, "a", Severity.HIGH, NOW), RIGHT);
    assertThat(quiet(API, Severity.HIGH)).isFalse();
  }

  @Test
  void a_pattern_that_was_mostly_right_is_told_although_it_was_wrong_of_late() {
    for (int i = 0; i < 5; i++) {
      say(API, RIGHT, Severity.MEDIUM);
    }
    wrong(3);
    assertThat(quiet(API, Severity.LOW)).isFalse();
    wrong(7);
    assertThat(quiet(API, Severity.LOW)).isTrue();
  }

  @Test
  void a_wider_scope_makes_it_quiet_about_the_metric_of_all_series_in_it() {
    SeriesKey other = Told.series("api", "z");
    for (int i = 0; i < 3; i++) {
      say(API, WRONG.withScope(Scope.parse("{service=api}")), Severity.MEDIUM);
    }
    assertThat(quiet(other, Severity.LOW)).isTrue();
    assertThat(quiet(DB, Severity.LOW)).isFalse();
    assertThat(quiet(new SeriesKey("cpu", other.labels()), Severity.LOW)).isFalse();
  }

  @Test
  void it_fades() {
    wrong(4);
    book.passTime(NOW + 50 * DAY);
    assertThat(quiet(API, Severity.LOW)).as("4 times 0.68").isTrue();
    book.passTime(NOW + 90 * DAY);
    assertThat(quiet(API, Severity.LOW)).as("4 times 0.5").isFalse();
  }
}
