package dev.vigil.detect.seasonal;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * Mean absolute error, and by how much it is more or less in each part of the longest cycle in use.
 * A part's own share counts against three visits of the whole. One owner.
 */
final class Spread {
  private static final double MEMORY = 2000;
  private static final double LIMIT = 4;
  private static final double PRIOR_VISITS = 3;
  private static final double LEAST_SHARE = 0.2;
  private static final double MOST_SHARE = 8;
  private static final double PART_GAIN = 0.1;
  private static final int MOST_VISITS = 31;
  private static final int MOST_PARTS = 168;

  /** Rows that a spread is taken to stand for when a pattern has changed it. */
  private static final int AFTER_A_CHANGE = 30;

  private double size;
  private long rows;
  private float[] shares = new float[0];
  private byte[] visits = new byte[0];
  private int part = -1;
  private double sum;
  private int partRows;

  /** Mean absolute error of the whole. */
  double size() {
    return size;
  }

  /** How much more than that a part has, where a pattern of so many bins is in this one. */
  double share(int bin, int bins) {
    int at = part(bin, bins);
    if (at < 0) {
      return 1;
    }
    double own = (visits[at] * shares[at] + PRIOR_VISITS) / (visits[at] + PRIOR_VISITS);
    return Math.max(LEAST_SHARE, Math.min(MOST_SHARE, own));
  }

  private int part(int bin, int bins) {
    return bin < 0 || shares.length == 0 ? -1 : (int) ((long) bin * shares.length / bins);
  }

  /** From now on by the parts of a cycle of so many bins; 0 for the whole alone. */
  void divide(int bins) {
    int parts = Math.min(MOST_PARTS, bins);
    shares = new float[parts];
    visits = new byte[parts];
    part = -1;
    sum = 0;
    partRows = 0;
  }

  /** Expects another size of error, since other patterns are in use. */
  void change(double factor) {
    size *= Math.max(0.01, Math.min(10, factor));
    rows = Math.min(rows, AFTER_A_CHANGE);
  }

  /** Takes in the error of a row in a bin of the longest cycle. */
  void learn(double error, int bin, int bins) {
    double far = Math.abs(error);
    double share = share(bin, bins);
    rows++;
    double clipped = rows < 20 ? far : Math.min(far, LIMIT * size * share + Numbers.LEAST);
    size += Numbers.gain(rows, 1 / MEMORY) * (clipped - size);
    if (far > 8 * size * share && rows > 20) {
      size *= 1.001;
    }
    if (size < Numbers.LEAST && far > 0) {
      size = far / Math.min((double) rows, MEMORY);
    }
    size = Math.min(size, Numbers.LARGEST);
    learnPart(clipped, part(bin, bins));
  }

  private void learnPart(double far, int at) {
    if (at != part) {
      commit();
      part = at;
      sum = 0;
      partRows = 0;
    }
    if (at >= 0) {
      sum += Math.min(far / Math.max(size, Numbers.LEAST), 2 * MOST_SHARE);
      partRows++;
    }
  }

  private void commit() {
    if (part < 0 || partRows == 0) {
      return;
    }
    int n = Math.min(MOST_VISITS, visits[part] + 1);
    visits[part] = (byte) n;
    shares[part] += (float) (Numbers.gain(n, PART_GAIN) * (sum / partRows - shares[part]));
  }

  void save(StateWriter out) {
    out.put(size).put(rows).put((short) shares.length).put(shares).put(visits);
    out.put((short) part).put(sum).put(partRows);
  }

  void load(StateReader in) {
    size = Numbers.readSize(in, "mean error", Numbers.LARGEST);
    rows = in.getLong();
    int parts = in.getShort();
    if (rows < 0 || parts < 0 || parts > MOST_PARTS) {
      throw new BadState("a spread cannot have " + parts + " parts and " + rows + " rows");
    }
    divide(parts);
    in.get(shares);
    in.get(visits);
    for (int i = 0; i < parts; i++) {
      if (!(shares[i] >= 0 && shares[i] <= 1e6) || visits[i] < 0) {
        throw new BadState("the share of a part cannot be " + shares[i]);
      }
    }
    part = in.getShort();
    if (part < -1 || part >= parts) {
      throw new BadState("there is no part " + part + " of " + parts);
    }
    sum = Numbers.readSize(in, "sum of a part", 1e15);
    partRows = in.getInt("rows of a part", 0, Integer.MAX_VALUE);
  }
}
