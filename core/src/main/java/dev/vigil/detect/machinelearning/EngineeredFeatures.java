package dev.vigil.detect.machinelearning;

import dev.vigil.vector.Embedding;
import dev.vigil.vector.EmbeddingKind;
import java.time.ZoneId;

/** The observed values, with what is made of them. */
record EngineeredFeatures(FeatureEngineering enabled, ZoneId zone) implements EmbeddingKind {
  @Override
  public Embedding ofNumbers() {
    return new FeatureRow(enabled, zone, true);
  }

  @Override
  public Embedding ofVectors() {
    return new FeatureRow(enabled, zone, false);
  }
}
