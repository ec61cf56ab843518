package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;
import java.awt.Font;
import java.awt.geom.Rectangle2D;

/** Draws the legend in one line. */
final class LegendPen {
  private static final int GAP = 22;

  private final Pen pen;
  private final double base;
  private double x;

  LegendPen(Pen pen, double x, double base) {
    this.pen = pen;
    this.x = x;
    this.base = base;
  }

  void draw(Legend legend) {
    pen.line(x, base - 4, x + 18, base - 4, Palette.INK);
    word(24, "Seen");
    if (legend.band()) {
      pen.fill(swatch(), Palette.BAND);
      word(24, "Expected");
    }
    if (legend.learning()) {
      pen.fill(swatch(), Palette.BAND);
      pen.dots(swatch(), Palette.ACCENT, 1, 1.5, 2.5);
      word(24, "Expected, still learning");
    }
    if (legend.windows()) {
      pen.fill(swatch(), Palette.RULE);
      pen.fill(new Rectangle2D.Double(x, base - 10, 18, 3), Palette.INK_3);
      word(24, "Labelled");
    }
    MarkPen marks = new MarkPen(pen);
    for (Severity severity : legend.pages()) {
      marks.small(x + 9, base - 4, sample(severity));
      word(25, Wording.word(severity));
    }
    if (legend.updates()) {
      marks.update(x + 6, base - 4, Palette.INK_2);
      word(16, "Update");
    }
    if (legend.held()) {
      marks.held(x + 6, base - 4);
      word(17, "Held back");
    }
  }

  private static Mark sample(Severity severity) {
    Mark.Reason reason = new Mark.Reason(severity, AnomalyType.SPIKE, 1, "");
    return new Mark(new Mark.At(0, 0), Expected.NOTHING, Mark.Kind.PAGE, reason);
  }

  private Rectangle2D swatch() {
    return new Rectangle2D.Double(x, base - 10, 18, 12);
  }

  private void word(double after, String word) {
    Font font = pen.fonts().text(12, word);
    x = pen.text(word, x + after, base, font, Palette.INK_2) + GAP;
  }
}
