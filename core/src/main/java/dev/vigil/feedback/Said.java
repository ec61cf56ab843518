package dev.vigil.feedback;

import dev.vigil.detect.Teachable.Lesson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some feedback, and what it comes to, each worked out when it is first asked for. Immutable but
 * for what it remembers; thread-safe.
 */
final class Said {
  private static final int MOST_LESSONS = 256;

  private final List<Feedback> pieces;
  private volatile @Nullable List<Lesson> lessons;
  private volatile @Nullable Weighed weighed;

  /** The factor of a day. */
  private record Weighed(Fading fading, double factor) {}

  /**
   * @param pieces in the order in which votes on one thing are counted
   */
  Said(List<Feedback> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  List<Feedback> pieces() {
    return pieces;
  }

  /** See {@link Threshold}. */
  double factor(Fading fading) {
    Weighed known = weighed;
    if (known == null || !known.fading().equals(fading)) {
      known = new Weighed(fading, Threshold.factor(Judgement.of(pieces), fading));
      weighed = known;
    }
    return known.factor();
  }

  /** The last 256 at most, in the order of event time. */
  List<Lesson> lessons() {
    List<Lesson> known = lessons;
    if (known == null) {
      known = taught();
      lessons = known;
    }
    return known;
  }

  private List<Lesson> taught() {
    List<Lesson> all = new ArrayList<>();
    for (Judgement one : Judgement.of(pieces)) {
      if (!one.about().measured().contributions().isEmpty()) {
        all.add(new Lesson(one.truth(), one.about().measured().contributions()));
      }
    }
    return List.copyOf(all.subList(Math.max(0, all.size() - MOST_LESSONS), all.size()));
  }
}
