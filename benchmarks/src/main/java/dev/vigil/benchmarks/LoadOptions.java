package dev.vigil.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a load is to be, from {@code --name value} pairs. Immutable. */
final class LoadOptions {
  private final Map<String, String> given = new HashMap<>();

  LoadOptions(String[] args, Set<String> known) {
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : args[i];
      if (!known.contains(name) || i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + "? There are, with a value each: " + known);
      }
      given.put(name, args[i + 1]);
    }
  }

  String text(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, "" + otherwise).replace("_", ""));
  }

  /** Words with blanks between them. */
  List<String> words(String name) {
    String text = text(name, "").strip();
    return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
  }
}
