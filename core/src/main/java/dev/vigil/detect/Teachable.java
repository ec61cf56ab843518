package dev.vigil.detect;

import dev.vigil.model.Evidence.Contribution;
import java.util.List;

/** A detector that learns from what people say of its anomalies. */
public interface Teachable {
  /** Takes a lesson in. What it does not know of is passed over. */
  void teach(Lesson lesson);

  /**
   * Forgets all lessons: it is as if none had been given, and whatever it has seen it still knows.
   */
  void forgetLessons();

  /**
   * What was said of an observation.
   *
   * @param truth what it was
   * @param contributions what each part of the detector gave at the time
   */
  record Lesson(Truth truth, List<Contribution> contributions) {
    public Lesson {
      contributions = List.copyOf(contributions);
    }
  }

  /** What somebody who knows says. */
  enum Truth {
    /** An anomaly was told, and it was one. */
    RIGHT,
    /** An anomaly was told, and it was none. */
    WRONG,
    /** None was told, and it was one. */
    MISSED
  }
}
