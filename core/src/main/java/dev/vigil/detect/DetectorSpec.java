package dev.vigil.detect;

import dev.vigil.state.StateReader;

/**
 * The settings of a detector, checked when they are made, and its maker.
 *
 * <p>Implementations are public records with a public constructor without parameters that gives the
 * defaults, listed in {@code META-INF/services}; their components are the settings. The same spec
 * makes the detectors of any number of series.
 */
public interface DetectorSpec {
  /** Name as users write it, such as {@code Z-Score Detector}. */
  String name();

  /** Short name, such as {@code zscore}. */
  String key();

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
}
