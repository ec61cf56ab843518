package dev.vigil.detect;

/**
 * A detector that fits a model to a sample of what it has learnt, from time to time by itself, and
 * when it is asked to.
 */
public interface Retrainable {
  /** The model in force; version 0 while there is none. */
  ModelInfo model();

  /** Fits a model to the sample as it is now. Does nothing while there are too few rows. */
  void retrain();

  /**
   * Puts the model before in force, until the next fit. The last {@link #retrain} can be taken back
   * so until the detector fits by itself; how many models it keeps over that is its own matter.
   *
   * @return whether there was one
   */
  boolean rollback();

  /**
   * A model.
   *
   * @param version number of the fit, from 1; 0 for no model
   * @param fittedAt observations learnt when it was fitted
   * @param sample observations that it was fitted to
   */
  record ModelInfo(int version, long fittedAt, int sample) {
    /** No model yet. */
    public static final ModelInfo NONE = new ModelInfo(0, 0, 0);
  }
}
