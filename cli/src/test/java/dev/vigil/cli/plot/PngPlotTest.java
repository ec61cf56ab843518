package dev.vigil.cli.plot;

import static dev.vigil.cli.plot.Plots.CAPTION;
import static dev.vigil.cli.plot.Plots.LATENCY;
import static dev.vigil.cli.plot.Plots.MINUTE;
import static dev.vigil.cli.plot.Plots.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PngPlotTest {
  /** Where the first chart stands at the plain size. */
  private static final int LEFT = 24 + 62;

  private static final int RIGHT = 1_200 - 24 - 18;
  private static final int TOP = 128 + 54;
  private static final int BOTTOM = 128 + 360 - 34;

  @BeforeAll
  static void needsFonts() {
    try {
      PngPlot.check();
    } catch (IOException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  private static BufferedImage picture(Plot plot) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PngPlot.write(plot, CAPTION, out);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  private static long count(BufferedImage image, Color color, int[] box) {
    int scale = image.getWidth() / PngPlot.WIDTH;
    long count = 0;
    for (int x = box[0] * scale; x < box[2] * scale; x++) {
      for (int y = box[1] * scale; y < box[3] * scale; y++) {
        count += image.getRGB(x, y) == color.getRGB() ? 1 : 0;
      }
    }
    return count;
  }

  private static int x(int minute) {
    return LEFT + (RIGHT - LEFT) * minute / 4_320;
  }

  @Test
  void one_series_is_drawn_sharp_with_its_pages_from_near_and_in_words() throws IOException {
    BufferedImage image = picture(Plots.threeDays(LATENCY).plot());
    assertThat(image.getWidth()).isEqualTo(2 * 1_200);
    assertThat(image.getHeight()).isEqualTo(2 * (128 + 360 + CloseUpPen.HEIGHT + 2 * 25 + 10 + 24));
  }

  @Test
  void line_band_window_and_mark_stand_where_they_belong() throws IOException {
    BufferedImage image = picture(Plots.threeDays(LATENCY).plot());
    int[] quiet = {x(500), TOP, x(1_500), BOTTOM};
    int[] labelled = {x(1_950), TOP + 40, x(2_050), BOTTOM - 120};
    int[] spike = {x(2_000) - 14, TOP, x(2_000) + 14, TOP + 50};
    Color shade = new Color(0xeff0f1);
    assertThat(count(image, Palette.INK, quiet)).isGreaterThan(500);
    assertThat(count(image, Palette.BAND, quiet)).isGreaterThan(2_000);
    assertThat(count(image, Palette.mark(Severity.CRITICAL), quiet)).isZero();
    assertThat(count(image, Palette.mark(Severity.CRITICAL), spike)).isGreaterThan(300);
    assertThat(count(image, shade, labelled)).isGreaterThan(1_000);
    assertThat(count(image, shade, quiet)).isZero();
  }

  @Test
  void no_picture_part_is_blank() throws IOException {
    BufferedImage image = picture(Plots.threeDays(LATENCY).plot());
    assertThat(count(image, Palette.INK, new int[] {24, 20, 500, 54})).isGreaterThan(200);
    assertThat(count(image, Palette.INK, new int[] {24, 140, 200, 170})).isGreaterThan(50);
    assertThat(count(image, Palette.INK_3, new int[] {24, TOP, LEFT, BOTTOM})).isGreaterThan(50);
    assertThat(count(image, Palette.INK_3, new int[] {LEFT, BOTTOM + 6, RIGHT, BOTTOM + 24}))
        .isGreaterThan(50);
    int list = 128 + 360 + CloseUpPen.HEIGHT;
    assertThat(count(image, Palette.INK, new int[] {24, 128 + 360, 1_000, list}))
        .isGreaterThan(500);
    assertThat(count(image, Palette.INK, new int[] {600, list, 1_100, list + 60}))
        .isGreaterThan(50);
  }

  @Test
  void many_series_stand_below_each_other_at_the_plain_size() throws IOException {
    PlotRecorder recorder = new PlotRecorder();
    for (int i = 0; i < 100; i++) {
      for (int s = 0; s < 26; s++) {
        recorder.add(
            SeriesKey.of("series" + s),
            START + i * MINUTE,
            i * s,
            Plots.normal(i * s, 20 * s + 1),
            null);
      }
    }
    BufferedImage image = picture(recorder.plot());
    assertThat(image.getWidth()).isEqualTo(1_200);
    assertThat(image.getHeight()).isEqualTo(128 + 24 * (360 + 16) + 32 + 24 - 16);
    int last = 128 + 23 * (360 + 16);
    assertThat(count(image, Palette.BAND, new int[] {LEFT, last, RIGHT, last + 360}))
        .isGreaterThan(1_000);
  }

  @Test
  void odd_plots_are_drawn_too() throws IOException {
    PlotRecorder recorder = new PlotRecorder();
    assertThat(picture(recorder.plot()).getHeight()).isPositive();
    recorder.add(SeriesKey.of("one"), START, 7, Plots.normal(7, Double.NaN), null);
    recorder.add(SeriesKey.of("vector"), START, Double.NaN, Plots.page(Severity.LOW), true);
    recorder.add(
        SeriesKey.of("refused"), START, 1, new Verdict.Rejected(Verdict.Reason.LATE), null);
    for (int i = 0; i < 20; i++) {
      Verdict verdict = i % 5 == 0 ? Plots.held(Verdict.Holding.EPISODE_TOLD) : Plots.normal(1, 0);
      recorder.add(SeriesKey.of("名前 ü\u0000\n" + "x".repeat(400)), START + i, 1e300, verdict, null);
      recorder.add(
          SeriesKey.of("open"), START + i, -i, Plots.normal(1, Double.POSITIVE_INFINITY), null);
    }
    assertThat(picture(recorder.plot()).getHeight()).isPositive();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void without_fonts_it_says_what_to_install(@TempDir Path home) throws Exception {
    Path none = home.resolve("fonts.conf");
    Files.writeString(none, "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-cp",
            System.getProperty("java.class.path"),
            WithoutFonts.class.getName());
    java.environment().put("FONTCONFIG_FILE", none.toString());
    Path said = home.resolve("said.txt");
    Process process = java.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(said))
        .startsWith("cannot plot to 'x.png': a picture needs a font, and this Java finds none")
        .contains("fonts-dejavu-core", ".html");
  }

  /** Tries to plot a picture, in a Java of its own. */
  static final class WithoutFonts {
    private WithoutFonts() {}

    public static void main(String[] args) {
      try {
        PlotFile.of(Path.of("x.png"));
        System.out.println("there are fonts");
      } catch (IllegalArgumentException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
