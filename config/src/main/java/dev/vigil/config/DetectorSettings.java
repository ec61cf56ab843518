package dev.vigil.config;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.NearestName;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of detectors that a group of keys holds.
 *
 * @param values by the key of the detector, then by the name of the setting
 * @param groups where the settings of each detector are, by its key
 */
record DetectorSettings(Map<String, Map<String, Object>> values, Map<String, Value> groups) {

  /**
   * Reads them, and tells of each that its detector would not take.
   *
   * @param beneath the layer whose settings these change
   */
  static DetectorSettings read(Section section, DetectorCatalogue detectors, Layer beneath) {
    DetectorSettings settings = new DetectorSettings(new LinkedHashMap<>(), new LinkedHashMap<>());
    Optional<Value> group = section.take(Keys.DETECTOR_SPECIFIC_CONFIG);
    List<Node.Entry> entries =
        group.flatMap(g -> g.entries("a group for each detector")).orElse(List.of());
    boolean zoned = section.take(Keys.TIMEZONE).isPresent();
    for (Node.Entry entry : entries) {
      Value value = group.get().of(entry);
      Optional<DetectorSpec> detector = detectors.find(entry.key());
      if (detector.isEmpty()) {
        value.problems().add(entry.place(), value.path(), unknown(detectors, entry.key()));
      } else if (settings.groups.putIfAbsent(detector.get().key(), value) != null) {
        value.problems().add(entry.place(), value.path(), again(detector.get()));
      } else {
        settings.take(value, beneath.over(detector.get()), zoned);
      }
    }
    return settings;
  }

  static String unknown(DetectorCatalogue detectors, String name) {
    String known =
        ", known are " + String.join(", ", detectors.all().stream().map(d -> d.key()).toList());
    return "unknown detector "
        + Quote.of(name)
        + detectors.nearest(name).map(near -> ", did you mean '" + near + "'?").orElse(known);
  }

  private static String again(DetectorSpec detector) {
    return "the settings of '" + detector.key() + "' are there twice";
  }

  private void take(Value group, DetectorSpec detector, boolean zoned) {
    List<Setting> known = detector.settings();
    Optional<String> zone = Layer.zoneSetting(detector);
    Map<String, Object> given = new LinkedHashMap<>();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    for (Node.Entry entry : group.entries("a group of settings").orElse(List.of())) {
      Optional<Setting> setting = setting(known, entry.key());
      Value value = group.of(entry);
      if (setting.isPresent() && !SettingTree.fits(value, setting.get())) {
        value.mustBe(setting.get().kind());
      } else if (zoned && setting.isPresent() && setting.map(Setting::name).equals(zone)) {
        value.refuse(value.path() + " and timezone both say whose hours count; give one of them");
      } else {
        given.put(entry.key(), SettingTree.plain(value, setting));
        entries.put(entry.key(), entry);
      }
    }
    try {
      detector.with(given);
      Map<String, Object> named = new LinkedHashMap<>();
      given.forEach((key, v) -> named.put(setting(known, key).orElseThrow().name(), v));
      values.put(detector.key(), named);
    } catch (BadSettings e) {
      e.problems().forEach(problem -> tell(group, known, entries, problem));
    }
  }

  private static Optional<Setting> setting(List<Setting> known, String name) {
    return known.stream().filter(setting -> NearestName.same(setting.name(), name)).findFirst();
  }

  private static void tell(
      Value group,
      List<Setting> settings,
      Map<String, Node.Entry> entries,
      BadSettings.Problem problem) {
    Node.Entry entry = entries.get(SettingTree.top(problem.key()));
    if (entry == null) {
      group.refuse(group.path() + ": " + problem.message());
      return;
    }
    boolean known = setting(settings, entry.key()).isPresent();
    Place place = known ? SettingTree.place(entry.value(), problem.key()) : entry.place();
    group.problems().add(place, group.of(entry).path(), problem.message());
  }
}
