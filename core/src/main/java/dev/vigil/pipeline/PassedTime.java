package dev.vigil.pipeline;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * How much time has passed for all series together, in milliseconds. One owner.
 *
 * <p>It follows the newest event time of all series, but no faster than the usual interval of the
 * series that brings it: one bad clock, or a pause of everything, makes no series look absent. Once
 * a wall clock is handed in, that alone counts, and a pause of it does not.
 */
final class PassedTime {
  private static final long NEVER = Long.MIN_VALUE;
  private static final double PAUSE = 3;
  private static final double RATE = 0.1;

  private long passed;
  private long newest = NEVER;
  private boolean byWall;
  private double wallStep;

  /**
   * An observation was taken in.
   *
   * @param now its event time
   * @param interval what is known to have passed on its series
   */
  void observed(long now, double interval) {
    if (!byWall && now > newest) {
      passed += newest == NEVER ? 0 : (long) Math.min((double) now - newest, interval);
      newest = now;
    }
  }

  /** A wall clock shows this time. */
  void wall(long now) {
    double by = byWall && newest != NEVER ? (double) now - newest : 0;
    byWall = true;
    newest = now;
    if (by > 0) {
      double usual = wallStep == 0 ? by : Math.min(by, PAUSE * wallStep);
      wallStep = wallStep == 0 ? by : wallStep + RATE * (usual - wallStep);
      passed += (long) usual;
    }
  }

  long passed() {
    return passed;
  }

  void save(StateWriter out) {
    out.put(passed).put(byWall ? NEVER : newest).put(byWall).put(wallStep);
  }

  /** Time without us was no time: a wall clock goes on from where it is next shown. */
  void load(StateReader in) {
    passed = in.getLong();
    newest = in.getLong();
    byWall = in.getBoolean();
    wallStep = in.getDouble("step of the wall clock", step -> step >= 0 && step < 1e19);
  }
}
