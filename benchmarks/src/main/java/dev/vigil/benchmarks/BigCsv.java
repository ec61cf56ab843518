package dev.vigil.benchmarks;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Writes a long table {@code timestamp,value} to the standard output, always the same: a row a
 * minute, with a day's wave, noise, and twice a year an hour that is out of the ordinary. What the
 * speed of {@code vigil detect} is measured on.
 */
public final class BigCsv {
  private static final long START = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
  private static final int DAY = 1_440;
  private static final int HALF_YEAR = 182 * DAY;
  private static final int ODD_FROM = HALF_YEAR - 5_000;
  private static final int ODD_ROWS = 60;

  private BigCsv() {}

  /**
   * Writes it.
   *
   * @param args how many rows
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("wanted: how many rows");
    }
    long rows = Long.parseLong(args[0]);
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
      write(rows, out);
    }
  }

  private static void write(long rows, OutputStream out) throws IOException {
    SplittableRandom chance = new SplittableRandom(1);
    out.write("timestamp,value\n".getBytes(StandardCharsets.US_ASCII));
    StringBuilder line = new StringBuilder(48);
    for (long row = 0; row < rows; row++) {
      line.setLength(0);
      line.append(Instant.ofEpochSecond(START + 60 * row)).append(',');
      thousandths(value(row, chance), line);
      line.append('\n');
      out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static double value(long row, SplittableRandom chance) {
    long at = row % HALF_YEAR;
    boolean odd = at >= ODD_FROM && at < ODD_FROM + ODD_ROWS;
    double noise = chance.nextDouble() + chance.nextDouble() + chance.nextDouble() - 1.5;
    return 200 + 40 * Math.sin(row % DAY * 2 * Math.PI / DAY) + 8 * noise + (odd ? 150 : 0);
  }

  private static void thousandths(double value, StringBuilder to) {
    long count = Math.round(1_000 * value);
    to.append(count / 1_000).append('.');
    String rest = String.valueOf(1_000 + count % 1_000);
    to.append(rest, 1, 4);
  }
}
