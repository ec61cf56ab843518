package dev.vigil.cli.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;

/** Draws one anomaly from near, some hundred observations at each side of it. */
final class CloseUpPen {
  /** Height with its words. */
  static final int HEIGHT = 172;

  private static final int AROUND = 100;
  private static final int HEAD = 30;
  private static final int FOOT = 30;
  private static final double SIZE = 12;
  private static final double ROOM_FOR_MARK = 0.15;

  private final Pen pen;
  private final PlotSeries series;
  private final ZoneId zone;

  CloseUpPen(Pen pen, PlotSeries series, ZoneId zone) {
    this.pen = pen;
    this.series = series;
    this.zone = zone;
  }

  void draw(double x, double y, double width, Mark mark) {
    Course course = series.course();
    int at = course.from(mark.epochMillis());
    int from = Math.max(0, at - AROUND);
    int to = Math.min(course.size() - 1, at + AROUND);
    Span span = new Span(course.at[from], Math.max(course.at[to], course.at[from] + 1));
    Rectangle2D box = new Rectangle2D.Double(x, y + HEAD, width, HEIGHT - HEAD - FOOT);
    pen.line(x, box.getMaxY() + 0.5, x + width, box.getMaxY() + 0.5, Palette.RULE_STRONG);
    Range range =
        Range.of(course, from, to).withRoom(ROOM_FOR_MARK, mark.isBelow() ? ROOM_FOR_MARK : 0);
    new ChartPen(pen, new Frame(box, span, range), series).draw();
    String time = Times.full(mark.epochMillis(), zone);
    Font font = pen.fonts().text(SIZE, time);
    pen.text(time, x, y + 18, font, Palette.INK);
    String first = Times.day(span.from(), zone);
    String last = Times.day(span.to(), zone);
    if (first.equals(last)) {
      first = Times.time(span.from(), zone);
      last = Times.time(span.to(), zone);
    }
    ends(x, box.getMaxY() + 18, width, first, last);
  }

  private void ends(double x, double base, double width, String first, String last) {
    Font font = pen.fonts().text(SIZE, last);
    pen.text(first, x, base, font, Palette.INK_3);
    pen.text(last, x + width - pen.width(last, font), base, font, Palette.INK_3);
  }
}
