package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/**
 * Draws what is inside the chart of one series, back to front: labelled windows, expected band,
 * what is outside of it, values, marks.
 */
final class ChartPen {
  private static final double MARK_DISTANCE = 17;
  private static final double TOP = 6;
  private static final double BOTTOM = 8;

  /** Pixels between observations from which the expected line can be told from the values. */
  private static final double ROOM_FOR_EXPECTED = 3;

  private final Pen pen;
  private final Frame frame;
  private final PlotSeries series;
  private final Course course;
  private final Trace trace;

  ChartPen(Pen pen, Frame frame, PlotSeries series) {
    this.pen = pen;
    this.frame = frame;
    this.series = series;
    this.course = series.course();
    this.trace = new Trace(course, frame);
  }

  void draw() {
    Rectangle2D box = frame.box();
    pen.clip(new Rectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight() + 1));
    series.windows().forEach(this::window);
    band();
    for (Excess excess : Excess.of(series)) {
      Severity severity = excess.severity();
      Color color = severity == null ? Palette.INK_3 : Palette.mark(severity);
      pen.fill(trace.excess(excess), Palette.faint(color, severity == null ? 0.16 : 0.26));
    }
    if (trace.density() * ROOM_FOR_EXPECTED <= 1 && course.isWhole()) {
      for (int[] run : trace.runs(i -> Double.isFinite(course.expected[i]))) {
        for (Shape piece : trace.line(run[0], run[1], course.expected)) {
          pen.dots(piece, Palette.ACCENT, 1.1, 4, 4);
        }
      }
    }
    values();
    pen.unclip();
    marks();
  }

  private void window(Window window) {
    double x = frame.x(window.from());
    double width = Math.max(2, frame.x(window.to()) - x);
    Rectangle2D box = frame.box();
    pen.fill(
        new Rectangle2D.Double(x, box.getY(), width, box.getHeight()),
        Palette.faint(Palette.INK_3, 0.1));
    pen.fill(new Rectangle2D.Double(x, box.getY(), width, 3), Palette.INK_3);
  }

  /** Says above each labelled window whether it was hit, where there is room. */
  void nameWindows() {
    for (Window window : series.windows()) {
      double x = frame.x(window.from());
      String word = window.hit() ? "hit" : "missed";
      Font font = pen.fonts().text(12, word);
      if (pen.width(word, font) <= frame.x(window.to()) - x) {
        pen.text(word, x, frame.box().getY() - 5, font, Palette.INK_3);
      }
    }
  }

  private void band() {
    for (int[] run : trace.runs(i -> course.lower[i] <= course.upper[i])) {
      pen.fill(trace.band(run[0], run[1]), Palette.BAND);
      if (series.isLearning(course.at[run[0]])) {
        int last = Math.min(run[1], course.from(series.learnedAt()));
        pen.dots(trace.band(run[0], last), Palette.ACCENT, 1, 1.5, 2.5);
      }
    }
  }

  private void values() {
    double width = trace.density() > 2 ? 0.8 : 1.4;
    for (int[] run : trace.runs(i -> !Double.isNaN(course.value[i]))) {
      if (run[0] == run[1]) {
        double x = frame.x(course.at[run[0]]);
        double y = frame.y(course.value[run[0]]);
        pen.fill(new Ellipse2D.Double(x - 1.5, y - 1.5, 3, 3), Palette.INK);
      } else {
        for (Shape piece : trace.line(run[0], run[1], course.value)) {
          pen.stroke(piece, Palette.INK, width);
        }
      }
    }
  }

  private void marks() {
    MarkPen marks = new MarkPen(pen);
    for (Mark.Kind kind : new Mark.Kind[] {Mark.Kind.HELD, Mark.Kind.UPDATE, Mark.Kind.PAGE}) {
      for (Mark mark : series.marks()) {
        if (mark.kind() == kind && frame.span().holds(mark.epochMillis())) {
          mark(marks, mark);
        }
      }
    }
  }

  private void mark(MarkPen marks, Mark mark) {
    double x = frame.x(mark.epochMillis());
    double top = frame.box().getY();
    double y = Double.isNaN(mark.value()) ? top + MARK_DISTANCE + TOP : frame.y(mark.value());
    switch (mark.kind()) {
      case PAGE -> marks.page(x, beside(y, mark.isBelow()), mark);
      case UPDATE -> marks.update(x, y, Palette.mark(mark.severity()));
      case HELD -> marks.held(x, y);
    }
  }

  /** Above the value, or below it where it lies under its band; inside the chart. */
  private double beside(double y, boolean below) {
    double wanted = inside(below ? y + MARK_DISTANCE : y - MARK_DISTANCE);
    boolean covers = Math.abs(wanted - y) < 9;
    return covers ? inside(below ? y - MARK_DISTANCE : y + MARK_DISTANCE) : wanted;
  }

  private double inside(double y) {
    Rectangle2D box = frame.box();
    return Math.max(box.getY() + TOP, Math.min(box.getMaxY() - BOTTOM, y));
  }
}
