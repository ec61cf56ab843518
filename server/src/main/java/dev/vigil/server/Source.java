package dev.vigil.server;

import dev.vigil.model.Point;
import java.util.List;

/** Measures something whenever it is asked to. One owner. */
@FunctionalInterface
public interface Source {
  /**
   * What is measured now.
   *
   * @param nanos of a clock that only goes on
   */
  List<Point> read(long epochMillis, long nanos);
}
