package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.StateReader;
import org.jspecify.annotations.Nullable;

/**
 * An isolation forest (Liu, Ting and Zhou, Isolation Forest, 2008): trees that split a sample of
 * the rows at random until each row is alone; what is alone early is strange. The score is {@code
 * 2^(−depth / c)} with the mean depth of a row and the mean depth c of a tree of the sample.
 *
 * <p>Features are compressed first ({@code sign(z) · ln(1 + |z|)} of robust deviations), so that a
 * split drawn evenly over a range falls between what is ordinary as well as beyond it.
 *
 * @param trees from 1 to 1,000
 * @param sampleSize rows that a tree is grown from, from 8 to 4,096
 */
public record IsolationForest(int trees, int sampleSize) implements ModelKind {
  private static final int MOST_ROWS = 4096;
  private static final double[] MEAN_DEPTHS = meanDepths();

  public IsolationForest {
    if (trees < 1 || trees > 1000) {
      throw new IllegalArgumentException("trees must be from 1 to 1,000, was " + trees);
    }
    if (sampleSize < 8 || sampleSize > MOST_ROWS) {
      throw new IllegalArgumentException("sampleSize must be from 8 to 4,096, was " + sampleSize);
    }
  }

  /** 100 trees of 256 rows, as in the paper. */
  public IsolationForest() {
    this(100, 256);
  }

  @Override
  public String word() {
    return "isolation forest";
  }

  @Override
  public Scaling.Mode scaling() {
    return Scaling.Mode.COMPRESSED;
  }

  @Override
  public boolean saturates() {
    return true;
  }

  @Override
  public VectorModel fit(float[][] rows, Chance chance, @Nullable VectorModel before) {
    int size = Math.min(sampleSize, rows.length);
    IsolationTree[] grown = new IsolationTree[trees];
    for (int t = 0; t < trees; t++) {
      float[][] sample = new float[size][];
      int[] order = chance.permutation(rows.length);
      for (int i = 0; i < size; i++) {
        sample[i] = rows[order[i]];
      }
      grown[t] = IsolationTree.grow(sample, chance);
    }
    return new ForestModel(grown, size, rows[0].length);
  }

  @Override
  public VectorModel restore(StateReader in, int width) {
    return ForestModel.load(in, trees, sampleSize, width);
  }

  /**
   * Mean depth of a row in a tree that is grown from so many until each is alone.
   *
   * @param rows from 0 to 4,096
   */
  static double meanDepth(int rows) {
    return MEAN_DEPTHS[rows];
  }

  private static double[] meanDepths() {
    double euler = 0.5772156649015329;
    double[] depths = new double[MOST_ROWS + 1];
    depths[2] = 1;
    for (int rows = 3; rows < depths.length; rows++) {
      depths[rows] = 2 * (Math.log(rows - 1) + euler) - 2.0 * (rows - 1) / rows;
    }
    return depths;
  }

  /** How many rows the tree was grown from that has a mean depth; from 1 to 4,096. */
  static int rowsOfDepth(double meanDepth) {
    int low = 1;
    int high = MOST_ROWS;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (MEAN_DEPTHS[middle] <= meanDepth + 1e-4) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
