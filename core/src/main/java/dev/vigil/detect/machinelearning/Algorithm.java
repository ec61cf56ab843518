package dev.vigil.detect.machinelearning;

import dev.vigil.vector.Autoencoder;
import dev.vigil.vector.GaussianMixture;
import dev.vigil.vector.IsolationForest;
import dev.vigil.vector.Lstm;
import dev.vigil.vector.ModelKind;
import dev.vigil.vector.OneClassSvm;

/** A kind of model, as users name it. */
public enum Algorithm {
  /** How early random splits leave a row alone. */
  ISOLATION_FOREST_ML("isolation-forest-ml"),
  /** How badly a network gives a row back. */
  AUTOENCODER("autoencoder"),
  /** How far a row is out of a boundary around the others. */
  ONE_SVM("one-svm"),
  /** How thin a mixture of normal laws is where a row lies. */
  GAUSSIAN_MIXTURE("gaussian-mixture"),
  /** How badly a recurrent network foretold a row from those before it. */
  LSTM("lstm");

  private final String word;

  Algorithm(String word) {
    this.word = word;
  }

  ModelKind kind() {
    return switch (this) {
      case ISOLATION_FOREST_ML -> new IsolationForest();
      case AUTOENCODER -> new Autoencoder();
      case ONE_SVM -> new OneClassSvm();
      case GAUSSIAN_MIXTURE -> new GaussianMixture();
      case LSTM -> new Lstm();
    };
  }

  /** The name, such as {@code isolation-forest-ml}. */
  @Override
  public String toString() {
    return word;
  }
}
