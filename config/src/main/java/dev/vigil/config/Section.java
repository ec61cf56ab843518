package dev.vigil.config;

import dev.vigil.config.Node.Entry;
import dev.vigil.model.NearestName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A group of known keys that is being read. It tells of unknown keys at once, and whoever reads it
 * must ask for each known one: a key that is accepted and then ignored fails in {@link #done}.
 */
final class Section {
  private final Value group;
  private final List<Key> keys;
  private final Map<String, Entry> entries = new HashMap<>();
  private final Set<Key> asked = new HashSet<>();

  Section(Value group, List<Entry> entries, List<Key> keys) {
    this.group = group;
    this.keys = keys;
    for (Entry entry : entries) {
      if (keys.stream().anyMatch(key -> key.name().equals(entry.key()))) {
        this.entries.put(entry.key(), entry);
      } else {
        unknown(entry);
      }
    }
  }

  private void unknown(Entry entry) {
    List<String> names = keys.stream().map(Key::name).toList();
    String where = group.path().isEmpty() ? "" : " in " + group.path();
    String instead =
        NearestName.of(entry.key(), names)
            .map(name -> ", did you mean '" + name + "'?")
            .orElse(", known are " + String.join(", ", names));
    group
        .problems()
        .add(
            entry.place(),
            MappingEntries.path(group.path(), entry.key()),
            "unknown key " + Quote.of(entry.key()) + where + instead);
  }

  /** The group itself. */
  Value group() {
    return group;
  }

  Optional<Value> take(Key key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key.name())).map(group::of);
  }

  /** Where a key that is there is written. */
  Place placeOf(Key key) {
    Entry entry = entries.get(key.name());
    return entry == null ? group.node().place() : entry.place();
  }

  /** A whole number within bounds, which the form of its key says in words. */
  int whole(Key key, int least, int most, int normally) {
    return take(key)
        .map(v -> v.whole("a " + key.form(), least, most))
        .orElse(OptionalInt.empty())
        .orElse(normally);
  }

  /** A number within bounds, which the form of its key says in words. */
  double number(Key key, double least, double most, double normally) {
    return take(key)
        .map(v -> v.number("a " + key.form(), least, most))
        .orElse(OptionalDouble.empty())
        .orElse(normally);
  }

  /** A span of time within bounds, which the form of its key says in words. */
  Duration span(Key key, Duration least, Duration most, Duration normally) {
    return take(key).flatMap(v -> v.duration("a " + key.form(), least, most)).orElse(normally);
  }

  /** True or false. */
  boolean truth(Key key, boolean normally) {
    return take(key).flatMap(v -> v.truth("true or false")).orElse(normally);
  }

  /** Text that must be there. */
  Optional<String> needed(Key key) {
    Optional<Value> value = take(key);
    if (value.isEmpty()) {
      refuseWithout(key);
    }
    return value.flatMap(Value::name);
  }

  /** Tells that a key has to be there. */
  void refuseWithout(Key key) {
    boolean vowel = "aeiou".indexOf(key.name().charAt(0)) >= 0;
    group.refuse(group.path() + " must have " + (vowel ? "an " : "a ") + key.name());
  }

  /** One of the constants, in any case. */
  <E extends Enum<E>> E constant(Key key, Class<E> type, E normally) {
    return take(key).flatMap(v -> Words.constant(v, type)).orElse(normally);
  }

  /** The entries of a list of groups; none where it is not there. */
  List<Section> sections(Key key, List<Key> keys) {
    return take(key).map(v -> SeriesReader.sections(v, keys)).orElse(List.of());
  }

  /** A group of keys; empty where it is not there. */
  Optional<Section> section(Key key, List<Key> of) {
    return take(key).flatMap(v -> v.section(of));
  }

  /** Ends the reading. */
  void done() {
    if (asked.size() < keys.size()) {
      throw new IllegalStateException(group.path() + ": only " + asked + " were asked for");
    }
  }
}
