package dev.vigil.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of a mapping as they are read: no key twice, and keys as they are written. */
final class MappingEntries {
  private static final int LONGEST = 60;

  private final Problems problems;
  private final String path;
  private final List<Node.Entry> entries = new ArrayList<>();
  private final Map<String, Place> places = new HashMap<>();

  MappingEntries(Problems problems, String path) {
    this.problems = problems;
    this.path = path;
  }

  static String path(String parent, String key) {
    String name = Quote.oneLine(key, LONGEST);
    return parent.isEmpty() ? name : parent + "." + name;
  }

  void add(String key, Place place, Node value) {
    Place before = places.putIfAbsent(key, place);
    if (before != null) {
      problems.add(
          place,
          path(path, key),
          "key " + Quote.of(key) + " is there twice, first on line " + before.line());
    } else if (key.contains("${")) {
      problems.add(
          place, path(path, key), "the environment is filled in values only, not in a key");
    } else {
      entries.add(new Node.Entry(key, place, value));
    }
  }

  Node.Mapping mapping(Place place) {
    return new Node.Mapping(place, List.copyOf(entries));
  }
}
