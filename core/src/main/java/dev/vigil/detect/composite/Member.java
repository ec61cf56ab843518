package dev.vigil.detect.composite;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Suitable;
import dev.vigil.model.Score;

/**
 * A detector among others. One owner.
 *
 * @param place of its seat among the seats of the plan
 */
record Member(int place, Seat seat, Detector detector, Standing standing) {
  Member(int place, Seat seat, Detector detector) {
    this(place, seat, detector, new Standing(seat.calibration()));
  }

  boolean ready() {
    return detector.remaining() == 0;
  }

  /** What a score of this member means, if it counts for so much. */
  Opinion opinion(Score score, double weight) {
    return new Opinion(
        seat.spec().key(), score, standing.strength(score), weight, standing.dense(score.dense()));
  }

  /** How much it suits the series, 0–1. */
  double suitability() {
    return detector instanceof Suitable suitable ? suitable.suitability() : 1;
  }
}
