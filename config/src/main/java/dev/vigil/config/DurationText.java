package dev.vigil.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as they are written in a configuration and on the command line: {@code 500ms},
 * {@code 90s}, {@code 5m}, {@code 12h}, {@code 30d}, {@code 2w}, and sums from the largest unit to
 * the smallest, such as {@code 1h30m}. A number may have a fraction: {@code 1.5h}.
 */
public final class DurationText {
  /** The longest span there is: 100 years of 365 days. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  private static final String[] UNITS = {"w", "d", "h", "m", "s", "ms"};
  private static final long[] MILLIS = {604_800_000, 86_400_000, 3_600_000, 60_000, 1_000, 1};
  private static final Pattern PART = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,18})?) ?([a-z]+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  private DurationText() {}

  /**
   * The span that a text says, to the millisecond; 0 or longer.
   *
   * @throws IllegalArgumentException if it says none, or one over {@link #LONGEST}; the message
   *     says what would be right
   */
  public static Duration parse(String text) {
    String wanted = text.strip();
    if (NUMBER.matcher(wanted).matches()) {
      throw wrong(text, ", a number without a unit");
    }
    Matcher part = PART.matcher(wanted);
    BigDecimal millis = BigDecimal.ZERO;
    int at = 0;
    int before = -1;
    while (at < wanted.length()) {
      int unit = part.find(at) && part.start() == at ? unit(part.group(2)) : -1;
      if (unit <= before) {
        throw wrong(text, "");
      }
      millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(MILLIS[unit])));
      before = unit;
      at = part.end();
    }
    if (before < 0) {
      throw wrong(text, "");
    }
    return span(millis, text);
  }

  private static Duration span(BigDecimal millis, String text) {
    if (millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0) {
      throw new IllegalArgumentException(
          "a span of time is at most " + of(LONGEST) + ", was " + Quote.of(text));
    }
    if (millis.stripTrailingZeros().scale() > 0) {
      throw new IllegalArgumentException(
          "a span of time is a whole number of milliseconds, was " + Quote.of(text));
    }
    return Duration.ofMillis(millis.longValueExact());
  }

  private static int unit(String name) {
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static IllegalArgumentException wrong(String text, String why) {
    return new IllegalArgumentException(
        "a span of time reads '500ms', '90s', '5m', '12h', '30d', '2w' or '1h30m', was "
            + Quote.of(text)
            + why);
  }

  /** The shortest text that {@link #parse} reads as this span; weeks are written as days. */
  public static String of(Duration span) {
    long left = span.toMillis();
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < UNITS.length; i++) {
      if (left >= MILLIS[i]) {
        text.append(left / MILLIS[i]).append(UNITS[i]);
        left %= MILLIS[i];
      }
    }
    return text.length() == 0 ? "0s" : text.toString();
  }
}
