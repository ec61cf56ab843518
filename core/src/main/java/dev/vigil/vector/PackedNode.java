package dev.vigil.vector;

/**
 * A node of a tree in one number: in the upper half the threshold of a fork, as a key that is in
 * order, or the depth of a leaf; in the lower the feature, and how far behind it the lower child
 * lies. A leaf reads the feature behind the last, whose key is the least there is, and leads to
 * itself.
 */
final class PackedNode {
  private PackedNode() {}

  static long fork(float threshold, int feature, int toLowerChild) {
    return (long) key(threshold) << 32 | (long) feature << 16 | toLowerChild;
  }

  static long leaf(float depth, int width) {
    return (long) Float.floatToRawIntBits(depth) << 32 | (long) width << 16;
  }

  /** A whole number that is in order with others as the floats are; 0 for both zeros. */
  static int key(float value) {
    return inOrder(Float.floatToRawIntBits(value + 0f));
  }

  private static int inOrder(int bits) {
    return bits ^ ((bits >> 31) >>> 1);
  }

  /** How far from a node that one lies which a row goes to. */
  static int step(long node, int[] keys) {
    long higher = ((node >> 32) - keys[(int) node >>> 16]) >>> 63;
    return ((int) node & 0xFFFF) + (int) higher;
  }

  static int feature(long node) {
    return (int) node >>> 16;
  }

  static int toLowerChild(long node) {
    return (int) node & 0xFFFF;
  }

  static float threshold(long fork) {
    return Float.intBitsToFloat(inOrder((int) (fork >> 32)));
  }

  static float depth(long leaf) {
    return Float.intBitsToFloat((int) (leaf >> 32));
  }
}
