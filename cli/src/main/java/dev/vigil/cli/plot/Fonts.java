package dev.vigil.cli.plot;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.List;

/** The faces of a picture: the page's own where they are installed, else the machine's. */
final class Fonts {
  private static final List<String> TEXT =
      List.of("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans");
  private static final List<String> CODE =
      List.of("SF Mono", "Cascadia Mono", "Roboto Mono", "DejaVu Sans Mono", "Liberation Mono");

  private final Font text;
  private final Font strong;
  private final Font code;

  private Fonts() {
    text = new Font(installed(TEXT, Font.SANS_SERIF), Font.PLAIN, 13);
    strong = text.deriveFont(Font.BOLD);
    code = new Font(installed(CODE, Font.MONOSPACED), Font.PLAIN, 13);
  }

  /**
   * Finds the faces.
   *
   * @throws IOException if this Java has no fonts to draw with, as on bare servers
   */
  @SuppressWarnings("CatchingUnchecked") // whatever the toolkit throws, it has no fonts
  static Fonts load() throws IOException {
    try {
      Fonts fonts = new Fonts();
      FontRenderContext context = new FontRenderContext(null, true, true);
      if (fonts.text.getStringBounds("0", context).getWidth() > 0) {
        return fonts;
      }
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw new IOException(missing(), e);
    }
    throw new IOException(missing());
  }

  private static String missing() {
    return "a picture needs a font, and this Java finds none: install fontconfig and a font"
        + " ('apt install fontconfig fonts-dejavu-core' on Debian and Ubuntu, 'apk add fontconfig"
        + " font-dejavu' on Alpine), or plot to a .html file, which needs none";
  }

  private static String installed(List<String> families, String otherwise) {
    for (String family : families) {
      if (new Font(family, Font.PLAIN, 12).getFamily().equals(family)) {
        return family;
      }
    }
    return otherwise;
  }

  Font text(double size, String said) {
    return fit(text, Font.SANS_SERIF, size, said);
  }

  Font strong(double size, String said) {
    return fit(strong, Font.SANS_SERIF, size, said);
  }

  Font code(double size, String said) {
    return fit(code, Font.MONOSPACED, size, said);
  }

  /** The machine's composite face knows letters that a single one lacks. */
  private static Font fit(Font font, String composite, double size, String said) {
    Font fitting =
        font.canDisplayUpTo(said) < 0 ? font : new Font(composite, font.getStyle(), font.getSize());
    return fitting.deriveFont((float) size);
  }
}
