package dev.vigil.store;

import dev.vigil.state.BadState;

/**
 * The binary form of points of a series. Times are exact, and so are values. What was expected is
 * kept as its distance from the value, and bounds as their distance from what was expected, in
 * single precision: what is lost is a ten-millionth of the distance, whatever the size of the
 * values. Where that would lose more, such as a bound without anything expected, all is kept exact.
 */
final class ChunkForm {
  /** As many points as one chunk takes. */
  static final int MOST = 100;

  private static final byte DISTANCES = 1;
  private static final byte EXACT = 2;
  private static final int LEAST_POINT = 2;

  private ChunkForm() {}

  static byte[] write(HistoryColumns points) {
    int count = points.size();
    ByteSink out = new ByteSink(16 + 24 * count);
    float[][] distances = distances(points);
    out.put(distances.length == 0 ? EXACT : DISTANCES);
    out.putUnsigned(count);
    writeTimes(points, out);
    double[] column = new double[count];
    for (int part = 0; part < (distances.length == 0 ? 5 : 1); part++) {
      for (int at = 0; at < count; at++) {
        column[at] = part(points, at, part);
      }
      NumberColumn.write(column, count, out);
    }
    for (float[] distance : distances) {
      NumberColumn.writeFloats(distance, count, out);
    }
    return out.toByteArray();
  }

  private static double part(HistoryColumns points, int at, int part) {
    return switch (part) {
      case 0 -> points.value(at);
      case 1 -> points.expected(at);
      case 2 -> points.lower(at);
      case 3 -> points.upper(at);
      default -> points.score(at);
    };
  }

  private static void writeTimes(HistoryColumns points, ByteSink out) {
    long last = 0;
    long step = 0;
    for (int at = 0; at < points.size(); at++) {
      long now = points.time(at) - last;
      out.putSigned(now - step);
      step = at == 0 ? 0 : now;
      last = points.time(at);
    }
  }

  /** Four columns; none where they would lose more than they may. */
  private static float[][] distances(HistoryColumns points) {
    int count = points.size();
    float[][] columns = new float[4][count];
    for (int at = 0; at < count; at++) {
      double value = points.value(at);
      double expected = points.expected(at);
      float off = (float) (expected - value);
      float below = (float) (expected - points.lower(at));
      float above = (float) (points.upper(at) - expected);
      float score = (float) points.score(at);
      double found = value + off;
      if (!alike(found, expected)
          || !alike(found - below, points.lower(at))
          || !alike(found + above, points.upper(at))
          || !alike(score, points.score(at))) {
        return new float[0][];
      }
      columns[0][at] = off;
      columns[1][at] = below;
      columns[2][at] = above;
      columns[3][at] = score;
    }
    return columns;
  }

  /** Whether both are the same, or both are numbers. */
  private static boolean alike(double one, double other) {
    return (Double.isFinite(one) && Double.isFinite(other)) || Double.compare(one, other) == 0;
  }

  static void read(byte[] bytes, HistoryColumns into) {
    ByteSource in = new ByteSource(bytes);
    byte form = in.get();
    if (form != DISTANCES && form != EXACT) {
      throw new BadState("a chunk of history has version " + form + ", known are 1 and 2");
    }
    int count = in.count(LEAST_POINT);
    long[] times = readTimes(in, count);
    double[][] parts = new double[5][count];
    NumberColumn.read(in, parts[0]);
    if (form == EXACT) {
      for (int part = 1; part < 5; part++) {
        NumberColumn.read(in, parts[part]);
      }
    } else {
      readDistances(in, parts);
    }
    if (in.remaining() > 0) {
      throw new BadState("a chunk of history goes on after its end");
    }
    for (int at = 0; at < count; at++) {
      into.add(
          new HistoryPoint(
              times[at], parts[0][at], parts[1][at], parts[2][at], parts[3][at], parts[4][at]));
    }
  }

  private static long[] readTimes(ByteSource in, int count) {
    long[] times = new long[count];
    long last = 0;
    long step = 0;
    for (int at = 0; at < count; at++) {
      long now = step + in.getSigned();
      last += now;
      step = at == 0 ? 0 : now;
      times[at] = last;
    }
    return times;
  }

  private static void readDistances(ByteSource in, double[][] parts) {
    int count = parts[0].length;
    float[][] columns = new float[4][count];
    for (float[] column : columns) {
      NumberColumn.readFloats(in, column);
    }
    for (int at = 0; at < count; at++) {
      double expected = parts[0][at] + columns[0][at];
      parts[1][at] = expected;
      parts[2][at] = expected - columns[1][at];
      parts[3][at] = expected + columns[2][at];
      parts[4][at] = columns[3][at];
    }
  }
}
