package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which watches of a shard have changed since they were last saved. One owner, that of its shard.
 *
 * <p>Each watch notes the span between two checkpoints in which it last changed. When a checkpoint
 * begins, so does another span, and the watches of the one before are still to be saved as they are
 * then: in slices, or, where one is about to change before its turn, at that moment.
 */
final class Changes {
  private static final int SAVED = 0;
  private static final int FORGOTTEN = -1;

  /** Before the first checkpoint nothing is noted. */
  private static final int UNASKED = 0;

  private final SeriesForm form = new SeriesForm();
  private final StateWriter writer = new StateWriter();
  private List<SeriesWatch> changed = new ArrayList<>();
  private List<SeriesKey> forgotten = new ArrayList<>();
  private List<SeriesWatch> leaving = List.of();
  private List<SeriesKey> forgottenBefore = List.of();
  private @Nullable SeriesSink sink;
  private int span = UNASKED;
  private int next;

  /** What there is was loaded from where the next checkpoint goes to. */
  void allSaved() {
    span = 1;
  }

  /** A watch is about to change. */
  void touch(SeriesWatch watch) {
    int in = watch.changedIn();
    if (in == span) {
      return;
    }
    if (in != SAVED) {
      save(watch);
    }
    watch.changedIn(span);
    changed.add(watch);
  }

  /** A watch is let go of. */
  void forget(SeriesWatch watch) {
    if (span == UNASKED) {
      return;
    }
    int in = watch.changedIn();
    if (in != SAVED && in != span) {
      save(watch);
    }
    watch.changedIn(FORGOTTEN);
    forgotten.add(requireNonNull(watch.series()));
  }

  /** A series is where the next checkpoint goes to, and there is no watch of it. */
  void leaveOut(SeriesKey series) {
    forgotten.add(series);
  }

  /**
   * A checkpoint begins. The first one is of all watches, unless they were loaded from where it
   * goes to.
   */
  void begin(Collection<SeriesWatch> all, SeriesSink to) {
    if (span == UNASKED) {
      span = 1;
      all.forEach(this::touch);
    }
    sink = to;
    leaving = changed;
    forgottenBefore = forgotten;
    changed = new ArrayList<>(leaving.size());
    forgotten = new ArrayList<>();
    next = 0;
    span++;
  }

  /** The series that were forgotten between the checkpoint before and the one under way. */
  List<SeriesKey> forgotten() {
    return forgottenBefore;
  }

  /** Saves some of those that are still to be saved; how many of so many are then left to do. */
  int save(int atMost) {
    int left = atMost;
    while (left > 0 && next < leaving.size()) {
      SeriesWatch watch = leaving.get(next++);
      if (watch.changedIn() == span - 1) {
        save(watch);
        left--;
      }
    }
    return left;
  }

  private void save(SeriesWatch watch) {
    writer.clear();
    form.write(watch, writer);
    requireNonNull(sink).take(requireNonNull(watch.series()), writer);
    watch.changedIn(SAVED);
  }

  /** The checkpoint is kept, or is not, and all of it is to be saved by the next. */
  void settle(boolean kept) {
    if (!kept) {
      for (SeriesWatch watch : leaving) {
        if (watch.changedIn() != span && watch.changedIn() != FORGOTTEN) {
          watch.changedIn(span);
          changed.add(watch);
        }
      }
      forgotten.addAll(0, forgottenBefore);
    }
    leaving = List.of();
    forgottenBefore = List.of();
    sink = null;
  }
}
