package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers by which entries of a journal name series and rows' names. One owner. */
final class Vocabulary {
  private final Map<SeriesKey, Integer> series = new HashMap<>();
  private final List<SeriesKey> seriesByNumber = new ArrayList<>();
  private @Nullable Object numbering;

  /** The numbers here by those that came with points, each with 1 added; 0 for none. */
  private int[] byTheirs = {};

  private final Map<List<String>, Integer> names = new HashMap<>();
  private final List<List<String>> namesByNumber = new ArrayList<>();

  /** The number of a point's series; found without its name where it was met by its number. */
  @SuppressWarnings("ReferenceEquality") // who gave the numbers is told by identity
  int number(PointBatch batch, int at) {
    int theirs = batch.number(at);
    if (theirs < 0) {
      return number(batch.series(at));
    }
    if (numbering != batch.numbering()) {
      numbering = batch.numbering();
      byTheirs = new int[0];
    }
    int known = theirs < byTheirs.length ? byTheirs[theirs] : 0;
    if (known > 0) {
      return known - 1;
    }
    int number = number(batch.series(at));
    if (theirs >= byTheirs.length) {
      byTheirs = Arrays.copyOf(byTheirs, Math.max(theirs + 1, 2 * byTheirs.length));
    }
    byTheirs[theirs] = number + 1;
    return number;
  }

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
    numbering = null;
    byTheirs = new int[0];
    while (seriesByNumber.size() > seriesBefore) {
      series.remove(seriesByNumber.remove(seriesByNumber.size() - 1));
    }
    while (namesByNumber.size() > namesBefore) {
      names.remove(namesByNumber.remove(namesByNumber.size() - 1));
    }
  }
}
