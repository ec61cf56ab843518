package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Distance to the k-th nearest of a sample of rows (Ramaswamy, Rastogi and Shim, Efficient
 * Algorithms for Mining Outliers, 2000).
 *
 * @param k from 1 to 100
 * @param references rows of the sample, from 16 to 4,096
 * @param metric what a distance is
 */
public record KNearest(int k, int references, Metric metric) implements ModelKind {
  /** What a distance is. */
  public enum Metric {
    EUCLIDEAN,
    MANHATTAN,
    /** One less the cosine of the angle between the rows, from the middle of all. */
    COSINE
  }

  public KNearest {
    if (k < 1 || k > 100) {
      throw new IllegalArgumentException("k must be from 1 to 100, was " + k);
    }
    if (references < 16 || references > 4096) {
      throw new IllegalArgumentException("references must be from 16 to 4,096, was " + references);
    }
    java.util.Objects.requireNonNull(metric, "metric");
  }

  /** The tenth of 512 rows. */
  public KNearest() {
    this(10, 512, Metric.EUCLIDEAN);
  }

  @Override
  public String word() {
    return "nearest neighbours";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int count = Math.min(references, rows.length);
    int[] which = Arrays.copyOf(chance.permutation(rows.length), count);
    return new KNearestModel(Columns.of(rows, which), Math.min(k, count - 1), metric);
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return KNearestModel.load(in, width, this);
  }
}
