package dev.vigil.detect.seasonal;

import static java.util.Objects.requireNonNull;

import dev.vigil.setting.About;
import java.util.List;

/**
 * Which days are holidays.
 *
 * @param countries countries whose holidays they are
 * @param dates further ones: {@code 2026-12-24} for one day or {@code 12-24} for every year, each
 *     with a name behind it if it has one
 * @param file path of a file of such dates, one a line, lines that begin with # left out; empty for
 *     none
 */
public record HolidaySettings(
    @About("countries whose holidays are known") List<Country> countries,
    @About("further holidays: 2026-12-24, or 12-24 for every year, and a name if it has one")
        List<String> dates,
    @About("file of further holidays, one such date a line; none if empty") String file) {
  public HolidaySettings {
    countries = List.copyOf(countries);
    dates = List.copyOf(dates);
    requireNonNull(file, "file");
  }

  /** None. */
  public HolidaySettings() {
    this(List.of(), List.of(), "");
  }

  boolean none() {
    return countries.isEmpty() && dates.isEmpty() && file.isBlank();
  }
}
