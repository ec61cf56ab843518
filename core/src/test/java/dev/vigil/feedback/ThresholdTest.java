package dev.vigil.feedback;

import static dev.vigil.feedback.Told.API;
import static dev.vigil.feedback.Told.DAY;
import static dev.vigil.feedback.Told.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.alert.Span;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.feedback.Subject.Finder;
import dev.vigil.feedback.Subject.Measured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ThresholdTest {
  private static final double CLOSE = 1e-9;
  private final Fading fading = Fading.at(NOW, Duration.ofDays(90));

  private static Judgement judged(Truth truth, double strength, long since) {
    return new Judgement(Told.spike(API, "a" + strength + since, strength), truth, since);
  }

  private static Judgement missed(double score, long since) {
    Measured measured = new Measured(score, List.of());
    Span span = new Span(since, since + 1);
    return new Judgement(
        new Subject.Missed(API, span, Finder.NOBODY, measured), Truth.MISSED, since);
  }

  private double factor(Judgement... judgements) {
    return Threshold.factor(List.of(judgements), fading);
  }

  private static List<Judgement> any(Random chance, int most) {
    List<Judgement> judgements = new ArrayList<>();
    for (int left = chance.nextInt(most + 1); left > 0; left--) {
      judgements.add(one(chance, Truth.values()[chance.nextInt(3)]));
    }
    return judgements;
  }

  private static Judgement one(Random chance, Truth truth) {
    long since = NOW - chance.nextInt(600) * DAY;
    if (truth == Truth.MISSED) {
      return missed(chance.nextBoolean() ? Double.NaN : chance.nextDouble(), since);
    }
    return judged(truth, Math.exp(chance.nextGaussian()), since);
  }

  @Test
  void nothing_said_changes_nothing() {
    assertThat(factor()).isEqualTo(1);
  }

  @Test
  void after_one_wrong_a_spike_like_it_is_not_told_unless_it_was_of_twice_the_least_strength() {
    for (double strength = 1; strength < 1.8; strength += 0.1) {
      assertThat(factor(judged(Truth.WRONG, strength, NOW)))
          .isGreaterThan(strength)
          .isCloseTo(1.1 * strength, within(CLOSE));
    }
    assertThat(factor(judged(Truth.WRONG, 3, NOW))).isCloseTo(2, within(CLOSE));
  }

  @Test
  void what_was_of_up_to_three_and_a_half_times_the_least_strength_takes_two() {
    Judgement one = judged(Truth.WRONG, 3.5, NOW);
    Judgement other = judged(Truth.WRONG, 3.6, NOW);
    assertThat(factor(one, other)).isGreaterThan(3.6).isLessThanOrEqualTo(4);
  }

  @Test
  void what_is_of_four_times_the_least_strength_is_told_whatever_people_say() {
    List<Judgement> wrong = Collections.nCopies(1000, judged(Truth.WRONG, 50, NOW));
    assertThat(Threshold.factor(wrong, fading)).isCloseTo(4, within(CLOSE));
  }

  @Test
  void right_alone_changes_nothing() {
    assertThat(factor(judged(Truth.RIGHT, 1, NOW), judged(Truth.RIGHT, 9, NOW))).isEqualTo(1);
  }

  @Test
  void as_many_right_as_wrong_of_one_strength_are_told_again() {
    Judgement wrong = judged(Truth.WRONG, 1.6, NOW);
    Judgement right = judged(Truth.RIGHT, 1.6, NOW);
    assertThat(factor(wrong)).isGreaterThan(1.6);
    assertThat(factor(wrong, right)).isGreaterThan(1).isLessThan(1.6);
  }

  @Test
  void one_right_among_many_wrong_is_outvoted() {
    Judgement wrong = judged(Truth.WRONG, 1.6, NOW);
    assertThat(factor(wrong, wrong, wrong, judged(Truth.RIGHT, 1.6, NOW))).isGreaterThan(1.6);
  }

  @Test
  void a_right_that_would_be_told_anyway_takes_nothing_from_a_weak_wrong() {
    Judgement wrong = judged(Truth.WRONG, 1.2, NOW);
    assertThat(factor(wrong, judged(Truth.RIGHT, 8, NOW))).isEqualTo(factor(wrong));
  }

  @Test
  void missed_asks_for_less_by_a_root_of_two_and_for_no_more_than_a_half_after_two() {
    assertThat(factor(missed(Double.NaN, NOW))).isCloseTo(1 / Math.sqrt(2), within(CLOSE));
    Judgement other = missed(Double.NaN, NOW - 1);
    assertThat(factor(missed(Double.NaN, NOW), other)).isCloseTo(0.5, within(CLOSE));
  }

  @Test
  void missed_of_a_known_strength_asks_for_just_less_than_that() {
    double strength = 0.9;
    assertThat(factor(missed(strength / (1 + strength), NOW)))
        .isCloseTo(strength / 1.1, within(CLOSE));
    assertThat(factor(missed(0.9, NOW))).as("it was strong enough").isEqualTo(1);
  }

  @Test
  void an_old_mistake_counts_less_and_in_the_end_not_at_all() {
    double before = 2.0001;
    for (int days = 0; days <= 540; days++) {
      double factor = factor(judged(Truth.WRONG, 3, NOW - days * DAY));
      assertThat(factor).as("after %s days", days).isLessThan(before).isGreaterThan(1);
      before = factor;
    }
    assertThat(factor(judged(Truth.WRONG, 3, NOW - 90 * DAY)))
        .isCloseTo(Math.sqrt(2), within(CLOSE));
    assertThat(factor(judged(Truth.WRONG, 3, NOW - 541 * DAY))).isEqualTo(1);
  }

  @Test
  void what_was_not_told_for_its_strength_moves_no_threshold() {
    Subject.Told breach = Told.spike(API, "b", dev.vigil.model.Severity.HIGH, NOW);
    assertThat(factor(new Judgement(breach, Truth.WRONG, NOW))).isEqualTo(1);
    assertThat(factor(new Judgement(breach, Truth.RIGHT, NOW))).isEqualTo(1);
  }

  @Test
  void a_wrong_never_makes_it_louder_and_a_right_or_missed_never_quieter() {
    Random chance = new Random(7);
    int moved = 0;
    for (int i = 0; i < 5_000; i++) {
      List<Judgement> judgements = any(chance, 12);
      double before = Threshold.factor(judgements, fading);
      Truth truth = Truth.values()[chance.nextInt(3)];
      judgements.add(one(chance, truth));
      double after = Threshold.factor(judgements, fading);
      if (truth == Truth.WRONG) {
        assertThat(after).isGreaterThanOrEqualTo(before - CLOSE);
      } else {
        assertThat(after).isLessThanOrEqualTo(before + CLOSE);
      }
      moved += Math.abs(after - before) > 1e-3 ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(1_000);
  }

  @Test
  void it_is_bounded_by_the_weight_of_what_was_said_and_by_four() {
    Random chance = new Random(8);
    for (int i = 0; i < 5_000; i++) {
      List<Judgement> judgements = any(chance, 30);
      double weight = judgements.stream().mapToDouble(j -> fading.weight(j.since())).sum();
      double u = Math.abs(Math.log(Threshold.factor(judgements, fading)));
      assertThat(u).isLessThanOrEqualTo(Math.min(Math.log(4), Math.log(2) * weight) + CLOSE);
    }
  }

  @Test
  void the_order_in_which_it_was_said_does_not_matter() {
    Random chance = new Random(9);
    for (int i = 0; i < 1_000; i++) {
      List<Judgement> judgements = any(chance, 20);
      double factor = Threshold.factor(judgements, fading);
      Collections.shuffle(judgements, chance);
      assertThat(Threshold.factor(judgements, fading)).isCloseTo(factor, within(CLOSE));
    }
  }

  @Test
  void it_is_where_the_sum_of_the_costs_is_least() {
    Random chance = new Random(10);
    for (int i = 0; i < 300; i++) {
      List<Judgement> judgements = any(chance, 12);
      double least = cost(Math.log(Threshold.factor(judgements, fading)), judgements);
      for (double u = -Math.log(4); u <= Math.log(4); u += 0.01) {
        assertThat(cost(u, judgements)).isGreaterThanOrEqualTo(least - CLOSE);
      }
    }
  }

  /** The sum, as the page states it. */
  private double cost(double u, List<Judgement> judgements) {
    double cost = u * u / (2 * Math.log(2));
    for (Judgement judgement : judgements) {
      double a = fading.weight(judgement.since());
      double score = judgement.about().measured().score();
      double m = Math.log(score / (1 - score));
      double spare = Math.log(1.1);
      double four = Math.log(4);
      cost +=
          switch (judgement.truth()) {
            case WRONG -> a * Math.max(0, Math.max(-four, Math.min(four, m + spare)) - u);
            case RIGHT -> a * Math.max(0, u - Math.max(0, m - spare));
            case MISSED ->
                0.5 * a * Math.max(0, u - (Double.isNaN(m) ? -four : Math.max(-four, m - spare)));
          };
    }
    return cost;
  }
}
