package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * Distance to the nearest of a few rows, in the geometric mean over many small samples (Sugiyama
 * and Borgwardt, Rapid Distance-Based Outlier Detection via Sampling, 2013; Ting et al., Defying
 * the Gravity of Learning Curve, 2017): a small sample seldom holds two of a cluster of strange
 * rows, so that they do not excuse each other, as they do among many neighbours.
 *
 * @param sets samples, from 1 to 1,000
 * @param size rows of each, from 2 to 1,024
 */
public record Neighbours(int sets, int size) implements ModelKind {
  public Neighbours {
    if (sets < 1 || sets > 1000) {
      throw new IllegalArgumentException("sets must be from 1 to 1,000, was " + sets);
    }
    if (size < 2 || size > 1024) {
      throw new IllegalArgumentException("size must be from 2 to 1,024, was " + size);
    }
  }

  /** 64 samples of 16 rows. */
  public Neighbours() {
    this(64, 16);
  }

  @Override
  public String word() {
    return "neighbours";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.ROBUST;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int each = Math.min(size, rows.length / 2);
    int[] which = new int[sets * each];
    for (int set = 0; set < sets; set++) {
      int[] order = chance.permutation(rows.length);
      for (int i = 0; i < each; i++) {
        which[i * sets + set] = order[i];
      }
    }
    return new NeighboursModel(Columns.of(rows, which), sets);
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return NeighboursModel.load(in, width, sets, size);
  }
}
