package dev.vigil.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.GZIPOutputStream;

/** A small corpus and small labelled sets: a wave of five-minute rows, with a jump where asked. */
final class MadeUpData {
  private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T00:00");

  /** Row of the jump. */
  static final int JUMP = 1500;

  static final int ROWS = 2000;

  private MadeUpData() {}

  /** NAB's own layout: plain files, dates with a space, no labels in them. */
  static Path nab(Path root) throws IOException {
    Path data = Files.createDirectories(root.resolve("data/madeUp"));
    Files.writeString(data.resolve("jump.csv"), rows(" ", true, false));
    Files.writeString(data.resolve("quiet.csv"), rows(" ", false, false));
    writeWindows(root);
    return root;
  }

  /** The other layout: gzip'd files, dates in UTC, a column of labels. */
  static Path zippedNab(Path root) throws IOException {
    Path data = Files.createDirectories(root.resolve("data/madeUp"));
    zip(data.resolve("jump.csv.gz"), rows("T", true, true));
    zip(data.resolve("quiet.csv.gz"), rows("T", false, true));
    writeWindows(root);
    return root;
  }

  private static void writeWindows(Path root) throws IOException {
    Files.createDirectories(root.resolve("labels"));
    Files.writeString(
        root.resolve("labels/combined_windows.json"),
        """
        {
          "madeUp/jump.csv": [["%s.000000", "%s.000000"]],
          "madeUp/quiet.csv": []
        }
        """
            .formatted(time(JUMP, " "), time(JUMP + 99, " ")));
  }

  /** A set of two series, one of them with an event. */
  static Path set(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("jump.csv"), rows("T", true, true));
    zip(folder.resolve("quiet.csv.gz"), rows("T", false, true));
    return folder;
  }

  private static String rows(String between, boolean jump, boolean labelled) {
    StringBuilder text =
        new StringBuilder(labelled ? "timestamp,value,label\n" : "timestamp,value\n");
    for (int row = 0; row < ROWS; row++) {
      boolean odd = jump && row >= JUMP && row < JUMP + 10;
      double wave = 100 + 10 * Math.sin(row * Math.PI / 144) + row * 7919 % 13 / 4.0;
      text.append(time(row, between)).append(labelled ? "Z" : "").append(',');
      text.append(odd ? 900 : Math.round(wave * 100) / 100.0);
      text.append(labelled ? odd ? ",1" : ",0" : "").append('\n');
    }
    return text.toString();
  }

  private static String time(int row, String between) {
    LocalDateTime time = START.plusMinutes(5L * row);
    return time.toLocalDate() + between + time.toLocalTime() + ":00";
  }

  private static void zip(Path file, String text) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
