package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;

/** Draws the marks of anomalies. */
final class MarkPen {
  private static final double BOX = 16;

  private final Pen pen;

  MarkPen(Pen pen) {
    this.pen = pen;
  }

  /** The full mark of a page, centred. */
  void page(double x, double y, Mark mark) {
    page(x, y, mark, MarkShapes.size(mark.severity()) / BOX);
  }

  /** The mark of a page beside words. */
  void small(double x, double y, Mark mark) {
    page(x, y, mark, 1);
  }

  private void page(double x, double y, Mark mark, double scale) {
    Severity severity = mark.severity();
    Color color = Palette.mark(severity);
    boolean hollow = severity == Severity.LOW;
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(scale, scale);
    place.translate(-BOX / 2, -BOX / 2);
    Shape outline = place.createTransformedShape(SvgPath.parse(MarkShapes.outline(severity)));
    pen.stroke(outline, Palette.SURFACE, 4);
    pen.fill(outline, hollow ? Palette.SURFACE : color);
    pen.stroke(outline, color, 1.5 * scale);
    place.translate(BOX / 2, BOX / 2);
    place.scale(MarkShapes.glyphScale(severity), MarkShapes.glyphScale(severity));
    place.translate(-BOX / 2, -BOX / 2);
    Shape glyph = place.createTransformedShape(SvgPath.parse(MarkShapes.glyph(mark.type())));
    pen.stroke(glyph, hollow ? color : Palette.SURFACE, 1.6 * scale);
  }

  /** A small hollow dot: an update. */
  void update(double x, double y, Color color) {
    Shape dot = circle(x, y, 3.5);
    pen.fill(dot, Palette.SURFACE);
    pen.stroke(dot, color, 1.6);
  }

  /** A dotted ring: held back. */
  void held(double x, double y) {
    pen.dots(circle(x, y, 4.5), Palette.INK_3, 1.2, 2.2, 2);
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
