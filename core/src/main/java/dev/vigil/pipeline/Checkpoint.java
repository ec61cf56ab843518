package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.List;

/**
 * The series of a pipeline that changed since the checkpoint before, as they are when this one
 * begins, while the pipeline goes on: each is handed over in its turn, or right before it changes.
 * For the caller of its pipeline.
 */
public final class Checkpoint {
  private final List<Changes> shards;
  private final List<SeriesKey> forgotten = new ArrayList<>();
  private int at;

  Checkpoint(List<Changes> shards) {
    this.shards = shards;
    shards.forEach(one -> forgotten.addAll(one.forgotten()));
  }

  /** The series that are not watched any more; one may be watched anew, and its state follows. */
  public List<SeriesKey> forgotten() {
    return forgotten;
  }

  /**
   * Hands over some of the series whose turn it is.
   *
   * @return whether there may be more
   */
  public boolean advance(int atMost) {
    int left = atMost;
    while (left > 0 && at < shards.size()) {
      left = shards.get(at).save(left);
      if (left > 0) {
        at++;
      }
    }
    return at < shards.size();
  }

  /**
   * Ends it.
   *
   * @param kept whether all of it is where it lasts; if not, or if not all was handed over, the
   *     next one is of it too
   */
  public void settle(boolean kept) {
    boolean whole = kept && at == shards.size();
    shards.forEach(one -> one.settle(whole));
  }
}
