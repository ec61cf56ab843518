package dev.vigil.config;

import dev.vigil.detect.Composed;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.AlertBudget;
import dev.vigil.pipeline.AbsenceSpec;
import dev.vigil.pipeline.ValidRange;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a part of the file says of how series are watched; null where it leaves it to the layer
 * beneath.
 *
 * @param detector which detector, with its defaults
 * @param settings of detectors, by the detector's key
 */
record Layer(
    @Nullable DetectorSpec detector,
    Map<String, Map<String, Object>> settings,
    @Nullable ZoneId zone,
    @Nullable AlertBudget budget,
    @Nullable AbsenceSpec absence,
    @Nullable ValidRange valid) {

  /** Says nothing. */
  static final Layer NONE = new Layer(null, Map.of(), null, null, null, null);

  /** A detector with the settings and hours of this layer. */
  DetectorSpec over(DetectorSpec beneath) {
    Map<String, Object> changes =
        new LinkedHashMap<>(settings.getOrDefault(beneath.key(), Map.of()));
    if (zone != null) {
      zoneSetting(beneath).ifPresent(name -> changes.put(name, zone));
    }
    DetectorSpec changed = changes.isEmpty() ? beneath : beneath.with(changes);
    return changed instanceof Composed composed ? composed.withMembers(this::over) : changed;
  }

  /** The setting that says whose hours a detector goes by, if it goes by any. */
  static Optional<String> zoneSetting(DetectorSpec detector) {
    return detector.settings().stream()
        .filter(setting -> setting.type() == ZoneId.class)
        .map(setting -> setting.name())
        .findFirst();
  }

  Layer withDetector(DetectorSpec other) {
    return new Layer(other, settings, zone, budget, absence, valid);
  }

  Layer withBudget(@Nullable AlertBudget other) {
    return new Layer(detector, settings, zone, other, absence, valid);
  }

  Layer withZone(ZoneId other) {
    return new Layer(detector, settings, other, budget, absence, valid);
  }
}
