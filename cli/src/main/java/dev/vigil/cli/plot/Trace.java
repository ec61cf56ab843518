package dev.vigil.cli.plot;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Turns a course into shapes of a frame. What falls into one column of pixels becomes its lowest
 * and highest, never a mean, so no spike can vanish.
 */
final class Trace {
  private static final int PIECE = 64;

  private final Course course;
  private final Frame frame;
  private final int first;
  private final int last;

  Trace(Course course, Frame frame) {
    this.course = course;
    this.frame = frame;
    this.first = Math.max(0, course.from(frame.span().from()) - 1);
    this.last = Math.min(course.size() - 1, course.from(frame.span().to()) + 1);
  }

  /** Points for each pixel of width. */
  double density() {
    return (last - first) / frame.box().getWidth();
  }

  /** First and last index of each stretch in the frame where something holds. */
  List<int[]> runs(IntPredicate holds) {
    List<int[]> runs = new ArrayList<>();
    int from = -1;
    for (int i = first; i <= last + 1; i++) {
      boolean inside = i <= last && holds.test(i);
      if (inside && from < 0) {
        from = i;
      } else if (!inside && from >= 0) {
        runs.add(new int[] {from, i - 1});
        from = -1;
      }
    }
    return runs;
  }

  /**
   * The line from one index to another, in pieces that go on from each other: one shape with
   * thousands of corners takes far longer to draw.
   */
  List<Shape> line(int from, int to, double[] values) {
    List<Shape> pieces = new ArrayList<>();
    List<Column> columns = columns(from, to, values, 2);
    for (int i = 0; i < columns.size(); i += PIECE) {
      pieces.add(line(columns.subList(i, Math.min(columns.size(), i + PIECE + 1))));
    }
    return pieces;
  }

  private static Shape line(List<Column> columns) {
    Path2D path = new Path2D.Double();
    for (Column column : columns) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(column.x, column.first);
      } else {
        path.lineTo(column.x, column.first);
      }
      if (column.low != column.high) {
        path.lineTo(column.x, column.low);
        path.lineTo(column.x, column.high);
        path.lineTo(column.x, column.last);
      }
    }
    return path;
  }

  /** What lies between the ends of the band, from one index to another. */
  Shape band(int from, int to) {
    List<Column> upper = columns(from, to, course.upper, 1);
    List<Column> lower = columns(from, to, course.lower, 1);
    Path2D path = new Path2D.Double();
    path.moveTo(upper.get(0).x, upper.get(0).high);
    upper.forEach(column -> path.lineTo(column.x, column.high));
    Collections.reverse(lower);
    lower.forEach(column -> path.lineTo(column.x, column.low));
    path.closePath();
    return path;
  }

  private List<Column> columns(int from, int to, double[] values, int perPixel) {
    List<Column> columns = new ArrayList<>();
    Column last = null;
    for (int i = from; i <= to; i++) {
      double x = Math.rint(perPixel * frame.x(course.at[i])) / perPixel;
      double y = frame.y(values[i]);
      if (last != null && last.x == x) {
        last.add(y);
      } else {
        last = new Column(x, y);
        columns.add(last);
      }
    }
    return columns;
  }

  /** What lies between the values and the end of the band that they passed. */
  Shape excess(Excess excess) {
    int from = Math.max(0, excess.from() - 1);
    int to = Math.min(course.size() - 1, excess.to() + 1);
    Path2D path = new Path2D.Double();
    path.moveTo(frame.x(course.at[excess.from()]), frame.y(excess.edge(course, excess.from())));
    for (int i = from; i <= to; i++) {
      double edge = excess.edge(course, i);
      if (!Double.isNaN(edge) && !Double.isNaN(course.value[i])) {
        double y = frame.y(course.value[i]);
        double end = frame.y(edge);
        path.lineTo(frame.x(course.at[i]), excess.above() ? Math.min(y, end) : Math.max(y, end));
      }
    }
    for (int i = to; i >= from; i--) {
      if (!Double.isNaN(excess.edge(course, i))) {
        path.lineTo(frame.x(course.at[i]), frame.y(excess.edge(course, i)));
      }
    }
    path.closePath();
    return path;
  }

  /** A column of pixels; on the screen the lowest has the greatest y. */
  private static final class Column {
    private final double x;
    private final double first;
    private double low;
    private double high;
    private double last;

    Column(double x, double y) {
      this.x = x;
      this.first = y;
      this.low = y;
      this.high = y;
      this.last = y;
    }

    void add(double y) {
      low = Math.max(low, y);
      high = Math.min(high, y);
      last = y;
    }
  }
}
