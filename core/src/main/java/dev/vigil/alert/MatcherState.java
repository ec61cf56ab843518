package dev.vigil.alert;

import dev.vigil.model.Glob;
import dev.vigil.model.SeriesMatcher;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Map;
import java.util.TreeMap;

/** The binary form of a series matcher. */
final class MatcherState {
  private static final int MOST_LABELS = 100;
  private static final int LONGEST = 1_000;

  private MatcherState() {}

  /** Refuses one that is too large to keep. */
  static void check(SeriesMatcher series) {
    boolean fits = series.labels().size() <= MOST_LABELS && fits(series.metric().pattern());
    for (Map.Entry<String, Glob> label : series.labels().entrySet()) {
      fits &= fits(label.getKey()) && fits(label.getValue().pattern());
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "series must have at most 100 labels, and texts of 1000 letters");
    }
  }

  private static boolean fits(String text) {
    return text.length() <= LONGEST;
  }

  static void put(SeriesMatcher series, StateWriter out) {
    Map<String, Glob> sorted = new TreeMap<>(series.labels());
    out.put(series.metric().pattern()).put(sorted.size());
    sorted.forEach((name, value) -> out.put(name).put(value.pattern()));
  }

  static SeriesMatcher read(StateReader in) {
    Glob metric = new Glob(in.getString());
    Map<String, Glob> labels = new TreeMap<>();
    for (int left = in.getInt("labels of a matcher", 0, MOST_LABELS); left > 0; left--) {
      labels.put(in.getString(), new Glob(in.getString()));
    }
    return new SeriesMatcher(metric, labels);
  }
}
