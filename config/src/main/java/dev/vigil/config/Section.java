package dev.vigil.config;

import dev.vigil.config.Node.Entry;
import dev.vigil.model.NearestName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Ends the reading. */
  void done() {
    if (asked.size() < keys.size()) {
      throw new IllegalStateException(group.path() + ": only " + asked + " were asked for");
    }
  }
}
