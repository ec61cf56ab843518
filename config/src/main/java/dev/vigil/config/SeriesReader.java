package dev.vigil.config;

import dev.vigil.judge.Limits;
import dev.vigil.model.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads which series are meant, and lists in which the first entry that matches a series holds. */
final class SeriesReader {
  /** The name that no label has. */
  private static final String WRONG = "";

  private static final String PATTERN = "text such as 'cpu*'";

  private SeriesReader() {}

  /** Metric and labels of an entry; no series where these are wrong. */
  static SeriesPattern pattern(Section section) {
    Optional<Value> metric = section.take(Keys.METRIC);
    Optional<Value> labels = section.take(Keys.LABELS);
    if (metric.isEmpty() && labels.isEmpty()) {
      section.group().refuse(section.group().path() + " must have a metric, or labels, or both");
      return new SeriesPattern(Glob.NONE, Map.of());
    }
    Glob glob = metric.map(SeriesReader::glob).orElse(Glob.ANY);
    Map<String, Glob> values = labels.map(SeriesReader::labels).orElse(Map.of());
    boolean whole = !values.containsKey(WRONG);
    return new SeriesPattern(whole ? glob : Glob.NONE, values);
  }

  private static Glob glob(Value value) {
    return value.text(PATTERN).map(Glob::new).orElse(Glob.NONE);
  }

  private static Map<String, Glob> labels(Value value) {
    Optional<List<Node.Entry>> entries = value.entries("a pattern for each label");
    if (entries.isEmpty()) {
      return Map.of(WRONG, Glob.NONE);
    }
    Map<String, Glob> labels = new HashMap<>();
    for (Node.Entry entry : entries.get()) {
      if (entry.key().isBlank()) {
        value.problems().add(entry.place(), value.path(), "a label needs a name");
      }
      Optional<String> text = value.of(entry).anyText(PATTERN);
      labels.put(text.isPresent() ? entry.key() : WRONG, new Glob(text.orElse("")));
    }
    return labels;
  }

  /** Patterns of metrics. */
  static List<Glob> metrics(Value value) {
    List<Glob> globs = new ArrayList<>();
    value
        .items("a list of metric patterns")
        .forEach(item -> item.text(PATTERN).ifPresent(text -> globs.add(new Glob(text))));
    return globs;
  }

  /** Limits of the user's own. */
  static List<Matched<Limits>> limits(Value value) {
    List<Section> sections = sections(value, Keys.OF_LIMITS);
    List<Matched<Limits>> all = new ArrayList<>();
    for (Section section : sections) {
      all.add(new Matched<>(pattern(section), limits(section)));
      section.done();
    }
    tellShadowed(sections, all);
    return all;
  }

  static List<Section> sections(Value value, List<Key> keys) {
    List<Section> sections = new ArrayList<>();
    value
        .items("a list of groups of keys")
        .forEach(item -> item.section(keys).ifPresent(sections::add));
    return sections;
  }

  private static Limits limits(Section section) {
    Optional<Value> above = section.take(Keys.ABOVE);
    Optional<Value> below = section.take(Keys.BELOW);
    OptionalInt hold =
        section
            .take(Keys.HOLD)
            .map(v -> v.whole("a whole number from 1 on", 1, Integer.MAX_VALUE))
            .orElse(OptionalInt.empty());
    if (above.isEmpty() && below.isEmpty()) {
      section.group().refuse(section.group().path() + " must say above or below, or both");
      return Limits.NONE;
    }
    double upper = bound(above).orElse(Double.POSITIVE_INFINITY);
    double lower = bound(below).orElse(Double.NEGATIVE_INFINITY);
    if (!(lower < upper)) {
      below.get().mustBe("under above, which is " + above.get().node().words());
      return Limits.NONE;
    }
    return new Limits(lower, upper, hold.orElse(1));
  }

  private static OptionalDouble bound(Optional<Value> value) {
    return value
        .map(v -> v.number("a number", -Double.MAX_VALUE, Double.MAX_VALUE))
        .orElse(OptionalDouble.empty());
  }

  /** Tells of each entry that an earlier one leaves nothing to do. */
  static void tellShadowed(List<Section> sections, List<? extends Matched<?>> entries) {
    for (int i = 1; i < entries.size(); i++) {
      SeriesPattern pattern = entries.get(i).pattern();
      for (int j = 0; j < i && !pattern.metric().equals(Glob.NONE); j++) {
        if (entries.get(j).pattern().covers(pattern)) {
          Value late = sections.get(i).group();
          Value early = sections.get(j).group();
          int line = early.node().place().line();
          late.refuse(
              late.path()
                  + " is never used: "
                  + early.path()
                  + " on line "
                  + line
                  + " matches all");
          break;
        }
      }
    }
  }
}
