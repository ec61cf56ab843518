package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers by which entries of a journal name series and rows' names. One owner. */
final class Vocabulary {
  private final Map<SeriesKey, Integer> series = new HashMap<>();
  private final List<SeriesKey> seriesByNumber = new ArrayList<>();
  private final Map<List<String>, Integer> names = new HashMap<>();
  private final List<List<String>> namesByNumber = new ArrayList<>();

  int number(SeriesKey key) {
    Integer known = series.get(key);
    if (known != null) {
      return known;
    }
    learn(key);
    return seriesByNumber.size() - 1;
  }

  void learn(SeriesKey key) {
    series.put(key, seriesByNumber.size());
    seriesByNumber.add(key);
  }

  int number(List<String> some) {
    Integer known = names.get(some);
    if (known != null) {
      return known;
    }
    learn(some);
    return namesByNumber.size() - 1;
  }

  void learn(List<String> some) {
    names.put(some, namesByNumber.size());
    namesByNumber.add(some);
  }

  List<SeriesKey> series() {
    return seriesByNumber;
  }

  List<List<String>> names() {
    return namesByNumber;
  }

  /** Forgets what was learnt since there were so many. */
  void forget(int seriesBefore, int namesBefore) {
    while (seriesByNumber.size() > seriesBefore) {
      series.remove(seriesByNumber.remove(seriesByNumber.size() - 1));
    }
    while (namesByNumber.size() > namesBefore) {
      names.remove(namesByNumber.remove(namesByNumber.size() - 1));
    }
  }
}
