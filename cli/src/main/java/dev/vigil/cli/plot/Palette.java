package dev.vigil.cli.plot;

import dev.vigil.model.Severity;
import java.awt.Color;

/** The light colours of the page, for pictures. Normal has no colour: only severities are warm. */
final class Palette {
  static final Color BACKGROUND = new Color(0xf5f6f7);
  static final Color SURFACE = new Color(0xffffff);
  static final Color SUNK = new Color(0xeef0f2);
  static final Color INK = new Color(0x15191e);
  static final Color INK_2 = new Color(0x48525d);
  static final Color INK_3 = new Color(0x636e7a);
  static final Color RULE = new Color(0xe3e6e9);
  static final Color RULE_STRONG = new Color(0xc9ced4);
  static final Color GRID = new Color(0xeef0f2);
  static final Color ACCENT = new Color(0x0b6b88);
  static final Color BAND = new Color(0xd5e6ed);

  private Palette() {}

  static Color mark(Severity severity) {
    return switch (severity) {
      case LOW -> new Color(0x74859a);
      case MEDIUM -> new Color(0xb78300);
      case HIGH -> new Color(0xbf3f06);
      case CRITICAL -> new Color(0x85104f);
    };
  }

  static Color text(Severity severity) {
    return switch (severity) {
      case LOW -> new Color(0x4d6075);
      case MEDIUM -> new Color(0x7a5300);
      case HIGH -> new Color(0xa83704);
      case CRITICAL -> new Color(0x85104f);
    };
  }

  static Color faint(Color color, double share) {
    int alpha = (int) Math.round(255 * share);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }
}
