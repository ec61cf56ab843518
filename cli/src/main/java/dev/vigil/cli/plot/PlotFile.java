package dev.vigil.cli.plot;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file to plot to: a page where the name ends in {@code .html} or {@code .htm}, a picture where
 * it ends in {@code .png}. Checked when it is made, so that a long run does not fail at its end.
 * Immutable.
 */
public final class PlotFile {
  private final Path file;
  private final boolean picture;

  private PlotFile(Path file, boolean picture) {
    this.file = file;
    this.picture = picture;
  }

  /**
   * The file of this name, which is not written yet.
   *
   * @throws IllegalArgumentException if it cannot be plotted to, saying why: the ending, a folder
   *     that is missing or not to be written to, a picture where there are no fonts
   */
  public static PlotFile of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    boolean picture = name.endsWith(".png");
    if (!picture && !name.endsWith(".html") && !name.endsWith(".htm")) {
      throw new IllegalArgumentException(
          cannot(file, "the name has to end in .html (a page) or .png (a picture)"));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          cannot(file, Files.isDirectory(file) ? "it is a folder" : "it is not a plain file"));
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(cannot(file, "there is no folder '" + folder + "'"));
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          cannot(file, "nothing can be written to the folder '" + folder + "'"));
    }
    checkFonts(file, picture);
    return new PlotFile(file, picture);
  }

  private static void checkFonts(Path file, boolean picture) {
    try {
      if (picture) {
        PngPlot.check();
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(cannot(file, String.valueOf(e.getMessage())), e);
    }
  }

  private static String cannot(Path file, String why) {
    return "cannot plot to '" + file + "': " + why;
  }

  /**
   * Writes the plot, all or nothing: what was in the file before stays if anything fails.
   *
   * @throws IOException if it cannot be written, with the file's name and the reason
   */
  public void write(Plot plot, Caption caption) throws IOException {
    try {
      if (picture) {
        WholeFile.write(file, out -> PngPlot.write(plot, caption, out));
      } else {
        WholeFile.write(file, out -> HtmlPlot.write(plot, caption, out));
      }
    } catch (FileSystemException e) {
      String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
      throw new IOException(cannot(file, why), e);
    } catch (IOException e) {
      throw new IOException(cannot(file, String.valueOf(e.getMessage())), e);
    }
  }
}
