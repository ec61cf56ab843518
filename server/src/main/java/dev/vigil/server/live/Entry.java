package dev.vigil.server.live;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.rule.Circumstances;
import java.util.List;

/**
 * Something that changes what the engine knows. All of it is journalled, and applied in the order
 * of the journal, so that doing it again after a crash gives the same alerts, with the same
 * numbers.
 */
public sealed interface Entry {
  /** When it came, by the clock of the server. */
  long at();

  /**
   * Points.
   *
   * @param circumstances what came with each of them; empty where nothing did
   */
  record Observed(long at, PointColumns points, List<Circumstances> circumstances)
      implements Entry {
    public Observed {
      requireNonNull(points, "points");
      if (!circumstances.isEmpty() && circumstances.size() != points.size()) {
        throw new IllegalArgumentException(
            points.size() + " points cannot come with " + circumstances.size());
      }
    }

    Observed(long at, List<Point> points, List<Circumstances> circumstances) {
      this(at, PointColumns.of(points), circumstances);
    }
  }

  /** It is this late. */
  record Ticked(long at) implements Entry {}

  /** Somebody did something. */
  record Done(long at, Deed deed) implements Entry {
    public Done {
      requireNonNull(deed, "deed");
    }
  }
}
