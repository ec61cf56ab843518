package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.Arrays;

/** The numbers of series in the tables, by series. Thread-safe. */
final class SeriesNumbers {
  static final long NONE = 0;

  private SeriesSlots slots = new SeriesSlots();
  private long[] numbers = new long[64];

  /** The number of a series; 0 if it has none here. */
  synchronized long of(SeriesKey series) {
    int slot = slots.of(series);
    return slot < 0 ? NONE : numbers[slot];
  }

  synchronized void put(SeriesKey series, long number) {
    int slot = slots.add(series);
    if (slot >= numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * slot);
    }
    numbers[slot] = number;
  }

  synchronized void remove(SeriesKey series) {
    slots.remove(series);
  }

  synchronized int size() {
    return slots.size();
  }

  synchronized void clear() {
    slots = new SeriesSlots();
  }
}
