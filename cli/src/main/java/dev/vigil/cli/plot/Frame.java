package dev.vigil.cli.plot;

import java.awt.geom.Rectangle2D;

/** Where instants and values stand in a chart, in pixels. */
record Frame(Rectangle2D box, Span span, Range range) {
  double x(long epochMillis) {
    double length = (double) Math.max(1, span.to() - span.from());
    return box.getX() + (double) (epochMillis - span.from()) / length * box.getWidth();
  }

  /** Infinite values stand a little outside. */
  double y(double value) {
    double share = (value - range.low()) / (range.high() - range.low());
    return box.getMaxY() - Math.max(-0.5, Math.min(1.5, share)) * box.getHeight();
  }
}
