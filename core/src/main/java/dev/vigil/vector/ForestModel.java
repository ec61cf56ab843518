package dev.vigil.vector;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/** The trees of an isolation forest. Immutable. */
final class ForestModel implements VectorModel {
  private static final int VERSION = 1;

  private final IsolationTree[] trees;
  private final int sample;
  private final double usual;

  ForestModel(IsolationTree[] trees, int sample) {
    this.trees = trees;
    this.sample = sample;
    this.usual = IsolationForest.meanDepth(sample);
  }

  @Override
  public double score(float[] row) {
    float sum = 0;
    for (IsolationTree tree : trees) {
      sum += tree.depth(row);
    }
    return Math.pow(2, -sum / trees.length / usual);
  }

  @Override
  public void attribute(float[] row, double[] shares) {
    java.util.Arrays.fill(shares, 0);
    for (IsolationTree tree : trees) {
      tree.attribute(row, usual, shares);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.part('I', VERSION).put(sample);
    for (IsolationTree tree : trees) {
      tree.save(out);
    }
  }

  static ForestModel load(StateReader in, int count, int sampleSize, int width) {
    in.part('I', VERSION);
    int sample = in.getInt("rows of a tree", 2, sampleSize);
    IsolationTree[] trees = new IsolationTree[count];
    for (int t = 0; t < count; t++) {
      trees[t] = IsolationTree.load(in, sampleSize, width);
    }
    return new ForestModel(trees, sample);
  }
}
