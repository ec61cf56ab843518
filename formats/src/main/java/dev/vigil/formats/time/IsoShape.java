package dev.vigil.formats.time;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of ISO-8601 times looks like, so that an instant can be written the same way.
 *
 * @param dateSign between year, month and day
 * @param timeSign between date and time, or 0 for a date alone
 * @param seconds whether seconds are written
 * @param fraction "." or "," and as many zeros as the column has digits, or empty
 * @param offset as written, such as "Z" or "+02:00", or empty for local time
 */
record IsoShape(char dateSign, char timeSign, boolean seconds, String fraction, String offset) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}([-/])\\d{1,2}\\1\\d{1,2}"
              + "(?:([Tt ])\\d{1,2}:\\d{2}(:\\d{2}(?:([.,])(\\d{1,9}))?)?"
              + "( ?(?:[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?)?");

  static @Nullable IsoShape of(String text) {
    Matcher match = SHAPE.matcher(text);
    if (!match.matches()) {
      return null;
    }
    String timeSign = match.group(2);
    String digits = match.group(5);
    String offset = match.group(6);
    return new IsoShape(
        match.group(1).charAt(0),
        timeSign == null ? 0 : timeSign.charAt(0),
        match.group(3) != null,
        digits == null ? "" : match.group(4) + "0".repeat(digits.length()),
        offset == null ? "" : offset);
  }

  /** The same shape, fine enough to show what the other shows too. */
  IsoShape joined(IsoShape other) {
    return new IsoShape(
        dateSign,
        timeSign == 0 ? other.timeSign : timeSign,
        seconds || other.seconds,
        fraction.length() >= other.fraction.length() ? fraction : other.fraction,
        offset);
  }

  boolean hasOffset() {
    return !offset.isEmpty();
  }

  /** Minutes east of UTC that the written offset means. */
  int offsetMinutes() {
    String digits = offset.replaceAll("[^0-9]", "");
    if (digits.isEmpty()) {
      return 0;
    }
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    return (offset.contains("-") ? -1 : 1) * (hours * 60 + minutes);
  }

  String render(LocalDateTime local) {
    StringBuilder text = new StringBuilder(32);
    pad(text, local.getYear(), 1000).append(dateSign);
    pad(text, local.getMonthValue(), 10).append(dateSign);
    pad(text, local.getDayOfMonth(), 10);
    if (timeSign == 0) {
      return text.toString();
    }
    pad(text.append(timeSign), local.getHour(), 10);
    pad(text.append(':'), local.getMinute(), 10);
    if (seconds) {
      pad(text.append(':'), local.getSecond(), 10);
    }
    if (!fraction.isEmpty()) {
      int end = text.length() + fraction.length();
      pad(text.append(fraction.charAt(0)), local.get(ChronoField.NANO_OF_SECOND), 100_000_000)
          .setLength(end);
    }
    return text.append(offset).toString();
  }

  /** Appends a number with zeros in front, as many digits as {@code unit} has. */
  private static StringBuilder pad(StringBuilder text, int number, int unit) {
    for (int place = unit; place > 1 && number < place; place /= 10) {
      text.append('0');
    }
    return text.append(number);
  }
}
