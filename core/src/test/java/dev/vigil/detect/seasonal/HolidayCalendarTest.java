package dev.vigil.detect.seasonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HolidayCalendarTest {
  @TempDir private Path folder;

  private static HolidayCalendar of(Country country) {
    return HolidayCalendar.of(new HolidaySettings(List.of(country), List.of(), ""));
  }

  private static List<String> holidays(Country country, int year) {
    HolidayCalendar calendar = of(country);
    return Stream.iterate(LocalDate.of(year, 1, 1), day -> day.plusDays(1))
        .limit(LocalDate.of(year, 1, 1).lengthOfYear())
        .filter(day -> calendar.name(day) != null)
        .map(day -> day.toString().substring(5))
        .toList();
  }

  @Test
  void easter_falls_where_the_church_has_it() {
    String[] sundays = {
      "1818-03-22",
      "1943-04-25",
      "1961-04-02",
      "2000-04-23",
      "2024-03-31",
      "2025-04-20",
      "2026-04-05",
      "2038-04-25",
      "2049-04-18",
      "2285-03-22"
    };
    for (String sunday : sundays) {
      LocalDate day = LocalDate.parse(sunday);
      assertThat(HolidayRule.Easter.sunday(day.getYear())).isEqualTo(day);
    }
  }

  @Test
  void the_holidays_of_a_year_are_those_of_its_country() {
    assertThat(holidays(Country.DE, 2026))
        .containsExactly(
            "01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26");
    assertThat(holidays(Country.FR, 2025))
        .containsExactly(
            "01-01", "04-21", "05-01", "05-08", "05-29", "06-09", "07-14", "08-15", "11-01",
            "11-11", "12-25");
    assertThat(holidays(Country.US, 2026))
        .containsExactly(
            "01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "07-04", "09-07", "10-12",
            "11-11", "11-26", "12-25");
    assertThat(holidays(Country.GB, 2027))
        .containsExactly(
            "01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-25", "12-26", "12-27",
            "12-28");
    assertThat(holidays(Country.GB, 2022)).contains("01-01", "01-03", "12-25", "12-26", "12-27");
    assertThat(holidays(Country.US, 2021)).contains("12-24", "12-31");
  }

  @Test
  void dates_are_added_by_hand_and_from_a_file() throws IOException {
    Path file = folder.resolve("holidays.csv");
    Files.writeString(file, "# ours\n2026-06-19,works outing\n\n12-24 Heiligabend\n07-01\n");
    HolidaySettings settings =
        new HolidaySettings(List.of(), List.of("2026-10-31; Halloween"), file.toString());
    HolidayCalendar calendar = HolidayCalendar.of(settings);
    assertThat(calendar.name(LocalDate.parse("2026-06-19"))).isEqualTo("works outing");
    assertThat(calendar.name(LocalDate.parse("2027-06-19"))).isNull();
    assertThat(calendar.name(LocalDate.parse("2031-12-24"))).isEqualTo("Heiligabend");
    assertThat(calendar.name(LocalDate.parse("2026-07-01"))).isEqualTo("a holiday");
    assertThat(calendar.name(LocalDate.parse("2026-10-31"))).isEqualTo("Halloween");
  }

  @Test
  void what_is_no_date_is_refused() {
    for (String date : new String[] {"tomorrow", "2026-02-30", "13-01", "2026/01/01"}) {
      HolidaySettings settings = new HolidaySettings(List.of(), List.of(date), "");
      assertThatThrownBy(
              () -> new PatternSettings(Switch.AUTO, Switch.AUTO, Switch.AUTO, "auto", settings))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("holidays.dates")
          .hasMessageContaining(date);
    }
  }
}
