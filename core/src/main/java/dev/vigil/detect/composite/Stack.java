package dev.vigil.detect.composite;

import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Stacked generalisation (Wolpert, 1992) with a logistic model: the odds that an observation is an
 * anomaly are exp(k · (Σ β·strength − 0.62)). The β start as the weights' shares, so that before
 * any feedback this is the weighted mean, and each lesson takes one step down the logistic loss.
 * One owner.
 */
final class Stack {
  private static final double STEEPNESS = 3;
  private static final double RATE = 0.05;
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
      sum += Math.max(0, share + changes[indexOf(opinion.member())]) * opinion.strength();
    }
    return sum;
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
      sum += Math.max(0, members[m].seat().weight() / all + changes[m]) * strengths[m];
    }
    double chance = 1 / (1 + Math.exp(-STEEPNESS * (sum - Opinion.SPOKEN)));
    double error = (lesson.truth() == Truth.WRONG ? 0 : 1) - chance;
    for (int m = 0; m < members.length; m++) {
      double changed = changes[m] + RATE * STEEPNESS * error * strengths[m];
      changes[m] = Math.max(-MOST, Math.min(MOST, changed));
    }
  }

  private double[] strengths(Lesson lesson) {
    double[] strengths = new double[members.length];
    for (Contribution contribution : lesson.contributions()) {
      for (int m = 0; m < members.length; m++) {
        if (members[m].seat().spec().key().equals(contribution.name())) {
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
