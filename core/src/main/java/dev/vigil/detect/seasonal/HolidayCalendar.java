package dev.vigil.detect.seasonal;

import dev.vigil.detect.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which days are holidays, and what they are called. Immutable. */
final class HolidayCalendar {
  private static final String UNNAMED = "a holiday";
  private static final Pattern DATE =
      Pattern.compile("(?<year>\\d{4}-)?(?<day>\\d{2}-\\d{2})(?:[\\s,;]+(?<name>.*))?");
  private static final int MOST_LOADED = 256;
  private static final Shared<HolidaySettings, HolidayCalendar> LOADED =
      new Shared<>(MOST_LOADED, HolidayCalendar::new);

  private final List<Country> countries;
  private final Map<LocalDate, String> once = new HashMap<>();
  private final Map<MonthDay, String> yearly = new HashMap<>();

  private HolidayCalendar(HolidaySettings settings) {
    countries = settings.countries();
    settings.dates().forEach(date -> add("holidays.dates", date));
    if (!settings.file().isBlank()) {
      lines(settings.file()).forEach(line -> add("holidays.file " + settings.file(), line));
    }
  }

  /**
   * Reads the calendar of these settings, its file as it is now.
   *
   * @throws IllegalArgumentException if a date is none, or the file cannot be read
   */
  static HolidayCalendar load(HolidaySettings settings) {
    return LOADED.renew(settings);
  }

  /** The calendar of these settings as it was last loaded, which all series share. */
  static HolidayCalendar of(HolidaySettings settings) {
    return LOADED.of(settings);
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new IllegalArgumentException(
          "holidays.file must be a file of dates that can be read, was '" + file + "'", e);
    }
  }

  private void add(String place, String text) {
    Matcher parts = DATE.matcher(text.strip());
    if (!parts.matches()) {
      throw wrong(place, text, null);
    }
    String given = parts.group("name");
    String name = given == null || given.isBlank() ? UNNAMED : given.strip();
    try {
      if (parts.group("year") == null) {
        yearly.put(MonthDay.parse("--" + parts.group("day")), name);
      } else {
        once.put(LocalDate.parse(parts.group("year") + parts.group("day")), name);
      }
    } catch (DateTimeException e) {
      throw wrong(place, text, e);
    }
  }

  private static IllegalArgumentException wrong(
      String place, String text, @Nullable DateTimeException cause) {
    return new IllegalArgumentException(
        place
            + " must have dates such as 2026-12-24 or 12-24, with or without a name, was '"
            + text
            + "'",
        cause);
  }

  /** The name of a holiday; null for a day that is none. */
  @Nullable String name(LocalDate day) {
    String name = once.get(day);
    if (name == null && !yearly.isEmpty()) {
      name = yearly.get(MonthDay.from(day));
    }
    for (int i = 0; name == null && i < countries.size(); i++) {
      for (HolidayRule rule : countries.get(i).rules()) {
        if (rule.holds(day)) {
          return rule.name();
        }
      }
    }
    return name;
  }
}
