package dev.vigil.formats.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whatever else java.time reads: patterns that were told, named zones, dates of mail and HTTP. */
final class PatternTime implements TimeFormat {
  private final DateTimeFormatter formatter;
  private final String name;
  private final ZoneId zone;
  private volatile @Nullable ZoneId written;

  PatternTime(DateTimeFormatter formatter, String name, ZoneId zone) {
    this.formatter = requireNonNull(formatter, "formatter");
    this.name = requireNonNull(name, "name");
    this.zone = requireNonNull(zone, "zone");
  }

  /**
   * Years of a pattern are those of the calendar, not of an era, so that dates which do not exist
   * are refused rather than moved.
   *
   * @throws IllegalArgumentException where the pattern is none
   */
  static PatternTime of(String pattern, ZoneId zone) {
    String strict = pattern.contains("G") ? pattern : withCalendarYears(pattern);
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(strict, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    return new PatternTime(formatter, "times like '" + pattern + "'", zone);
  }

  private static String withCalendarYears(String pattern) {
    StringBuilder strict = new StringBuilder(pattern);
    boolean quoted = false;
    for (int i = 0; i < strict.length(); i++) {
      char c = strict.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == 'y' && !quoted) {
        strict.setCharAt(i, 'u');
      }
    }
    return strict.toString();
  }

  @Override
  public long parse(byte[] text, int from, int to) {
    try {
      TemporalAccessor read =
          formatter.parseBest(
              new String(text, from, to - from, UTF_8),
              ZonedDateTime::from,
              OffsetDateTime::from,
              LocalDateTime::from,
              LocalDate::from);
      long millis = instant(read).toEpochMilli();
      return Math.abs(millis) > FARTHEST_MILLIS ? UNREADABLE : millis;
    } catch (DateTimeException | ArithmeticException unreadable) {
      return UNREADABLE;
    }
  }

  private Instant instant(TemporalAccessor read) {
    if (read instanceof ZonedDateTime zoned) {
      written = zoned.getZone();
      return zoned.toInstant();
    }
    if (read instanceof OffsetDateTime offset) {
      written = offset.getOffset();
      return offset.toInstant();
    }
    LocalDateTime local =
        read instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(read);
    return local.atZone(zone).toInstant();
  }

  @Override
  public String render(long epochMillis) {
    ZoneId shown = written == null ? zone : written;
    return formatter.format(Instant.ofEpochMilli(epochMillis).atZone(shown));
  }

  @Override
  public String describe() {
    return name;
  }
}
