package dev.vigil.cli.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;

/** Draws the axes and the grid of a chart. */
final class AxisPen {
  private static final double SIZE = 12;
  private static final int TIME_LABEL = 92;
  private static final int VALUE_LABEL = 52;

  private final Pen pen;
  private final Frame frame;
  private final Rectangle2D box;

  AxisPen(Pen pen, Frame frame) {
    this.pen = pen;
    this.frame = frame;
    this.box = frame.box();
  }

  void values() {
    int room = Math.max(2, (int) (box.getHeight() / VALUE_LABEL));
    for (Tick tick : ValueTicks.of(frame.range().low(), frame.range().high(), room)) {
      double y = Math.round(frame.y(tick.at())) + 0.5;
      pen.line(box.getX(), y, box.getMaxX(), y, tick.strong() ? Palette.RULE_STRONG : Palette.GRID);
      Font font = pen.fonts().text(SIZE, tick.label());
      double x = box.getX() - 10 - pen.width(tick.label(), font);
      pen.text(tick.label(), x, y + 4, font, Palette.INK_3);
    }
  }

  void times(ZoneId zone) {
    int room = Math.max(2, (int) (box.getWidth() / TIME_LABEL));
    double free = Double.NEGATIVE_INFINITY;
    for (Tick tick : TimeTicks.of(frame.span(), zone, room)) {
      double x = Math.round(frame.x((long) tick.at())) + 0.5;
      double top = tick.strong() ? box.getY() + 3 : box.getMaxY();
      pen.line(x, top, x, box.getMaxY() + 5, Palette.RULE_STRONG);
      Font font = pen.fonts().text(SIZE, tick.label());
      double width = pen.width(tick.label(), font);
      double left = Math.max(box.getX() - 30, Math.min(x - width / 2, box.getMaxX() - width));
      if (left > free) {
        Color color = tick.strong() ? Palette.INK_2 : Palette.INK_3;
        pen.text(tick.label(), left, box.getMaxY() + 20, font, color);
        free = left + width + 12;
      }
    }
    double base = box.getMaxY() + 0.5;
    pen.line(box.getX(), base, box.getMaxX(), base, Palette.RULE_STRONG);
  }
}
