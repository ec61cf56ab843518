package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * By what the strength that is asked for on a series is to be multiplied, so that what people say
 * is heeded as far as there is enough of it.
 *
 * <p>Let u be the logarithm of the factor, and m the logarithm of a strength in units of the least
 * that is ever asked for. An anomaly of margin m is not told at u &gt; m. Each judgement of weight
 * a (1 when fresh, halved by each half-life) has a wish, with a tenth to spare:
 *
 * <ul>
 *   <li>WRONG: one like it is not told, u ≥ w = m + log 1.1. Each unit short of it costs a.
 *   <li>RIGHT: one like it is told, u ≤ r = max(0, m − log 1.1). Each unit beyond it costs a.
 *   <li>MISSED: one like it is told, u ≤ m − log 1.1; where the strength is not known, as low as
 *       may be. Each unit beyond it costs a/2, since nobody can say what else would have been told.
 * </ul>
 *
 * And whatever people say, a factor other than 1 costs u²/(2 log 2): so much has to be said for it.
 * The factor is where the sum
 *
 * <pre>J(u) = u²/(2 log 2) + Σ a·max(0, w − u) + Σ a·max(0, u − r) + Σ ½a·max(0, u − q)</pre>
 *
 * is least, with log ¼ ≤ u ≤ log 4. J is strictly convex, so there is one such place, and it does
 * not depend on any order. It follows that
 *
 * <ul>
 *   <li>a WRONG never makes the factor smaller, a RIGHT or MISSED never larger: each adds to the
 *       slope of J a term of one sign;
 *   <li>one judgement at most doubles the factor, a MISSED at most divides it by √2, since the
 *       slope of the first term has to make up for it: |u| ≤ log 2 · Σ a;
 *   <li>RIGHT alone leaves it at 1; as many RIGHT as WRONG of one strength leave it where such a
 *       strength is still told;
 *   <li>as the weights go to 0, so does u.
 * </ul>
 */
final class Threshold {
  private static final double MOST = Math.log(4);
  private static final double STEP = Math.log(2);
  private static final double TO_SPARE = Math.log(1.1);
  private static final double MISSED_WEIGHT = 0.5;
  private static final int HALVINGS = 52;

  /** What somebody wants of u, and how much. */
  private record Wish(double at, double weight, boolean atLeast) {}

  private final List<Wish> wishes = new ArrayList<>();

  private Threshold() {}

  /** The factor, ¼–4: over 1 is quieter. */
  static double factor(List<Judgement> judgements, Fading fading) {
    Threshold threshold = new Threshold();
    for (Judgement judgement : judgements) {
      threshold.hear(judgement, fading.weight(judgement.since()));
    }
    return threshold.least();
  }

  private void hear(Judgement judgement, double weight) {
    double margin = judgement.about().measured().margin();
    boolean known = !Double.isNaN(margin);
    if (weight == 0 || (!known && judgement.truth() != Truth.MISSED)) {
      return;
    }
    wishes.add(
        switch (judgement.truth()) {
          case WRONG -> new Wish(within(margin + TO_SPARE), weight, true);
          case RIGHT -> new Wish(Math.max(0, margin - TO_SPARE), weight, false);
          case MISSED -> new Wish(known ? margin - TO_SPARE : -MOST, weight * MISSED_WEIGHT, false);
        });
  }

  private static double within(double u) {
    return Math.max(-MOST, Math.min(MOST, u));
  }

  private double least() {
    if (slope(0, true) <= 0 && slope(0, false) >= 0) {
      return 1;
    }
    double low = -MOST;
    double high = MOST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (slope(middle, false) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.exp(high);
  }

  /** Slope of J on one side of u. */
  private double slope(double u, boolean below) {
    double slope = u / STEP;
    for (Wish wish : wishes) {
      if (wish.atLeast()) {
        slope -= u < wish.at() || (below && u == wish.at()) ? wish.weight() : 0;
      } else {
        slope += u > wish.at() || (!below && u == wish.at()) ? wish.weight() : 0;
      }
    }
    return slope;
  }
}
