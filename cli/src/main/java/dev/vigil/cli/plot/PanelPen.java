package dev.vigil.cli.plot;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.List;

/** Draws the card of one series: its name, its chart, its pages from near and in words. */
final class PanelPen {
  /** Height of the card of a series without pages. */
  static final int HEIGHT = 360;

  private static final int MOST_LISTED = 6;
  private static final int MOST_NEAR = 4;
  private static final int NEAR_GAP = 20;
  private static final int HEAD = 44;
  private static final int EDGE = 18;
  private static final int LEFT = 62;
  private static final int FOOT = 34;

  private final Pen pen;
  private final PlotSeries series;
  private final ZoneId zone;
  private final Rectangle2D card;
  private final Span span;

  PanelPen(Pen pen, PlotSeries series, ZoneId zone, Rectangle2D card, Span span) {
    this.pen = pen;
    this.series = series;
    this.zone = zone;
    this.card = card;
    this.span = span;
  }

  /** Height of the card of a series. */
  static int height(PlotSeries series) {
    List<Mark> listed = Listing.pages(series, MOST_LISTED);
    return HEIGHT
        + (isSeenNear(series) ? CloseUpPen.HEIGHT : 0)
        + ListPen.height(listed.size(), rest(series, listed));
  }

  private static long rest(PlotSeries series, List<Mark> listed) {
    return series.totals().pages() - listed.size();
  }

  /** Pages are shown from near where the whole is too dense to see them. */
  private static boolean isSeenNear(PlotSeries series) {
    return series.course().size() > PngPlot.WIDTH && !Listing.pages(series, 1).isEmpty();
  }

  void draw() {
    pen.card(card);
    head();
    Rectangle2D box =
        new Rectangle2D.Double(
            card.getX() + LEFT,
            card.getY() + HEAD + 10,
            card.getWidth() - LEFT - EDGE,
            HEIGHT - HEAD - 10 - FOOT);
    Frame frame = new Frame(box, span, Range.of(series.course()));
    AxisPen axes = new AxisPen(pen, frame);
    axes.values();
    axes.times(zone);
    ChartPen chart = new ChartPen(pen, frame, series);
    chart.draw();
    chart.nameWindows();
    double y = card.getY() + HEIGHT;
    if (isSeenNear(series)) {
      near(y);
      y += CloseUpPen.HEIGHT;
    }
    List<Mark> listed = Listing.pages(series, MOST_LISTED);
    new ListPen(pen, zone, card.getX() + EDGE, card.getMaxX() - EDGE)
        .draw(listed, rest(series, listed), y);
  }

  private void near(double y) {
    double width = (card.getWidth() - 2 * EDGE - (MOST_NEAR - 1) * NEAR_GAP) / MOST_NEAR;
    double x = card.getX() + EDGE;
    for (Mark mark : Listing.pages(series, MOST_NEAR)) {
      new CloseUpPen(pen, series, zone).draw(x, y, width, mark);
      x += width + NEAR_GAP;
    }
  }

  private void head() {
    double base = card.getY() + 28;
    String counts = Wording.counts(series.totals());
    Font plain = pen.fonts().text(13, counts);
    double right = card.getMaxX() - EDGE - pen.width(counts, plain);
    pen.text(counts, right, base, plain, Palette.INK_2);
    Font code = pen.fonts().code(13.5, series.name());
    double room = right - card.getX() - EDGE - 24;
    pen.text(pen.cut(series.name(), room, code), card.getX() + EDGE, base, code, Palette.INK);
  }
}
