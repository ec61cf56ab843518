package dev.vigil.cli.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a span of time such as {@code 500ms}, {@code 2s}, {@code 1.5m}, {@code 1h}, {@code 7d}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TEXT =
      Pattern.compile("(?<count>\\d{1,9}(?:\\.\\d{1,3})?)\\s*(?<unit>ms|s|m|min|h|d)");

  @Override
  public Duration convert(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    double millis = matcher.matches() ? millis(matcher) : 0;
    if (millis < 1) {
      throw new TypeConversionException(
          "'" + text + "' is not a span of time such as 500ms, 2s, 10m, 1h or 7d");
    }
    return Duration.ofMillis(Math.round(millis));
  }

  private static double millis(Matcher matcher) {
    double count = Double.parseDouble(matcher.group("count"));
    return count
        * switch (matcher.group("unit")) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "h" -> 3_600_000;
          case "d" -> 86_400_000;
          default -> 60_000;
        };
  }
}
