package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * The trees of an isolation forest. One owner.
 *
 * <p>All nodes of all trees lie in one array, a number each: the threshold in the upper half, the
 * feature and how far behind it the lower child lies in the lower. Rows and thresholds are compared
 * as whole numbers in the order of the floats they stand for, by the sign of their difference; a
 * leaf is a fork that no row passes. So a walk takes as many steps as the tree is deep and no
 * branch, and four trees are walked at once.
 */
final class ForestModel implements VectorModel {
  private static final int VERSION = 1;
  private static final int AT_ONCE = 4;

  private final int sample;
  private final double usual;
  private final int width;
  private final int trees;

  /** Where each tree begins, and where the last one ends; from there on a tree of one leaf. */
  private final int[] root;

  /** Depth of the deepest of each four trees. */
  private final int[] steps;

  private final long[] nodes;

  /** Rows of the sample that a tree was grown from which came by a node. */
  private final short[] rows;

  /** The features of a row; behind them one that is below every threshold. */
  private final int[] keys;

  ForestModel(IsolationTree[] grown, int sample, int width) {
    this.sample = sample;
    this.usual = IsolationForest.meanDepth(sample);
    this.width = width;
    this.trees = grown.length;
    this.keys = new int[width + 1];
    keys[width] = Integer.MIN_VALUE;
    int groups = (trees + AT_ONCE - 1) / AT_ONCE;
    root = new int[groups * AT_ONCE + 1];
    steps = new int[groups];
    int size = Arrays.stream(grown).mapToInt(IsolationTree::size).sum();
    nodes = new long[size + 1];
    rows = new short[size + 1];
    for (int t = 0; t < trees; t++) {
      grown[t].layOut(nodes, rows, root[t], width);
      root[t + 1] = root[t] + grown[t].size();
      steps[t / AT_ONCE] = Math.max(steps[t / AT_ONCE], grown[t].deepest());
    }
    nodes[size] = PackedNode.leaf(0, width);
    Arrays.fill(root, trees, root.length, size);
  }

  private void read(float[] row) {
    for (int j = 0; j < width; j++) {
      keys[j] = PackedNode.key(row[j]);
    }
  }

  @Override
  public double score(float[] row) {
    read(row);
    long[] all = nodes;
    int[] of = keys;
    float sum = 0;
    for (int group = 0; group < steps.length; group++) {
      int a = root[AT_ONCE * group];
      int b = root[AT_ONCE * group + 1];
      int c = root[AT_ONCE * group + 2];
      int d = root[AT_ONCE * group + 3];
      for (int step = steps[group]; step > 0; step--) {
        a += PackedNode.step(all[a], of);
        b += PackedNode.step(all[b], of);
        c += PackedNode.step(all[c], of);
        d += PackedNode.step(all[d], of);
      }
      sum += PackedNode.depth(all[a]) + PackedNode.depth(all[b]);
      sum += PackedNode.depth(all[c]) + PackedNode.depth(all[d]);
    }
    return Math.pow(2, -sum / trees / usual);
  }

  /**
   * What the splits by each feature take off the depth that is expected: that of a tree of as many
   * rows as are left together before a split, less that after it. All splits of a tree together
   * take the depth from the mean to that of the row.
   */
  @Override
  public void attribute(float[] row, double[] shares) {
    read(row);
    Arrays.fill(shares, 0);
    for (int t = 0; t < trees; t++) {
      int node = root[t];
      double expected = usual;
      while (PackedNode.feature(nodes[node]) < width) {
        int feature = PackedNode.feature(nodes[node]);
        node += PackedNode.step(nodes[node], keys);
        double left = IsolationForest.meanDepth(rows[node]);
        shares[feature] += expected - 1 - left;
        expected = left;
      }
    }
    for (int j = 0; j < shares.length; j++) {
      shares[j] = Math.max(0, shares[j]);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('I', VERSION).put(sample);
    for (int t = 0; t < trees; t++) {
      IsolationTree.of(nodes, root[t], root[t + 1], width).save(out);
    }
  }

  static ForestModel load(StateReader in, int count, int sampleSize, int width) {
    in.part('I', VERSION);
    int sample = in.getInt("rows of a tree", 2, sampleSize);
    IsolationTree[] trees = new IsolationTree[count];
    for (int t = 0; t < count; t++) {
      trees[t] = IsolationTree.load(in, sampleSize, width);
    }
    return new ForestModel(trees, sample, width);
  }
}
