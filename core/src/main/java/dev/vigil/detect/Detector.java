package dev.vigil.detect;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.StateWriter;
import java.util.List;

/**
 * Measures how strange each observation of one series is. It has no opinion on who is woken.
 *
 * <p>One owner: a detector belongs to one series and is used by one thread at a time. The contract
 * kit of the test kit holds every implementation to what is said here.
 */
public interface Detector {
  /** How strange an observation would be. Changes nothing, however often it is asked. */
  Score score(Observation observation);

  /** Takes an observation into what is held to be normal. */
  void learn(Observation observation);

  /** {@link #score}, then {@link #learn}; the same answers, and faster where it can be. */
  default Score scoreAndLearn(Observation observation) {
    Score score = score(observation);
    learn(observation);
    return score;
  }

  /** Whether it reads observations of this shape. */
  default boolean accepts(Observation observation) {
    return observation instanceof Point;
  }

  /**
   * What of it can do something more, such as {@link Forecasting} or {@link Retrainable}: itself,
   * or those that it asks. Changes nothing.
   */
  default <T> List<T> able(Class<T> capability) {
    return capability.isInstance(this) ? List.of(capability.cast(this)) : List.of();
  }

  /** How many more observations it wants before its scores mean something; 0 when it is ready. */
  int remaining();

  /** Writes all that is needed to go on bit for bit; {@link DetectorSpec#restore} reads it back. */
  void save(StateWriter out);
}
