package dev.vigil.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Draws text and shapes in pixels of a picture at its plain size. One owner. */
final class Pen {
  private static final double CORNER = 16;

  private final Graphics2D graphics;
  private final Fonts fonts;

  Pen(Graphics2D graphics, Fonts fonts) {
    this.graphics = graphics;
    this.fonts = fonts;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  Fonts fonts() {
    return fonts;
  }

  /** Draws a line of text on a base line, and gives the place where it ends. */
  double text(String text, double x, double y, Font font, Color color) {
    graphics.setFont(font);
    graphics.setColor(color);
    graphics.drawString(text, (float) x, (float) y);
    return x + width(text, font);
  }

  double width(String text, Font font) {
    return font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
  }

  /** The text itself, or its beginning with an ellipsis where it is too wide. */
  String cut(String text, double width, Font font) {
    if (width(text, font) <= width) {
      return text;
    }
    int end = Math.min(text.length(), (int) (width / width("i", font)));
    while (end > 0 && width(text.substring(0, end) + "…", font) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  void stroke(Shape shape, Color color, double width) {
    graphics.setColor(color);
    int join = width < 1 ? BasicStroke.JOIN_BEVEL : BasicStroke.JOIN_ROUND;
    graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, join));
    graphics.draw(shape);
  }

  void dots(Shape shape, Color color, double width, double on, double off) {
    graphics.setColor(color);
    float[] dash = {(float) on, (float) off};
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
    graphics.draw(shape);
  }

  void line(double x1, double y1, double x2, double y2, Color color) {
    stroke(new Line2D.Double(x1, y1, x2, y2), color, 1);
  }

  void card(Rectangle2D box) {
    Shape card =
        new RoundRectangle2D.Double(
            box.getX() + 0.5,
            box.getY() + 0.5,
            box.getWidth() - 1,
            box.getHeight() - 1,
            CORNER,
            CORNER);
    fill(card, Palette.SURFACE);
    stroke(card, Palette.RULE, 1);
  }

  /** Draws only inside the box until {@link #unclip}. */
  void clip(Rectangle2D box) {
    graphics.setClip(box);
  }

  void unclip() {
    graphics.setClip(null);
  }
}
