package dev.vigil.cli.plot;

import java.awt.Color;
import java.awt.Font;
import java.time.ZoneId;
import java.util.List;

/** Draws anomalies in words, a row each. */
final class ListPen {
  private static final int ROW = 25;
  private static final int FOOT = 10;
  private static final double SIZE = 12.5;
  private static final double BASE = 17;
  private static final int NAME = 28;
  private static final int TIME = 218;
  private static final int VALUE_END = 456;
  private static final int EXPECTED_END = 590;
  private static final int WHY = 616;

  private final Pen pen;
  private final ZoneId zone;
  private final double left;
  private final double right;

  ListPen(Pen pen, ZoneId zone, double left, double right) {
    this.pen = pen;
    this.zone = zone;
    this.left = left;
    this.right = right;
  }

  static int height(int rows, long rest) {
    return rows == 0 ? 0 : (rows + 1 + (rest > 0 ? 1 : 0)) * ROW + FOOT;
  }

  /**
   * @param rest how many more there are
   */
  void draw(List<Mark> marks, long rest, double top) {
    if (marks.isEmpty()) {
      return;
    }
    names(top);
    double y = top + ROW;
    for (Mark mark : marks) {
      rule(y);
      row(mark, y);
      y += ROW;
    }
    if (rest > 0) {
      rule(y);
      plain(Listing.more(rest), left + NAME, y, Palette.INK_3);
    }
  }

  private void rule(double y) {
    pen.line(left, y + 0.5, right, y + 0.5, Palette.RULE);
  }

  private void names(double y) {
    plain("Anomaly", left + NAME, y, Palette.INK_3);
    plain("Time", left + TIME, y, Palette.INK_3);
    ending("Value", left + VALUE_END, y, Palette.INK_3);
    ending("Expected", left + EXPECTED_END, y, Palette.INK_3);
    plain("Why", left + WHY, y, Palette.INK_3);
  }

  private void row(Mark mark, double y) {
    new MarkPen(pen).small(left + 9, y + ROW / 2.0 + 0.5, mark);
    String name = Wording.name(mark);
    Font strong = pen.fonts().strong(SIZE, name);
    pen.text(name, left + NAME, y + BASE, strong, Palette.text(mark.severity()));
    plain(Times.full(mark.epochMillis(), zone), left + TIME, y, Palette.INK_2);
    ending(Numbers.value(mark.value()), left + VALUE_END, y, Palette.INK);
    String range = Numbers.range(mark.expected().lower(), mark.expected().upper());
    ending(range, left + EXPECTED_END, y, Palette.INK_2);
    Font font = pen.fonts().text(SIZE, mark.sentence());
    plain(pen.cut(mark.sentence(), right - left - WHY, font), left + WHY, y, Palette.INK);
  }

  private void plain(String text, double x, double y, Color color) {
    pen.text(text, x, y + BASE, pen.fonts().text(SIZE, text), color);
  }

  private void ending(String text, double end, double y, Color color) {
    Font font = pen.fonts().text(SIZE, text);
    pen.text(text, end - pen.width(text, font), y + BASE, font, color);
  }
}
