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
   * Takes back the last {@link #retrain}: the model before is in force until the next fit.
   *
   * @return whether there was one to take back: a fit by the detector itself ends that
   */
  boolean rollback();

  /**
   * A model.
   *
   * @param version counts the fits, from 1; 0 for no model
   * @param fittedAt observations learnt when it was fitted
   * @param sample observations that it was fitted to
   */
  record ModelInfo(int version, long fittedAt, int sample) {
    /** No model yet. */
    public static final ModelInfo NONE = new ModelInfo(0, 0, 0);
  }
}
