package dev.vigil.feedback;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** How many alerts each of them told, in the order in which they last did. One owner. */
final class ToldCounts<K> {
  private final int most;
  private final Map<K, Long> counts = new LinkedHashMap<>();
  private long others;

  ToldCounts(int most) {
    this.most = most;
  }

  void count(K who) {
    Long before = counts.remove(who);
    counts.put(who, before == null ? 1 : before + 1);
    if (counts.size() > most) {
      Iterator<Long> eldest = counts.values().iterator();
      others += eldest.next();
      eldest.remove();
    }
  }

  Map<K, Long> counts() {
    return counts;
  }

  /** Of all that are not counted by themselves any more. */
  long others() {
    return others;
  }

  void save(StateWriter out, BiConsumer<K, StateWriter> key) {
    out.put(others).put(counts.size());
    counts.forEach(
        (who, count) -> {
          key.accept(who, out);
          out.put(count.longValue());
        });
  }

  static <K> ToldCounts<K> read(StateReader in, int most, Function<StateReader, K> key) {
    ToldCounts<K> counts = new ToldCounts<>(most);
    counts.others = count(in);
    for (int left = in.getInt("counts", 0, in.remaining()); left > 0; left--) {
      K who = key.apply(in);
      if (counts.counts.put(who, count(in)) != null) {
        throw new BadState("'" + who + "' cannot be counted twice");
      }
    }
    while (counts.counts.size() > most) {
      Iterator<Long> eldest = counts.counts.values().iterator();
      counts.others += eldest.next();
      eldest.remove();
    }
    return counts;
  }

  private static long count(StateReader in) {
    long count = in.getLong();
    if (count < 0) {
      throw new BadState("a count cannot be " + count);
    }
    return count;
  }
}
