package dev.vigil.pipeline;

import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.SeriesKeyState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the first values of a new series are those of one of its siblings: all within what the
 * sibling expects just then, and neither all at the middle of it nor all at its rim, which would be
 * another spread. One owner.
 */
final class Trial {
  private static final int VALUES = 32;
  private static final int MOST_SIBLINGS = 8;
  private static final double LEAST_OFF = 0.05;
  private static final double MOST_OFF = 0.75;

  private final List<SeriesKey> siblings = new ArrayList<>();

  /** Sums of how far the values were off, in halves of the expected band, sibling by sibling. */
  private final List<Double> off = new ArrayList<>();

  private int seen;

  void add(SeriesKey sibling) {
    siblings.add(sibling);
    off.add(0.0);
  }

  boolean full() {
    return siblings.size() >= MOST_SIBLINGS;
  }

  /** Holds the next value against the siblings. */
  void take(Point point, Function<SeriesKey, @Nullable SeriesWatch> watches) {
    seen++;
    for (int i = siblings.size() - 1; i >= 0; i--) {
      SeriesWatch sibling = watches.apply(siblings.get(i));
      double by = sibling == null ? Double.NaN : off(point, sibling);
      if (by <= 1) {
        off.set(i, off.get(i) + by);
      } else {
        siblings.remove(i);
        off.remove(i);
      }
    }
  }

  /** NaN or more than 1 where the value is not an ordinary one. */
  private static double off(Point point, SeriesWatch sibling) {
    Score score = sibling.scoreOf(point);
    double half = (score.upper() - score.lower()) / 2;
    boolean ordinary = score.value() < sibling.alarmScore() && half > 0;
    return ordinary ? Math.abs(point.value() - (score.lower() + half)) / half : Double.NaN;
  }

  /** Whether there is nothing more to find out. */
  boolean over() {
    return seen >= VALUES || siblings.isEmpty();
  }

  /** The sibling to learn from, once it is over. */
  Optional<SeriesKey> found() {
    for (int i = 0; i < siblings.size() && seen >= VALUES; i++) {
      double mean = off.get(i) / seen;
      if (mean >= LEAST_OFF && mean <= MOST_OFF) {
        return Optional.of(siblings.get(i));
      }
    }
    return Optional.empty();
  }

  void save(StateWriter out) {
    out.put(seen).put(siblings.size());
    for (int i = 0; i < siblings.size(); i++) {
      SeriesKeyState.put(siblings.get(i), out);
      out.put(off.get(i));
    }
  }

  static Trial load(StateReader in) {
    Trial trial = new Trial();
    trial.seen = in.getInt("values of a trial", 0, VALUES);
    for (int left = in.getInt("siblings", 0, MOST_SIBLINGS); left > 0; left--) {
      trial.siblings.add(SeriesKeyState.read(in));
      trial.off.add(in.getDouble("distance from a sibling", by -> by >= 0 && by <= VALUES));
    }
    return trial;
  }
}
