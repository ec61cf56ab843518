package dev.vigil.server.live;

import dev.vigil.model.Labels;
import dev.vigil.model.SeriesKey;
import dev.vigil.store.SeriesSlots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Series in the order of their names, without keeping these: those that came since it was last
 * asked are sorted and put between the others when it is. One owner.
 */
final class SeriesNames {
  /** Names of series that went, which are not worth the work of tidying. */
  private static final int MOST_IDLE = 1_000;

  private SeriesKey[] sorted = {};
  private final List<SeriesKey> fresh = new ArrayList<>();
  private boolean someGone;

  /** A series is there now. */
  void add(SeriesKey series) {
    fresh.add(series);
  }

  /**
   * A series is not there any more.
   *
   * @param there those that are
   */
  void gone(SeriesSlots there) {
    someGone = true;
    if (fresh.size() > 2 * there.size() + MOST_IDLE) {
      all(there); // where nobody asks, what came and went would stay
    }
  }

  /** How many are to be sorted. */
  int fresh() {
    return fresh.size();
  }

  /** All that are there, in order; not to be changed. */
  SeriesKey[] all(SeriesSlots there) {
    if (someGone) {
      fresh.removeIf(series -> there.of(series) < 0);
      sorted = Arrays.stream(sorted).filter(one -> there.of(one) >= 0).toArray(SeriesKey[]::new);
      someGone = false;
    }
    if (!fresh.isEmpty()) {
      SeriesKey[] more = fresh.toArray(SeriesKey[]::new);
      fresh.clear();
      Arrays.parallelSort(more, SeriesNames::compare);
      sorted = merge(sorted, more);
    }
    return sorted;
  }

  private static SeriesKey[] merge(SeriesKey[] one, SeriesKey[] other) {
    SeriesKey[] both = new SeriesKey[one.length + other.length];
    int from = 0;
    int size = 0;
    for (SeriesKey next : other) {
      int order = -1;
      while (from < one.length && (order = compare(one[from], next)) < 0) {
        both[size++] = one[from++];
      }
      boolean twice = from < one.length && order == 0; // it went and came again
      if (!twice && (size == 0 || !both[size - 1].equals(next))) {
        both[size++] = next;
      }
    }
    System.arraycopy(one, from, both, size, one.length - from);
    size += one.length - from;
    return size == both.length ? both : Arrays.copyOf(both, size);
  }

  /** Where the first stands whose name is behind a text. */
  static int behind(SeriesKey[] sorted, String text) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle].toString().compareTo(text) > 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** As their texts compare; these are made only where the parts do not tell. */
  static int compare(SeriesKey one, SeriesKey other) {
    int order = differ(one.metric(), other.metric());
    if (order == 0 && one.metric().equals(other.metric())) {
      order = labels(one, other);
    }
    return order != 0 || one.equals(other) ? order : one.toString().compareTo(other.toString());
  }

  private static int labels(SeriesKey series, SeriesKey pendant) {
    Labels one = series.labels();
    Labels other = pendant.labels();
    int both = Math.min(one.size(), other.size());
    for (int i = 0; i < both; i++) {
      int order = differ(one.name(i), other.name(i));
      if (order != 0 || !one.name(i).equals(other.name(i))) {
        return order;
      }
      order = differ(one.value(i), other.value(i));
      if (order != 0 || !one.value(i).equals(other.value(i))) {
        return order;
      }
    }
    return 0;
  }

  /** 0 if the first difference does not tell: one ends there, or what stands there is escaped. */
  private static int differ(String one, String other) {
    int ends = Math.min(one.length(), other.length());
    for (int at = 0; at < ends; at++) {
      char a = one.charAt(at);
      char b = other.charAt(at);
      if (a != b) {
        return escaped(a) || escaped(b) ? 0 : Character.compare(a, b);
      }
    }
    return 0;
  }

  private static boolean escaped(char c) {
    return c == '"' || c == '\\';
  }
}
