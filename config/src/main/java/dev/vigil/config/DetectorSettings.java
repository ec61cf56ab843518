package dev.vigil.config;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.BadSettings;
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
   * @param beside what the group says of all detectors
   */
  static DetectorSettings read(
      Section section, DetectorCatalogue detectors, Layer beneath, Lookback beside) {
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
        settings.take(value, beneath.over(detector.get()), zoned, beside);
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

  private void take(Value group, DetectorSpec detector, boolean zoned, Lookback beside) {
    Optional<String> zone = Layer.zoneSetting(detector);
    GivenSettings given =
        GivenSettings.read(
            group,
            detector.settings(),
            (setting, value) -> {
              boolean twice = zoned && zone.isPresent() && setting.name().equals(zone.get());
              if (twice) {
                String both = " and timezone both say whose hours count; give one of them";
                value.refuse(value.path() + both);
              }
              return twice;
            });
    try {
      beside.over(detector, given.values());
      values.put(detector.key(), given.named());
    } catch (BadSettings e) {
      e.problems().forEach(given::tell);
    }
  }
}
