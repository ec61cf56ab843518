package dev.vigil.cli.detect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Small inputs, made up. */
final class Inputs {
  /** Rows of {@link #level}: two days and some at five minutes. */
  static final int ROWS = 600;

  private static final LocalDateTime START = LocalDateTime.of(2024, 3, 1, 0, 0);

  private Inputs() {}

  /** The time of a row of {@link #level}. */
  static String time(int row) {
    return START.plusMinutes(5L * row).toString().replace('T', ' ');
  }

  /** From 50 to 60, but for rows 400–403, which are 96 to 99. */
  static int level(int row) {
    return row >= 400 && row <= 403 ? row - 304 : 50 + row * 7 % 11;
  }

  /** Time and level as CSV. */
  static String levels() {
    return levels(ROWS);
  }

  static String levels(int rows) {
    StringBuilder text = new StringBuilder("time,level\n");
    for (int row = 0; row < rows; row++) {
      text.append(time(row)).append(',').append(level(row)).append('\n');
    }
    return text.toString();
  }

  /**
   * Four weeks at five minutes, a day's wave and noise; labelled and odd from row 6,000 on, a day.
   */
  static String waves() {
    SplittableRandom chance = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("timestamp,value,label\n");
    for (int row = 0; row < 8_064; row++) {
      boolean odd = row >= 6_000 && row < 6_050;
      double value =
          100 + 20 * Math.sin(row * Math.PI / 144) + 3 * chance.nextDouble() + (odd ? 90 : 0);
      text.append(START.plusMinutes(5L * row)).append("Z,").append(value);
      text.append(odd ? ",1\n" : ",0\n");
    }
    return text.toString();
  }

  static Path file(Path folder, String name, String text) {
    return file(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A configuration that is for 90 at most. */
  static Path limit90(Path folder) {
    return file(
        folder,
        "limit.yaml",
        """
        detectorType: threshold
        detectorSpecificConfig:
          threshold: {critical: {upper: 90}}
        """);
  }
}
