package dev.vigil.vector;

import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;

/**
 * One tree of an isolation forest, in arrays: of a fork the feature and the threshold, and where
 * the lower of its two children lies, the other behind it; of a leaf the depth that a row has which
 * falls into it. Children always lie behind their parent. Immutable once grown.
 */
final class IsolationTree {
  private static final short LEAF = -1;
  private static final int MOST_ROWS = 4096;

  private short[] feature;
  private float[] number;
  private short[] child;
  private int size = 1;

  private IsolationTree(int room) {
    feature = new short[room];
    number = new float[room];
    child = new short[room];
  }

  /** Grows a tree; the rows are put in another order. */
  static IsolationTree grow(float[][] rows, Chance chance) {
    IsolationTree tree = new IsolationTree(2 * rows.length + 1);
    tree.grow(0, rows, 0, rows.length, 0, mostForks(rows.length), chance);
    tree.feature = Arrays.copyOf(tree.feature, tree.size);
    tree.number = Arrays.copyOf(tree.number, tree.size);
    tree.child = Arrays.copyOf(tree.child, tree.size);
    return tree;
  }

  private static int mostForks(int rows) {
    return (int) Math.ceil(Math.log(rows) / Math.log(2));
  }

  private void grow(
      int node, float[][] rows, int from, int to, int depth, int most, Chance chance) {
    int split = to - from <= 1 || depth >= most ? LEAF : spread(rows, from, to, chance);
    if (split == LEAF) {
      feature[node] = LEAF;
      number[node] = (float) (depth + IsolationForest.meanDepth(to - from));
      return;
    }
    float low = rows[from][split];
    float high = low;
    for (int i = from + 1; i < to; i++) {
      low = Math.min(low, rows[i][split]);
      high = Math.max(high, rows[i][split]);
    }
    float threshold = (float) (low + chance.nextDouble() * ((double) high - low));
    threshold = threshold >= high ? low : threshold;
    int middle = divide(rows, from, to, split, threshold);
    int first = size;
    size += 2;
    feature[node] = (short) split;
    number[node] = threshold;
    child[node] = (short) first;
    grow(first, rows, from, middle, depth + 1, most, chance);
    grow(first + 1, rows, middle, to, depth + 1, most, chance);
  }

  /** A feature in which the rows differ, drawn by chance; a leaf if none was found. */
  private static int spread(float[][] rows, int from, int to, Chance chance) {
    int width = rows[from].length;
    int start = chance.nextInt(width);
    for (int tried = 0; tried < width; tried++) {
      int candidate = tried == 0 ? start : chance.nextInt(width);
      float first = rows[from][candidate];
      for (int i = from + 1; i < to; i++) {
        if (rows[i][candidate] != first) {
          return candidate;
        }
      }
    }
    return LEAF;
  }

  private static int divide(float[][] rows, int from, int to, int feature, float threshold) {
    int middle = from;
    for (int i = from; i < to; i++) {
      if (rows[i][feature] <= threshold) {
        float[] row = rows[i];
        rows[i] = rows[middle];
        rows[middle++] = row;
      }
    }
    return middle;
  }

  int size() {
    return size;
  }

  /** Steps from the root to the deepest leaf. */
  int deepest() {
    int deepest = 0;
    for (int depth : depths()) {
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private int[] depths() {
    int[] depths = new int[size];
    for (int node = 0; node < size; node++) {
      if (feature[node] != LEAF) {
        depths[child[node]] = Math.max(depths[child[node]], depths[node] + 1);
        depths[child[node] + 1] = Math.max(depths[child[node] + 1], depths[node] + 1);
      }
    }
    return depths;
  }

  /**
   * Lays the nodes out, and beside each how many rows of the sample came by it.
   *
   * @param width number of features
   */
  void layOut(long[] nodes, short[] rows, int from, int width) {
    int[] depths = depths();
    for (int node = size - 1; node >= 0; node--) {
      int at = from + node;
      if (feature[node] == LEAF) {
        nodes[at] = PackedNode.leaf(number[node], width);
        rows[at] = (short) IsolationForest.rowsOfDepth(number[node] - depths[node]);
      } else {
        nodes[at] = PackedNode.fork(number[node], feature[node], child[node] - node);
        int lower = from + child[node];
        rows[at] = (short) Math.min(MOST_ROWS, rows[lower] + rows[lower + 1]);
      }
    }
  }

  /** The tree that was laid out in a range of nodes. */
  static IsolationTree of(long[] nodes, int from, int to, int width) {
    IsolationTree tree = new IsolationTree(to - from);
    tree.size = to - from;
    for (int node = 0; node < tree.size; node++) {
      long packed = nodes[from + node];
      boolean fork = PackedNode.feature(packed) < width;
      tree.feature[node] = fork ? (short) PackedNode.feature(packed) : LEAF;
      tree.number[node] = fork ? PackedNode.threshold(packed) : PackedNode.depth(packed);
      tree.child[node] = fork ? (short) (node + PackedNode.toLowerChild(packed)) : 0;
    }
    return tree;
  }

  void save(StateWriter out) {
    out.put((short) size).put(feature).put(number).put(child);
  }

  static IsolationTree load(StateReader in, int sampleSize, int width) {
    int size = in.getShort();
    if (size < 1 || size > 2 * sampleSize + 1) {
      throw new BadState("a tree of " + size + " nodes");
    }
    IsolationTree tree = new IsolationTree(size);
    tree.size = size;
    double deepest = mostForks(sampleSize) + IsolationForest.meanDepth(sampleSize);
    in.get(tree.feature);
    in.get(tree.number);
    in.get(tree.child);
    for (int node = 0; node < size; node++) {
      boolean fork = tree.feature[node] != LEAF;
      float number = tree.number[node];
      boolean sound =
          fork
              ? Math.abs(number) <= Embedding.LARGEST
                  && tree.feature[node] >= 0
                  && tree.feature[node] < width
                  && tree.child[node] > node
                  && tree.child[node] + 1 < size
              : number >= 0 && number <= deepest;
      if (!sound) {
        throw new BadState("node " + node + " of a tree is none");
      }
    }
    return tree;
  }
}
