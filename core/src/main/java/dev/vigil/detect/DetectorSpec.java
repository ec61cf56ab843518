package dev.vigil.detect;

import dev.vigil.setting.About;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import dev.vigil.setting.SpecSettings;
import dev.vigil.state.StateReader;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a detector, checked when they are made, and its maker.
 *
 * <p>Implementations are public records with a public constructor without parameters that gives the
 * defaults, listed in {@code META-INF/services}; their components are the settings, which {@link
 * About} puts into words. The same spec makes the detectors of any number of series.
 */
public interface DetectorSpec {
  /** Name as users write it, such as {@code Z-Score Detector}. */
  String name();

  /** Short name, such as {@code zscore}. */
  String key();

  /** What it is right for, in half a sentence; empty where that is not said. */
  default String rightFor() {
    return "";
  }

  /** What it does not see, in half a sentence; empty where that is not said. */
  default String blindTo() {
    return "";
  }

  /**
   * Processor time a point and state a series, as measured: "33 ns a point, 40 B a series"; empty
   * where that is not said.
   */
  default String cost() {
    return "";
  }

  /**
   * Whether a point takes it more than 5 µs of processor time. Where points come fast, dear
   * detectors are asked last.
   */
  default boolean dear() {
    return false;
  }

  /** Whether it goes by the hours of a time zone. */
  default boolean goesByHours() {
    return settings().stream().anyMatch(setting -> setting.type() == ZoneId.class);
  }

  /** The same with the hours of this zone; itself where it goes by none. */
  default DetectorSpec inZone(ZoneId zone) {
    return settings().stream()
        .filter(setting -> setting.type() == ZoneId.class)
        .findFirst()
        .map(setting -> with(Map.of(setting.name(), zone)))
        .orElse(this);
  }

  /** A detector that has seen nothing. */
  Detector newDetector();

  /**
   * A detector that goes on where the saved one stopped.
   *
   * @throws dev.vigil.state.BadState if the state is not one of this detector and these settings
   */
  Detector restore(StateReader in);

  /** How often scores of a given size occur on ordinary series. */
  Calibration calibration();

  /**
   * The settings: one for each component of the record, in its order.
   *
   * @throws IllegalStateException if this is not such a record as is said above
   */
  default List<Setting> settings() {
    return SpecSettings.of(this).settings();
  }

  /**
   * This spec with some settings changed. Names are compared as in {@link
   * dev.vigil.model.NearestName#same}, so {@code warm-up} sets {@code warmUp}; text is read as the
   * type that is wanted.
   *
   * @throws BadSettings with all that is wrong: unknown names, wrong types, values that the
   *     constructor refuses
   */
  default DetectorSpec with(Map<String, ? extends @Nullable Object> settings) {
    return (DetectorSpec) SpecSettings.of(this).with(settings);
  }
}
