package dev.vigil.cli.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/**
 * Draws a plot as a PNG picture, 1,200 wide and some 360 high for each series; twice as many pixels
 * where it shows at most six series, for sharp print.
 */
final class PngPlot {
  static final int WIDTH = 1200;
  private static final int EDGE = 24;
  private static final int GAP = 16;
  private static final int HEAD = 128;
  private static final int MOST_AT_DOUBLE = 6;

  private final Plot plot;
  private final Caption caption;
  private final Fonts fonts;

  private PngPlot(Plot plot, Caption caption) throws IOException {
    this.plot = plot;
    this.caption = caption;
    this.fonts = Fonts.load();
  }

  /**
   * Whether pictures can be drawn here.
   *
   * @throws IOException if not, saying what is missing
   */
  static void check() throws IOException {
    beHeadless();
    Fonts.load();
  }

  /**
   * Writes the picture; the stream stays open.
   *
   * @throws IOException if it cannot be written, or this Java has no fonts
   */
  static void write(Plot plot, Caption caption, OutputStream out) throws IOException {
    beHeadless();
    if (!ImageIO.write(new PngPlot(plot, caption).picture(), "png", out)) {
      throw new IOException("this Java cannot write PNG pictures");
    }
  }

  /** A picture needs no screen, and asking for one may fail or show an icon. */
  private static void beHeadless() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  /** Pixels for each of the plain size. */
  int scale() {
    return plot.series().size() <= MOST_AT_DOUBLE ? 2 : 1;
  }

  private int height() {
    int cards = plot.series().stream().mapToInt(series -> PanelPen.height(series) + GAP).sum();
    return HEAD + cards + (plot.leftOut().count() > 0 ? 32 : 0) + EDGE - GAP;
  }

  private BufferedImage picture() {
    BufferedImage image =
        new BufferedImage(WIDTH * scale(), height() * scale(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(scale(), scale());
      draw(new Pen(graphics, fonts));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void draw(Pen pen) {
    pen.fill(new Rectangle2D.Double(0, 0, WIDTH, height()), Palette.BACKGROUND);
    head(pen);
    Span span = Span.of(plot).orElse(new Span(0, 1));
    double y = HEAD;
    for (PlotSeries series : plot.series()) {
      int height = PanelPen.height(series);
      Rectangle2D card = new Rectangle2D.Double(EDGE, y, WIDTH - 2 * EDGE, height);
      new PanelPen(pen, series, caption.zone(), card, span).draw();
      y += height + GAP;
    }
    if (plot.leftOut().count() > 0) {
      line(pen, Wording.leftOut(plot.leftOut()), y + 10, 12.5);
    }
  }

  private void head(Pen pen) {
    String heading = Wording.heading(plot, caption);
    Font font = fonts.strong(25, heading);
    pen.text(pen.cut(heading, WIDTH - 2 * EDGE, font), EDGE, 46, font, Palette.INK);
    line(pen, Wording.lede(plot, caption), 74, 14);
    new LegendPen(pen, EDGE + 1, 106).draw(Legend.of(plot));
  }

  private void line(Pen pen, String text, double base, double size) {
    Font font = fonts.text(size, text);
    pen.text(pen.cut(text, WIDTH - 2 * EDGE, font), EDGE, base, font, Palette.INK_2);
  }
}
