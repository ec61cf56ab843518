package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.PointColumns;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A few of the points of some columns on their way through the shards together; what is noted of
 * them lives no longer than they are in the processor's cache. Each share writes only at the places
 * of its own series.
 */
final class ColumnBatch {
  private final PointColumns points;
  private final List<Circumstances> circumstances;
  private final int from;
  private final @Nullable SeriesWatch[] watches;
  private final @Nullable Point[] observations;
  private final @Nullable Verdict[] verdicts;
  private final @Nullable Matter[] matters;

  /**
   * @param circumstances of all points; empty where nothing came with any
   */
  ColumnBatch(PointColumns points, List<Circumstances> circumstances, int from, int to) {
    int size = to - from;
    this.points = points;
    this.circumstances = circumstances;
    this.from = from;
    this.watches = new SeriesWatch[size];
    this.observations = new Point[size];
    this.verdicts = new Verdict[size];
    this.matters = new Matter[size];
  }

  int size() {
    return watches.length;
  }

  /** Finds the watches of all, new ones in the order of their points. On the caller's thread. */
  void find(WatchIndex index, Shards shards) {
    for (int i = 0; i < watches.length; i++) {
      SeriesWatch watch = index.find(points, from + i);
      watches[i] = watch;
      if (watch == null) {
        verdicts[i] = new Verdict.Rejected(shards.of(points.series(from + i)).refusal());
      }
    }
  }

  /** Judges those of one share of the shards. */
  void judge(int share, int shares, List<Shard> shards) {
    for (int i = 0; i < watches.length; i++) {
      SeriesWatch watch = watches[i];
      if (watch == null || (shares > 1 && watch.shard() % shares != share)) {
        continue;
      }
      Shard shard = shards.get(watch.shard());
      Point point = new Point(watch.key(), points.epochMillis(from + i), points.value(from + i));
      observations[i] = point;
      verdicts[i] = shard.accept(watch, point, circumstances(from + i));
      matters[i] = shard.matter();
    }
  }

  private Circumstances circumstances(int at) {
    return circumstances.isEmpty() ? Circumstances.NONE : circumstances.get(at);
  }

  PointColumns points() {
    return points;
  }

  /** Where the first of them stands in the columns. */
  int from() {
    return from;
  }

  @Nullable SeriesWatch watch(int i) {
    return watches[i];
  }

  Observation observation(int i) {
    Point made = observations[i];
    return made == null ? points.get(from + i) : made;
  }

  Verdict verdict(int i) {
    return requireNonNull(verdicts[i]);
  }

  @Nullable Matter matter(int i) {
    return matters[i];
  }
}
