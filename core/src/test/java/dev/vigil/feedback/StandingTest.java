package dev.vigil.feedback;

import static dev.vigil.feedback.Told.API;
import static dev.vigil.feedback.Told.DAY;
import static dev.vigil.feedback.Told.DB;
import static dev.vigil.feedback.Told.NOW;
import static dev.vigil.feedback.Told.spike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.alert.Note;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StandingTest {
  private static final Duration HALF_LIFE = Duration.ofDays(90);
  private static final SeriesKey CART = Told.series("cart", "a");
  private static final List<SeriesKey> ALL =
      List.of(API, DB, CART, Told.series("api", "b"), Told.series("db", "b"));
  private static final List<Scope> SCOPES =
      List.of(
          Scope.THIS_SERIES,
          Scope.EVERYWHERE,
          Scope.parse("{host=*}"),
          Scope.parse("{service=*,host=?}"),
          Scope.parse("latency"));

  private static Standing fresh(List<Feedback> all, long now) {
    return new Standing(all, Fading.at(now, HALF_LIFE), 2);
  }

  private static Feedback piece(long id, SeriesKey series, Scope scope, double strength) {
    Truth truth = id % 4 == 0 ? Truth.RIGHT : Truth.WRONG;
    long at = NOW - id % 7 * 20 * DAY;
    return new Feedback(
        id, spike(series, "a" + id, strength, at), truth, scope, new Note(at, "ana", ""), "");
  }

  @Test
  void it_comes_to_the_same_whatever_was_said_before() {
    Random chance = new Random(5);
    List<Feedback> all = new ArrayList<>();
    Standing standing = fresh(all, NOW);
    long now = NOW;
    for (int id = 1; id <= 400; id++) {
      SeriesKey series = ALL.get(chance.nextInt(ALL.size()));
      Scope own = Scope.parse("{service=" + series.labels().get("service").orElseThrow() + "}");
      int which = chance.nextInt(SCOPES.size() + 1);
      Scope scope = which < SCOPES.size() ? SCOPES.get(which) : own;
      all.add(piece(id, series, scope, 0.8 + 2 * chance.nextDouble()));
      while (all.size() > 1 && chance.nextInt(20) < 9) {
        all.remove(chance.nextInt(all.size()));
      }
      now += chance.nextInt(3) == 0 ? DAY : 0;
      standing = standing.next(all, Fading.at(now, HALF_LIFE));
      Standing anew = fresh(all, now);
      for (SeriesKey one : ALL.subList(chance.nextInt(ALL.size()), ALL.size())) {
        assertThat(standing.factor(one)).isEqualTo(anew.factor(one));
        assertThat(standing.lessons(one)).isEqualTo(anew.lessons(one));
        assertThat(standing.said(one).pieces()).isEqualTo(reaching(all, one));
        assertThat(standing.habituated("chat", one, "SPIKE", Severity.LOW))
            .isEqualTo(anew.habituated("chat", one, "SPIKE", Severity.LOW));
      }
    }
  }

  /** What was said of a series alone, then what reaches it as well. */
  private static List<Feedback> reaching(List<Feedback> all, SeriesKey series) {
    List<Feedback> said = new ArrayList<>();
    for (boolean wide : List.of(false, true)) {
      all.stream()
          .filter(one -> one.scope().wide() == wide && one.reaches(series))
          .forEach(said::add);
    }
    return said;
  }

  @Test
  void what_is_said_of_one_series_is_not_worked_out_again_for_others() {
    List<Feedback> all = new ArrayList<>();
    all.add(piece(1, API, Scope.parse("{host=*}"), 2));
    all.add(piece(2, DB, Scope.THIS_SERIES, 2));
    Standing before = fresh(all, NOW);
    Said cart = before.said(CART);
    Said db = before.said(DB);
    Said api = before.said(API);
    assertThat(cart).as("one for all that the same reaches").isSameAs(api).isNotSameAs(db);
    all.add(piece(3, API, Scope.THIS_SERIES, 2));
    Standing after = before.next(all, Fading.at(NOW, HALF_LIFE));
    assertThat(after.said(CART)).isSameAs(cart);
    assertThat(after.said(DB)).isSameAs(db);
    assertThat(after.said(API)).isNotSameAs(api);
  }
}
