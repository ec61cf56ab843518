package dev.vigil.pipeline;

import dev.vigil.model.PointColumns;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the watch of a point by the number of its series, where it has one: that costs a look into
 * an array, and no comparison of names. One owner.
 */
final class WatchIndex {
  private static final int FIRST_ROOM = 1_024;

  private final Shards shards;
  private @Nullable SeriesWatch[] byNumber = new SeriesWatch[0];
  private @Nullable Object numbering;

  WatchIndex(Shards shards) {
    this.shards = shards;
  }

  /** The watch of a point's series; null if it is not to be watched, or there is no room for it. */
  @SuppressWarnings("ReferenceEquality") // who gave the numbers is told by identity
  @Nullable SeriesWatch find(PointColumns points, int at) {
    int number = points.number(at);
    if (number < 0) {
      return search(points, at);
    }
    if (numbering != points.numbering()) {
      numbering = points.numbering();
      byNumber = new SeriesWatch[0];
    }
    SeriesWatch known = number < byNumber.length ? byNumber[number] : null;
    return known == null ? learn(points, at, number) : known;
  }

  private @Nullable SeriesWatch search(PointColumns points, int at) {
    return shards.of(points.series(at)).watch(points.series(at));
  }

  private @Nullable SeriesWatch learn(PointColumns points, int at, int number) {
    SeriesWatch found = search(points, at);
    if (found != null) {
      if (number >= byNumber.length) {
        int room = Math.max(FIRST_ROOM, Math.max(number + 1, 2 * byNumber.length));
        byNumber = Arrays.copyOf(byNumber, room);
      }
      byNumber[number] = found;
    }
    return found;
  }

  /** Watches may have been forgotten, or others taken their places. */
  void clear() {
    numbering = null;
    byNumber = new SeriesWatch[0];
  }
}
