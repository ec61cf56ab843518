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
 * @param pace whether they are watched, and how far back
 */
record Layer(
    @Nullable DetectorSpec detector,
    Map<String, Map<String, Object>> settings,
    @Nullable ZoneId zone,
    @Nullable AlertBudget budget,
    @Nullable AbsenceSpec absence,
    @Nullable ValidRange valid,
    Pace pace) {

  /** Says nothing. */
  static final Layer NONE = new Layer(null, Map.of(), null, null, null, null, Pace.NONE);

  /** A detector with the settings and hours of this layer. */
  DetectorSpec over(DetectorSpec beneath) {
    Map<String, Object> changes =
        new LinkedHashMap<>(settings.getOrDefault(beneath.key(), Map.of()));
    if (zone != null) {
      zoneSetting(beneath).ifPresent(name -> changes.put(name, zone));
    }
    DetectorSpec changed = pace.lookback().over(beneath, changes);
    return changed instanceof Composed composed ? composed.withMembers(this::over) : changed;
  }

  /** What {@code windowSize} and {@code minDataPoints} have become, by detector. */
  Map<String, Lookback.Applied> applied(DetectorSpec beneath) {
    Map<String, Lookback.Applied> all = new LinkedHashMap<>();
    Map<String, Object> own = settings.getOrDefault(beneath.key(), Map.of());
    Lookback.Applied applied = pace.lookback().applied(beneath, own);
    all.put(beneath.key(), applied);
    if (applied.spec() instanceof Composed composed) {
      composed.parts().forEach(part -> all.putAll(applied(part)));
    }
    return all;
  }

  /** The setting that says whose hours a detector goes by, if it goes by any. */
  static Optional<String> zoneSetting(DetectorSpec detector) {
    return detector.settings().stream()
        .filter(setting -> setting.type() == ZoneId.class)
        .map(setting -> setting.name())
        .findFirst();
  }

  Layer withDetector(DetectorSpec other) {
    return new Layer(other, settings, zone, budget, absence, valid, pace);
  }

  Layer withBudget(@Nullable AlertBudget other) {
    return new Layer(detector, settings, zone, other, absence, valid, pace);
  }

  Layer withZone(ZoneId other) {
    return new Layer(detector, settings, other, budget, absence, valid, pace);
  }
}
