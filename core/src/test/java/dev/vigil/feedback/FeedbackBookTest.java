package dev.vigil.feedback;

import static dev.vigil.feedback.Told.API;
import static dev.vigil.feedback.Told.DAY;
import static dev.vigil.feedback.Told.DB;
import static dev.vigil.feedback.Told.NOW;
import static dev.vigil.feedback.Told.spike;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.alert.Span;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeedbackBookTest {
  private static final Answer WRONG = new Answer(Truth.WRONG, "ana");
  private static final Answer RIGHT = new Answer(Truth.RIGHT, "ana");
  private static final Answer MISSED = new Answer(Truth.MISSED, "ana");
  private static final SeriesKey OTHER_API = Told.series("api", "b");

  private final List<FeedbackChange> changes = new ArrayList<>();
  private long now = NOW;
  private FeedbackBook book = book(new FeedbackSpec());

  private FeedbackBook book(FeedbackSpec spec) {
    return new FeedbackBook(spec, () -> Instant.ofEpochMilli(now), changes::add);
  }

  @Test
  void it_is_numbered_and_listed_until_it_is_taken_back() {
    Feedback one = book.give(spike(API, "a", 1.5), WRONG.withNote("the nightly job"));
    Feedback two = book.give(spike(API, "b", 1.5), RIGHT);
    assertThat(book.all()).containsExactly(one, two);
    assertThat(two.id()).isEqualTo(one.id() + 1);
    assertThat(one.note().text()).isEqualTo("the nightly job");
    assertThat(book.get(one.id())).isEqualTo(one);
    assertThat(book.takeBack(one.id())).isEqualTo(one);
    assertThat(book.all()).containsExactly(two);
  }

  @Test
  void wrong_is_heeded_on_its_own_series_alone_unless_its_scope_is_wider() {
    book.give(spike(API, "a", 1.5), WRONG);
    assertThat(book.factor(API)).isCloseTo(1.65, within(1e-9));
    assertThat(book.factor(OTHER_API)).isEqualTo(1);
    book.give(spike(API, "a", 1.5), WRONG.withScope(Scope.parse("{service=api}")));
    assertThat(book.factor(OTHER_API)).isEqualTo(book.factor(API)).isGreaterThan(1.5);
    assertThat(book.factor(DB)).isEqualTo(1);
    book.give(spike(API, "a", 1.5), WRONG.withScope(Scope.EVERYWHERE));
    assertThat(book.factor(DB)).isEqualTo(book.factor(API)).isCloseTo(1.65, within(1e-9));
  }

  @Test
  void taking_it_back_restores_exactly_what_would_be_without_it() {
    Random chance = new Random(3);
    List<Feedback> given = new ArrayList<>();
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      SeriesKey series = chance.nextBoolean() ? API : OTHER_API;
      subjects.add(spike(series, "a" + i, 0.8 + chance.nextDouble() * 3, NOW - i * DAY));
    }
    subjects.forEach(about -> given.add(book.give(about, any(chance))));
    Collections.shuffle(given, chance);
    List<Feedback> back = given.subList(0, 40);
    back.forEach(one -> book.takeBack(one.id()));
    FeedbackBook other = book(new FeedbackSpec());
    List<Feedback> kept = new ArrayList<>(given.subList(40, 60));
    kept.forEach(one -> other.give(one.about(), answer(one)));
    for (SeriesKey series : List.of(API, OTHER_API, DB)) {
      assertThat(book.factor(series)).isEqualTo(other.factor(series));
      assertThat(book.lessons(series)).isEqualTo(other.lessons(series));
    }
    kept.forEach(one -> book.takeBack(one.id()));
    assertThat(book.factor(API)).isEqualTo(1);
    assertThat(book.lessons(API)).isEmpty();
  }

  private static Answer any(Random chance) {
    List<Scope> scopes = List.of(Scope.THIS_SERIES, Scope.parse("{service=api}"), Scope.EVERYWHERE);
    return (chance.nextBoolean() ? WRONG : RIGHT).withScope(scopes.get(chance.nextInt(3)));
  }

  private static Answer answer(Feedback feedback) {
    Answer said = new Answer(feedback.truth(), feedback.note().who());
    return said.withScope(feedback.scope());
  }

  @Test
  void the_same_person_on_the_same_anomaly_replaces_what_was_said() {
    Feedback before = book.give(spike(API, "a", 1.5), WRONG);
    Feedback after = book.give(spike(API, "a", 1.5), RIGHT);
    assertThat(book.all()).containsExactly(after);
    assertThat(book.factor(API)).isEqualTo(1);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> book.takeBack(before.id()))
        .withMessage("no feedback has the number 1 any more: it was taken back or replaced");
  }

  @Test
  void several_who_agree_are_one_judgement_and_where_they_are_even_it_was_right() {
    book.give(spike(API, "a", 3), WRONG);
    double one = book.factor(API);
    book.give(spike(API, "a", 3), new Answer(Truth.WRONG, "ben"));
    assertThat(book.factor(API)).isEqualTo(one).isGreaterThan(1.9);
    book.give(spike(API, "a", 3), new Answer(Truth.RIGHT, "cem"));
    assertThat(book.factor(API)).isEqualTo(one);
    book.give(spike(API, "a", 3), new Answer(Truth.RIGHT, "dan"));
    assertThat(book.factor(API)).isEqualTo(1);
    assertThat(book.figures().all().right()).isEqualTo(1);
    assertThat(book.figures().all().wrong()).isZero();
  }

  @Test
  void what_was_missed_makes_its_series_more_sensitive() {
    book.give(Subject.Missed.at(API, NOW - DAY), MISSED);
    assertThat(book.factor(API)).isLessThan(0.75);
    assertThat(book.factor(DB)).isEqualTo(1);
  }

  @Test
  void an_old_mistake_fades_as_event_time_passes() {
    book.give(spike(API, "a", 3), WRONG);
    book.passTime(NOW);
    assertThat(book.factor(API)).isCloseTo(2, within(1e-9));
    assertThat(book.passTime(NOW + 90 * DAY)).isTrue();
    assertThat(book.factor(API)).isCloseTo(Math.sqrt(2), within(1e-9));
    assertThat(book.passTime(NOW + 90 * DAY + 1)).as("the same day").isFalse();
    assertThat(book.passTime(NOW)).isFalse();
    assertThat(book.factor(API)).as("time does not go back").isCloseTo(1.414, within(1e-3));
    book.passTime(NOW + 600 * DAY);
    assertThat(book.factor(API)).isEqualTo(1);
  }

  @Test
  void an_anomaly_of_a_clock_far_ahead_fades_from_when_it_was_judged() {
    book.give(spike(API, "a", 3, NOW + 10_000 * DAY), WRONG);
    book.passTime(NOW + 90 * DAY);
    assertThat(book.factor(API)).isCloseTo(Math.sqrt(2), within(1e-9));
  }

  @Test
  void lessons_are_for_the_series_in_the_scope_in_the_order_of_event_time() {
    Scope api = Scope.parse("{service=api}");
    book.give(spike(API, "late", 2, NOW - DAY), WRONG.withScope(api));
    book.give(spike(API, "early", 3, NOW - 2 * DAY), RIGHT);
    assertThat(book.lessons(API))
        .extracting(Lesson::truth)
        .containsExactly(Truth.RIGHT, Truth.WRONG);
    assertThat(book.lessons(OTHER_API)).extracting(Lesson::truth).containsExactly(Truth.WRONG);
    assertThat(book.lessons(API).get(0).contributions().get(0).value()).isEqualTo(3);
    assertThat(book.lessons(DB)).isEmpty();
    assertThat(changes)
        .containsExactly(
            new FeedbackChange(API, api, true), new FeedbackChange(API, Scope.THIS_SERIES, true));
  }

  @Test
  void whoever_listens_hears_of_what_is_given_replaced_and_taken_back() {
    Feedback one = book.give(spike(API, "a", 3), WRONG.withScope(Scope.EVERYWHERE));
    Feedback two = book.give(spike(API, "a", 3), WRONG);
    book.takeBack(two.id());
    book.give(Subject.Missed.at(API, NOW), MISSED);
    FeedbackChange wide = new FeedbackChange(API, one.scope(), true);
    FeedbackChange narrow = new FeedbackChange(API, Scope.THIS_SERIES, true);
    FeedbackChange untaught = new FeedbackChange(API, Scope.THIS_SERIES, false);
    assertThat(changes).containsExactly(wide, wide, narrow, narrow, untaught);
    assertThat(wide.reaches(DB)).isTrue();
    assertThat(narrow.reaches(DB)).isFalse();
  }

  @Test
  void the_first_given_are_forgotten_when_there_is_no_room() {
    book = book(new FeedbackSpec().withMost(3, 1));
    book.give(spike(API, "a", 3), WRONG.withScope(Scope.EVERYWHERE));
    book.give(spike(API, "b", 3), WRONG.withScope(Scope.EVERYWHERE));
    assertThat(book.all()).extracting(Feedback::id).containsExactly(2L);
    for (String id : List.of("c", "d", "e")) {
      book.give(spike(API, id, 3), WRONG);
    }
    assertThat(book.all()).extracting(Feedback::id).containsExactly(3L, 4L, 5L);
    assertThat(book.factor(DB)).isEqualTo(1);
    assertThat(changes.subList(changes.size() - 2, changes.size()))
        .as("the last takes the place of the first wide one")
        .containsExactly(
            new FeedbackChange(API, Scope.EVERYWHERE, true),
            new FeedbackChange(API, Scope.THIS_SERIES, true));
  }

  @Test
  void what_cannot_be_said_is_refused_with_the_reason_and_changes_nothing() {
    refused(
        () -> book.give(spike(API, "a", 2), MISSED), "anomaly a was told, so it is RIGHT or WRONG");
    refused(
        () -> book.give(Subject.Missed.at(API, NOW), WRONG),
        "what was not told can only be MISSED, was WRONG");
    refused(
        () -> book.give(Subject.Missed.at(API, NOW + 1), MISSED),
        "at 2026-06-01T12:00:00.001Z, which is yet to come");
    refused(
        () -> book.give(spike(API, "a", 2), WRONG.withScope(Scope.parse("{service=db}"))),
        "the scope {service=db} leaves out latency{");
    refused(
        () -> book.give(spike(API, "a", 2), WRONG.withNote("x".repeat(2_001))),
        "a note has at most 2000 letters, had 2001");
    refused(
        () -> book.give(spike(API, "a", 2), new Answer(Truth.WRONG, " ")),
        "a name must have 1 to 200 letters");
    assertThat(book.all()).isEmpty();
    assertThat(changes).isEmpty();
    assertThat(book.factor(API)).isEqualTo(1);
  }

  @Test
  void what_is_nothing_is_refused_with_the_reason() {
    refused(() -> WRONG.on("x".repeat(1_001)), "the name of a channel must have 0 to 1000 letters");
    refused(() -> spike(API, "", 2), "the id of an anomaly must have 1 to 1000 letters, had 0");
    refused(() -> spike(API, "a", -0.5), "a score must be from 0 to 1 or NaN");
    refused(() -> Subject.Missed.during(API, new Span(NOW, NOW)), "must end after it begins");
    refused(() -> Scope.parse("x".repeat(1_001)), "a scope has at most 1000 letters, had 1001");
    refused(() -> Scope.parse("{service"), "a series matcher reads");
    refused(() -> SeriesKey.of(" "), "a series needs a metric name");
    refused(
        () -> Subject.Missed.at(SeriesKey.of("x".repeat(100_001)), NOW), "at most 100000 letters");
    refused(() -> new FeedbackSpec().withHalfLife(Duration.ofHours(1)), "from 1 to 3650 days");
    refused(() -> new FeedbackSpec().withMost(0, 1), "most must be from 1 to 100000, was 0");
    refused(() -> new FeedbackSpec().withHabituationAfter(1), "habituationAfter must be from 2");
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String reason) {
    assertThatIllegalArgumentException().isThrownBy(act).withMessageContaining(reason);
  }

  @Test
  void what_is_not_there_is_said_to_be_unknown() {
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> book.takeBack(7))
        .withMessage("no feedback has the number 7");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> book.get(-1))
        .withMessage("no feedback has the number -1");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> book.anomaly("nope"))
        .withMessage("no anomaly 'nope' is known of the last 10000 of alerts");
  }
}
