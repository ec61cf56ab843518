package dev.vigil.config;

import dev.vigil.alert.Cron;
import dev.vigil.alert.CronTimes;
import dev.vigil.alert.MaintenanceWindow;
import dev.vigil.alert.OneOff;
import dev.vigil.alert.Recurrence;
import dev.vigil.alert.Weekly;
import dev.vigil.model.SeriesMatcher;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads when series are worked on. */
final class MaintenanceReader {
  private static final int LONGEST_NAME = 200;

  private final ZoneId zone;
  private final Names names;
  private final Instant now;

  /**
   * @param zone whose clocks count where none are named
   */
  MaintenanceReader(ZoneId zone, Names names, Instant now) {
    this.zone = zone;
    this.names = names;
    this.now = now;
  }

  List<MaintenanceWindow> read(Section alerting) {
    List<MaintenanceWindow> windows = new ArrayList<>();
    Set<String> there = new HashSet<>();
    for (Section section : alerting.sections(AlertingKeys.MAINTENANCE, QuietKeys.OF_MAINTENANCE)) {
      Optional<String> name = section.needed(QuietKeys.NAME).filter(n -> fits(section, n));
      name.filter(n -> !there.add(n)).ifPresent(n -> twice(section));
      SeriesMatcher series = Words.series(section, AlertingKeys.MATCH, names);
      ZoneId clocks = section.take(AlertingKeys.ZONE).flatMap(Times::zone).orElse(zone);
      Optional<Recurrence> when = when(section, clocks);
      boolean stops = section.truth(QuietKeys.STOPS_LEARNING, false);
      section.done();
      if (name.isPresent() && when.isPresent()) {
        windows.add(new MaintenanceWindow(name.get(), series, when.get(), stops));
      }
    }
    return windows;
  }

  private static boolean fits(Section section, String name) {
    if (name.length() > LONGEST_NAME) {
      section
          .take(QuietKeys.NAME)
          .ifPresent(v -> v.refuse(v.path() + " has at most " + LONGEST_NAME + " letters"));
    }
    return name.length() <= LONGEST_NAME;
  }

  private static void twice(Section section) {
    section
        .take(QuietKeys.NAME)
        .ifPresent(v -> v.refuse("there is another window of the name " + v.quoted()));
  }

  private Optional<Recurrence> when(Section section, ZoneId clocks) {
    Optional<Section> weekly = section.section(QuietKeys.WEEKLY, QuietKeys.OF_WEEKLY);
    Optional<Value> cron = section.take(QuietKeys.CRON);
    Optional<Value> lasts = section.take(QuietKeys.LASTS);
    Optional<Value> from = section.take(QuietKeys.FROM);
    Optional<Value> until = section.take(QuietKeys.UNTIL);
    boolean byCron = cron.isPresent() || lasts.isPresent();
    boolean once = from.isPresent() || until.isPresent();
    int ways =
        (section.take(QuietKeys.WEEKLY).isPresent() ? 1 : 0) + (byCron ? 1 : 0) + (once ? 1 : 0);
    if (ways != 1
        || cron.isPresent() != lasts.isPresent()
        || from.isPresent() != until.isPresent()) {
      section
          .group()
          .refuse(
              section.group().path()
                  + " must say when: weekly, or cron and lasts, or from and until; one of these");
      return Optional.empty();
    }
    if (byCron) {
      return cron(cron.get(), lasts.get(), clocks);
    }
    return once ? once(from.get(), until.get(), clocks) : weekly.flatMap(w -> weekly(w, clocks));
  }

  private static Optional<Recurrence> weekly(Section section, ZoneId clocks) {
    Set<DayOfWeek> days =
        section.take(AlertingKeys.DAYS).map(Times::days).orElse(EnumSet.allOf(DayOfWeek.class));
    Optional<LocalTime> from = ChannelsReader.time(section, AlertingKeys.FROM);
    Optional<LocalTime> until = ChannelsReader.time(section, AlertingKeys.UNTIL);
    section.done();
    return days.isEmpty() || from.isEmpty() || until.isEmpty()
        ? Optional.empty()
        : Optional.of(new Weekly(days, from.get(), until.get(), clocks));
  }

  private static Optional<Recurrence> cron(Value cron, Value lasts, ZoneId clocks) {
    String what = "a " + QuietKeys.LASTS.form();
    Optional<Duration> length = lasts.duration(what, Duration.ofSeconds(1), Duration.ofDays(366));
    Optional<Cron> times = cron(cron);
    return times.isEmpty() || length.isEmpty()
        ? Optional.empty()
        : Optional.of(new CronTimes(times.get(), length.get(), clocks));
  }

  private static Optional<Cron> cron(Value value) {
    Optional<String> text = value.text("five fields such as '0 2 * * mon-fri'");
    try {
      return text.map(Cron::parse);
    } catch (IllegalArgumentException e) {
      value.refuseAs(value.path() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Recurrence> once(Value from, Value until, ZoneId clocks) {
    Optional<Instant> begin = Times.instant(from, clocks);
    Optional<Instant> end = Times.instant(until, clocks);
    if (begin.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    if (!begin.get().isBefore(end.get())) {
      until.mustBe("later than from");
      return Optional.empty();
    }
    if (!end.get().isAfter(now)) {
      until.warn(until.path() + " is over: the window does nothing any more");
    }
    return Optional.of(new OneOff(begin.get(), end.get()));
  }
}
