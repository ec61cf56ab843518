package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;

/** Pieces of HTML. */
final class Markup {
  private Markup() {}

  /**
   * Text that may stand between tags or in a quoted attribute; control characters become U+FFFD.
   */
  static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\t', '\n' -> safe.append(' ');
        default -> safe.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  /** The mark of a page, hidden from readers: the words stand beside it. */
  static String icon(Severity severity, AnomalyType type) {
    return svg(
        PageData.lower(severity),
        path("outline", MarkShapes.outline(severity)) + path("glyph", MarkShapes.glyph(type)));
  }

  /** The outline of a severity. */
  static String icon(Severity severity) {
    return svg(PageData.lower(severity), path("outline", MarkShapes.outline(severity)));
  }

  /** A small hollow dot; the classes say of what. */
  static String dot(String classes) {
    return svg(
        classes,
        path(
            "outline",
            "M8 4.5c1.93 0 3.5 1.57 3.5 3.5s-1.57 3.5-3.5 3.5-3.5-1.57-3.5-3.5 1.57-3.5 3.5-3.5z"));
  }

  private static String svg(String classes, String paths) {
    return "<svg class=\"mark "
        + classes
        + "\" viewBox=\"-1.5 -1.5 19 19\" aria-hidden=\"true\">"
        + paths
        + "</svg>";
  }

  private static String path(String name, String shape) {
    return "<path class=\"" + name + "\" d=\"" + shape + "\"/>";
  }
}
