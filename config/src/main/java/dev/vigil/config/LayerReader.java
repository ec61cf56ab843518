package dev.vigil.config;

import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.AlertBudget;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the keys that the top of the file and an entry of a series have in common. */
final class LayerReader {
  private final DetectorCatalogue detectors;
  private final boolean top;

  /**
   * @param top whether this is the top of the file, where a budget across all series belongs
   */
  LayerReader(DetectorCatalogue detectors, boolean top) {
    this.detectors = detectors;
    this.top = top;
  }

  /**
   * What a group of keys says, and where it says it.
   *
   * @param section the group
   * @param settings settings of detectors, with their places
   * @param detectorUnknown whether it names a detector that there is not
   */
  record Read(Layer layer, Section section, DetectorSettings settings, boolean detectorUnknown) {}

  /**
   * @param beneath the layer that this one is laid over
   */
  Read read(Section section, Layer beneath) {
    DetectorSpec detector = detector(section);
    boolean unknown = detector == null && section.take(Keys.DETECTOR_TYPE).isPresent();
    Pace pace = pace(section);
    DetectorSettings settings = DetectorSettings.read(section, detectors, beneath, pace.lookback());
    Layer layer =
        new Layer(
            detector,
            settings.values(),
            section.take(Keys.TIMEZONE).flatMap(Times::zone).orElse(null),
            budget(section),
            AbsenceReader.read(section),
            ValidReader.read(section),
            pace);
    return new Read(layer, section, settings, unknown);
  }

  private static Pace pace(Section section) {
    Boolean enabled =
        section.take(Keys.ENABLED).flatMap(v -> v.truth("true or false")).orElse(null);
    return new Pace(
        enabled,
        new Lookback(count(section, Keys.WINDOW_SIZE), count(section, Keys.MIN_DATA_POINTS)));
  }

  private static @Nullable Integer count(Section section, Key key) {
    int count = section.whole(key, 1, Pace.MOST, 0);
    return count == 0 ? null : Integer.valueOf(count);
  }

  /** The detector by its name or key, with its defaults. */
  private @Nullable DetectorSpec detector(Section section) {
    Optional<Value> value = section.take(Keys.DETECTOR_TYPE);
    Optional<String> name = value.flatMap(v -> v.text("the name or key of a detector"));
    if (name.isEmpty()) {
      return null;
    }
    Optional<DetectorSpec> found = detectors.find(name.get());
    if (found.isEmpty()) {
      value.get().refuseAs(DetectorSettings.unknown(detectors, name.get()));
    }
    return found.orElse(null);
  }

  /** The budget, said in one of two ways. */
  private @Nullable AlertBudget budget(Section section) {
    Optional<Value> sensitivity = section.take(Keys.SENSITIVITY);
    Optional<Value> text = section.take(Keys.ALERT_BUDGET);
    if (sensitivity.isPresent() && text.isPresent()) {
      section
          .group()
          .problems()
          .add(
              section.placeOf(Keys.ALERT_BUDGET),
              text.get().path(),
              "sensitivity (line "
                  + section.placeOf(Keys.SENSITIVITY).line()
                  + ") and alertBudget both say how many alarms are accepted; give one of them");
    }
    @Nullable AlertBudget said = sensitivity.map(LayerReader::ofSensitivity).orElse(null);
    return text.map(this::ofText).orElse(said);
  }

  private static @Nullable AlertBudget ofSensitivity(Value value) {
    OptionalDouble number = value.number("a number from 0 to 1", 0, 1);
    return number.isPresent() ? AlertBudget.ofSensitivity(number.getAsDouble()) : null;
  }

  private @Nullable AlertBudget ofText(Value value) {
    Optional<String> text = value.text("text such as '1 per series per week'");
    if (text.isEmpty()) {
      return null;
    }
    try {
      AlertBudget budget = AlertBudget.parse(text.get());
      if (top || budget.fleetPerWeek() == Double.POSITIVE_INFINITY) {
        return budget;
      }
      value.refuse(
          "a budget across all series is for the top of the file, " + value.path() + " has one");
    } catch (IllegalArgumentException e) {
      value.refuseAs(String.valueOf(e.getMessage()));
    }
    return null;
  }
}
