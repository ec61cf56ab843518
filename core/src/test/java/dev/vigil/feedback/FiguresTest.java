package dev.vigil.feedback;

import static dev.vigil.alert.Anomalies.MINUTE;
import static dev.vigil.alert.Anomalies.START;
import static dev.vigil.alert.Anomalies.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.alert.AlertBook;
import dev.vigil.alert.AlertSpec;
import dev.vigil.alert.Anomalies;
import dev.vigil.alert.Origin;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.feedback.Subject.Finder;
import dev.vigil.feedback.Subject.Measured;
import dev.vigil.model.Anomaly;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.model.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  private static final Answer WRONG = new Answer(Truth.WRONG, "ana");
  private static final Answer RIGHT = new Answer(Truth.RIGHT, "ana");

  private FeedbackBook book = book(new FeedbackSpec());
  private final AlertBook alerts =
      new AlertBook(new AlertSpec(), () -> Instant.ofEpochMilli(START), event -> book.told(event));
  private int rows;

  private static FeedbackBook book(FeedbackSpec spec) {
    return new FeedbackBook(spec, () -> Instant.ofEpochMilli(START + 9999 * MINUTE), t -> {});
  }

  private Anomaly raise(String host, Origin origin) {
    Anomaly anomaly = Anomalies.of(series(host), START + ++rows * MINUTE, Severity.HIGH);
    alerts.accept(anomaly, origin);
    return anomaly;
  }

  @Test
  void each_alert_that_is_told_counts_once_for_its_detector_and_series() {
    Anomaly first = raise("a", Origin.DETECTOR);
    Anomaly joined = raise("a", Origin.DETECTOR);
    raise("b", Origin.DETECTOR);
    book.give(book.anomaly(first.id()), WRONG);
    assertThat(book.figures().byDetector()).containsExactly(new Tally("novelty", 2, 0, 1, 0));
    assertThat(book.figures().bySeries())
        .containsExactly(
            new Tally(series("a").toString(), 1, 0, 1, 0),
            new Tally(series("b").toString(), 1, 0, 0, 0));
    assertThat(book.figures().all()).isEqualTo(new Tally("", 2, 0, 1, 0));
    assertThat(book.figures().all().unjudged()).isEqualTo(1);
    assertThat(book.anomaly(joined.id()).series()).isEqualTo(series("a"));
  }

  @Test
  void what_a_rule_raised_is_the_rules() {
    Anomaly raised = raise("a", Origin.raisedBy("too slow"));
    book.give(book.anomaly(raised.id()), RIGHT);
    assertThat(book.figures().byRule()).containsExactly(new Tally("too slow", 1, 1, 0, 0));
    assertThat(book.figures().byDetector()).isEmpty();
  }

  @Test
  void what_is_silenced_can_be_judged_and_is_not_counted_as_told() {
    alerts.silence(SeriesMatcher.parse("{host=q}"), START + 9999 * MINUTE, "ana", "");
    Anomaly quiet = raise("q", Origin.DETECTOR);
    assertThat(book.figures().all().told()).isZero();
    book.give(book.anomaly(quiet.id()), RIGHT);
    assertThat(book.figures().all()).isEqualTo(new Tally("", 1, 1, 0, 0));
  }

  @Test
  void what_was_missed_counts_for_the_series_and_for_who_should_have_found_it() {
    Subject.Missed missed = Subject.Missed.at(series("a"), START);
    book.give(missed, new Answer(Truth.MISSED, "ana"));
    assertThat(book.figures().byDetector()).isEmpty();
    Finder finder = new Finder("seasonal", "");
    book.give(
        new Subject.Missed(series("b"), missed.span(), finder, Measured.NOTHING),
        new Answer(Truth.MISSED, "ana"));
    assertThat(book.figures().byDetector()).containsExactly(new Tally("seasonal", 0, 0, 0, 1));
    assertThat(book.figures().bySeries()).extracting(Tally::missed).containsExactly(1, 1);
    assertThat(book.figures().all().missed()).isEqualTo(2);
  }

  @Test
  void one_right_of_one_is_not_taken_for_certain() {
    Tally one = new Tally("x", 1, 1, 0, 0);
    assertThat(one.precision()).isEqualTo(1);
    assertThat(one.precisionWithin().lower()).isCloseTo(0.2065, within(1e-4));
    assertThat(one.precisionWithin().upper()).isEqualTo(1);
    Tally none = new Tally("x", 5, 0, 0, 0);
    assertThat(none.precision()).isNaN();
    assertThat(none.precisionWithin()).isEqualTo(new Interval(0, 1));
  }

  /** The figures of Newcombe (1998), table I. */
  @Test
  void the_interval_is_wilsons() {
    Interval most = Interval.wilson(81, 263);
    assertThat(most.lower()).isCloseTo(0.2553, within(1e-4));
    assertThat(most.upper()).isCloseTo(0.3662, within(1e-4));
    Interval none = Interval.wilson(0, 20);
    assertThat(none.lower()).isEqualTo(0);
    assertThat(none.upper()).isCloseTo(0.1611, within(1e-4));
    Interval few = Interval.wilson(1, 29);
    assertThat(few.lower()).isCloseTo(0.0061, within(1e-4));
    assertThat(few.upper()).isCloseTo(0.1718, within(1e-4));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(3, 2));
  }

  @Test
  void keys_and_anomalies_that_are_kept_are_bounded_and_no_alert_is_lost_from_the_sum() {
    book = book(new FeedbackSpec().withMostTold(3, 2));
    List<Anomaly> anomalies =
        List.of("a", "b", "c", "a", "d").stream().map(h -> raise(h, Origin.DETECTOR)).toList();
    assertThat(book.figures().all().told()).isEqualTo(4);
    assertThat(book.figures().bySeries())
        .extracting(Tally::name)
        .containsExactly(series("c").toString(), series("d").toString());
    assertThat(book.anomaly(anomalies.get(4).id()).series()).isEqualTo(series("d"));
    org.assertj.core.api.Assertions.assertThatExceptionOfType(
            java.util.NoSuchElementException.class)
        .isThrownBy(() -> book.anomaly(anomalies.get(0).id()));
  }
}
