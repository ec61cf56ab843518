package dev.vigil.config;

import dev.vigil.model.NearestName;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads zones, days, times of the day and instants. */
final class Times {
  private static final String TIME = "a time of the day such as \"22:00\"";
  private static final String DAY = "a day such as mon, or a range such as mon-fri";
  private static final String INSTANT = "a time such as 2026-12-31T22:00Z, or 2026-12-31T22:00";
  private static final Pattern TIME_OF_DAY = Pattern.compile("([01]?\\d|2[0-3]):[0-5]\\d");

  private Times() {}

  /** A time zone; empty, and told, where it is none. */
  static Optional<ZoneId> zone(Value value) {
    Optional<String> name = value.text("a time zone such as Europe/Berlin");
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException e) {
      String nearest =
          NearestName.of(name.orElse(""), ZoneId.getAvailableZoneIds())
              .map(zone -> ", did you mean '" + zone + "'?")
              .orElse(", one is Europe/Berlin");
      value.refuseAs("unknown time zone " + value.quoted() + nearest);
      return Optional.empty();
    }
  }

  /** A time by the clocks; {@code 9:00} reads as {@code 09:00}. */
  static Optional<LocalTime> time(Value value) {
    Optional<String> text = value.text(TIME).map(String::strip);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!TIME_OF_DAY.matcher(text.get()).matches()) {
      value.mustBe(TIME);
      return Optional.empty();
    }
    return Optional.of(LocalTime.parse(text.get().length() == 4 ? "0" + text.get() : text.get()));
  }

  /** Days of the week, of a list or one word; none, and told, where they are none. */
  static Set<DayOfWeek> days(Value value) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    if (value.node() instanceof Node.Listing) {
      value.items("a list of days").forEach(item -> days.addAll(range(item)));
      if (value.node() instanceof Node.Listing list && list.items().isEmpty()) {
        value.mustBe("a day at least");
      }
    } else {
      days.addAll(range(value));
    }
    return days;
  }

  private static Set<DayOfWeek> range(Value value) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Optional<String> text = value.text(DAY);
    if (text.isEmpty()) {
      return days;
    }
    String[] ends = text.get().strip().split("-", -1);
    Optional<DayOfWeek> first = day(ends[0]);
    Optional<DayOfWeek> last = day(ends[ends.length - 1]);
    if (ends.length > 2 || first.isEmpty() || last.isEmpty()) {
      value.mustBe(DAY);
      return days;
    }
    for (DayOfWeek day = first.get(); day != last.get(); day = day.plus(1)) {
      days.add(day);
    }
    days.add(last.get());
    return days;
  }

  private static Optional<DayOfWeek> day(String written) {
    String word = written.strip().toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word.length() >= 3 && day.name().startsWith(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  /** An instant, or a time by the clocks of a zone. */
  static Optional<Instant> instant(Value value, ZoneId zone) {
    Optional<String> text = value.text(INSTANT).map(String::strip);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      String written = text.get();
      boolean placed = written.endsWith("Z") || written.matches(".*T.*[+-]\\d\\d:\\d\\d");
      Instant instant =
          placed
              ? OffsetDateTime.parse(written).toInstant()
              : LocalDateTime.parse(written).atZone(zone).toInstant();
      return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
    } catch (DateTimeException | ArithmeticException e) {
      value.mustBe(INSTANT);
      return Optional.empty();
    }
  }
}
