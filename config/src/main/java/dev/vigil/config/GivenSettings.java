package dev.vigil.config;

import dev.vigil.model.NearestName;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a group gives for a detector or a channel, and where each stands.
 *
 * @param group where they stand
 * @param known all settings that there are
 * @param values as they are handed over, by the names that were written
 * @param entries by the names that were written
 */
record GivenSettings(
    Value group, List<Setting> known, Map<String, Object> values, Map<String, Node.Entry> entries) {

  /**
   * Reads them, and tells of those that are of another kind than is wanted.
   *
   * @param refused answers whether a setting is refused, and tells why
   */
  static GivenSettings read(Value group, List<Setting> known, BiPredicate<Setting, Value> refused) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Node.Entry entry : group.entries("a group of settings").orElse(List.of())) {
      Optional<Setting> setting = setting(known, entry.key());
      Value value = group.of(entry);
      if (setting.isPresent() && !SettingTree.fits(value, setting.get())) {
        value.mustBe(setting.get().kind());
      } else if (setting.isEmpty() || !refused.test(setting.get(), value)) {
        values.put(entry.key(), SettingTree.plain(value, setting));
        entries.put(entry.key(), entry);
      }
    }
    return new GivenSettings(group, known, values, entries);
  }

  private static Optional<Setting> setting(List<Setting> known, String name) {
    return known.stream().filter(setting -> NearestName.same(setting.name(), name)).findFirst();
  }

  /** The values by the names that the settings have; call it once nothing is wrong. */
  Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    values.forEach((key, v) -> named.put(setting(known, key).orElseThrow().name(), v));
    return named;
  }

  /** Tells a problem where the setting stands that it is about. */
  void tell(BadSettings.Problem problem) {
    Node.Entry entry = entries.get(SettingTree.top(problem.key()));
    if (entry == null) {
      entry = entryOf(SettingTree.top(problem.key()));
    }
    if (entry == null && wrongAlready(SettingTree.top(problem.key()))) {
      return;
    }
    if (entry == null) {
      group.refuse(group.path() + ": " + veiled(group.node(), problem.message()));
      return;
    }
    boolean isKnown = setting(known, entry.key()).isPresent();
    Node node = isKnown ? SettingTree.node(entry.value(), problem.key()) : entry.value();
    if (node instanceof Node.Unreadable) {
      return;
    }
    Place place = isKnown ? node.place() : entry.place();
    String words = isKnown ? veiled(node, problem.message()) : problem.message();
    group.problems().add(place, group.of(entry).path(), words);
  }

  private Node.@Nullable Entry entryOf(String name) {
    return entries.values().stream()
        .filter(entry -> NearestName.same(entry.key(), name))
        .findFirst()
        .orElse(null);
  }

  /** Whether it stands there, and was told to be of another kind than is wanted. */
  private boolean wrongAlready(String name) {
    return group.node() instanceof Node.Mapping mapping
        && mapping.entries().stream().anyMatch(entry -> NearestName.same(entry.key(), name));
  }

  /** What was filled in is not quoted. */
  private static String veiled(Node node, String message) {
    Optional<Node.Scalar> filled = SettingTree.firstFilled(node);
    return filled.isPresent() ? Veil.cut(message, filled.get()) : message;
  }
}
