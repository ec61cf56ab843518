package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On some days of each week, from one time to another by the clocks of a zone.
 *
 * <p>On the night that clocks are set forward, a time that is skipped is the instant of the change,
 * and a window that lies wholly within what is skipped lasts as long as ever from there on. On the
 * night that they are set back, a time that comes twice is the first of the two.
 *
 * @param days on which it begins
 * @param until on the next day where it is not after {@code from}
 */
public record Weekly(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone)
    implements Recurrence {
  private static final int DAYS_BACK = 2;
  private static final int DAYS_ON = 8;

  public Weekly {
    days = Set.copyOf(days);
    requireNonNull(from, "from");
    requireNonNull(until, "until");
    requireNonNull(zone, "zone");
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a weekly window needs a day at least");
    }
  }

  @Override
  public String words() {
    String named =
        days.size() == DayOfWeek.values().length
            ? "every day"
            : days.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(", ", "every ", ""));
    return named + " " + from + " to " + until + ", " + zone;
  }

  @Override
  public Optional<Span> next(long epochMillis) {
    LocalDate today = WallClock.at(epochMillis, zone).toLocalDate();
    for (int day = -DAYS_BACK; day <= DAYS_ON; day++) {
      LocalDate date = today.plusDays(day);
      if (days.contains(date.getDayOfWeek())) {
        Span span = on(date);
        if (span.until() > epochMillis) {
          return Optional.of(span);
        }
      }
    }
    return Optional.empty();
  }

  private Span on(LocalDate date) {
    LocalDate lastDay = until.isAfter(from) ? date : date.plusDays(1);
    long begin = WallClock.instant(date.atTime(from), zone);
    long end = WallClock.instant(lastDay.atTime(until), zone);
    long usual = Duration.between(date.atTime(from), lastDay.atTime(until)).toMillis();
    return new Span(begin, end > begin ? end : begin + usual);
  }
}
