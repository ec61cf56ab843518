package dev.vigil.detect;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is worked out once for all series of the same settings. Of more than so many settings, those
 * that were not asked for longest are let go; who has theirs keeps it. Thread-safe.
 *
 * @param <K> settings, with {@code equals}
 * @param <V> what is made of them, which threads may share
 */
public final class Shared<K, V> {
  private final int most;
  private final Function<? super K, ? extends V> make;

  /** In the order in which they were last asked for. */
  private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param most settings that are kept, at least 1
   * @param make makes what belongs to settings that are not kept; others wait for it
   */
  public Shared(int most, Function<? super K, ? extends V> make) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, was " + most);
    }
    this.most = most;
    this.make = make;
  }

  /** What belongs to these settings. */
  public synchronized V of(K settings) {
    V known = kept.get(settings);
    return known == null ? renew(settings) : known;
  }

  /** The same, made anew whether it is kept or not. */
  public synchronized V renew(K settings) {
    V made = make.apply(settings);
    kept.put(settings, made);
    if (kept.size() > most) {
      kept.remove(kept.keySet().iterator().next());
    }
    return made;
  }
}
