package dev.vigil.detect.composite;

import dev.vigil.detect.Teachable.Truth;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How far a member is to be trusted on this series: by what people said of its anomalies, and by
 * whether the others agreed when it spoke. One owner.
 */
final class Reliability {
  /** So many right answers are taken for given. */
  private static final float PRIOR = 4;

  /** So many times that it spoke and was confirmed are taken for given. */
  private static final float COMPANY = 2;

  private static final double LEAST = 0.1;
  private static final float MEMORY = 64;

  private float right;
  private float wrong;
  private float spoken;
  private float confirmed;

  /** Share of right answers that feedback gives reason for, 0.1–1. */
  double byFeedback() {
    return Math.max(LEAST, (right + PRIOR) / (right + wrong + PRIOR));
  }

  /** Share of the times that it spoke in which another found something too, 0.1–1. */
  double byCompany() {
    return Math.max(LEAST, (confirmed + COMPANY) / (spoken + COMPANY));
  }

  void teach(boolean spoke, Truth truth) {
    if (spoke == (truth != Truth.WRONG)) {
      right += spoke ? 1 : 0.5f;
    } else {
      wrong += spoke ? 1 : 0.5f;
    }
    if (right + wrong > MEMORY) {
      right /= 2;
      wrong /= 2;
    }
  }

  void forgetLessons() {
    right = 0;
    wrong = 0;
  }

  void speak(boolean inCompany) {
    spoken++;
    confirmed += inCompany ? 1 : 0;
    if (spoken > MEMORY) {
      spoken /= 2;
      confirmed /= 2;
    }
  }

  void save(StateWriter out) {
    out.put(right).put(wrong).put(spoken).put(confirmed);
  }

  void load(StateReader in) {
    right = share("right answers", in);
    wrong = share("wrong answers", in);
    spoken = share("times it spoke", in);
    confirmed = share("times it was confirmed", in);
  }

  private static float share(String what, StateReader in) {
    float count = in.getFloat();
    if (!(count >= 0 && count <= MEMORY + 1)) {
      throw new dev.vigil.state.BadState(what + " cannot be " + count);
    }
    return count;
  }
}
