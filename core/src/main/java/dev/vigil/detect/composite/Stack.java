package dev.vigil.detect.composite;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * Stacked generalisation (Wolpert, 1992) with a logistic model: the odds that an observation is an
 * anomaly are exp(k · (Σ β·strength − 0.62)). The β start as the weights' shares, so that before
 * any feedback this is the weighted mean, and each lesson takes a step down the logistic loss, of a
 * length that does not grow with the strengths. One owner.
 */
final class Stack {
  private static final double STEEPNESS = 3;
  private static final double RATE = 0.15;

  /** Part of its share that a member keeps whatever it is taught. */
  private static final double LEAST = 0.1;

  private static final double MOST = 4;
  private static final double HIGHEST_STRENGTH = 5;

  private final Member[] members;
  private final double[] changes;

  Stack(Member[] members) {
    this.members = members;
    this.changes = new double[members.length];
  }

  double strength(Opinions opinions) {
    double weights = 0;
    for (int i = 0; i < opinions.size(); i++) {
      weights += opinions.get(i).weight();
    }
    double sum = 0;
    for (int i = 0; i < opinions.size(); i++) {
      Opinion opinion = opinions.get(i);
      double share = weights > 0 ? opinion.weight() / weights : 0;
      sum += coefficient(share, indexOf(opinion.member())) * opinion.strength();
    }
    return sum;
  }

  /** Never less than a part of the share, so that no lesson silences a member for good. */
  private double coefficient(double share, int member) {
    return Math.max(LEAST * share, share + changes[member]);
  }

  private int indexOf(String key) {
    for (int m = 0; m < members.length; m++) {
      if (members[m].seat().spec().key().equals(key)) {
        return m;
      }
    }
    throw new IllegalStateException("no member " + key);
  }

  void teach(Lesson lesson) {
    double[] strengths = strengths(lesson);
    double all = 0;
    for (Member member : members) {
      all += member.seat().weight();
    }
    double sum = 0;
    for (int m = 0; m < members.length; m++) {
      sum += coefficient(members[m].seat().weight() / all, m) * strengths[m];
    }
    double chance = 1 / (1 + Math.exp(-STEEPNESS * (sum - Opinion.SPOKEN)));
    double error = (lesson.truth() == Truth.WRONG ? 0 : 1) - chance;
    double length = Math.sqrt(Arrays.stream(strengths).map(s -> s * s).sum());
    for (int m = 0; m < members.length && length > 0; m++) {
      double changed = changes[m] + RATE * error * strengths[m] / length;
      double share = members[m].seat().weight() / all;
      changes[m] = Math.max((LEAST - 1) * share, Math.min(MOST, changed));
    }
  }

  void forgetLessons() {
    Arrays.fill(changes, 0);
  }

  private double[] strengths(Lesson lesson) {
    double[] strengths = new double[members.length];
    for (Contribution contribution : lesson.contributions()) {
      for (int m = 0; m < members.length; m++) {
        boolean its = members[m].seat().spec().key().equals(contribution.name());
        if (its && Double.isFinite(contribution.value())) {
          strengths[m] = Math.max(0, Math.min(HIGHEST_STRENGTH, contribution.value()));
        }
      }
    }
    return strengths;
  }

  void save(StateWriter out) {
    out.put(changes);
  }

  void load(StateReader in) {
    for (int m = 0; m < changes.length; m++) {
      changes[m] = in.getDouble("change of a weight", c -> Math.abs(c) <= MOST);
    }
  }
}
