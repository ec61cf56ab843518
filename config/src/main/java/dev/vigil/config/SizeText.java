package dev.vigil.config;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as they are written in a configuration: {@code 32MiB}, {@code 1.5 GB}, {@code 20GiB}. */
public final class SizeText {
  private static final String LETTERS = "KMGT";
  private static final Pattern SIZE =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?) ?(?:([KMGTkmgt])(i?))?[Bb]");

  private SizeText() {}

  /**
   * The bytes that a text says. {@code kB}, {@code MB} and so on are thousands, {@code KiB} and so
   * on are 1,024 each.
   *
   * @throws IllegalArgumentException if it says none
   */
  public static long parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new IllegalArgumentException(
          "a size is a number and a unit, such as 32MiB or 20GB, was " + Quote.of(text));
    }
    BigDecimal bytes = new BigDecimal(size.group(1));
    if (size.group(2) != null) {
      int power = LETTERS.indexOf(Character.toUpperCase(size.group(2).charAt(0))) + 1;
      int step = size.group(3).isEmpty() ? 1_000 : 1_024;
      bytes = bytes.multiply(BigDecimal.valueOf(step).pow(power));
    }
    BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
    return bytes.min(most).longValue();
  }

  /** The shortest way to write it. */
  public static String of(long bytes) {
    for (int power = LETTERS.length(); power > 0; power--) {
      long unit = 1L << (10 * power);
      if (bytes >= unit && bytes % unit == 0) {
        return bytes / unit + LETTERS.substring(power - 1, power) + "iB";
      }
    }
    return bytes + "B";
  }
}
