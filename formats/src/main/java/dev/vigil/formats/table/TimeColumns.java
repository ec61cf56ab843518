package dev.vigil.formats.table;

import dev.vigil.formats.time.TimeFormat;
import dev.vigil.formats.time.TimeReading;
import dev.vigil.formats.time.TimeSniffer;
import dev.vigil.model.NearestName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the column, or the date and the time of day, that tell when. */
final class TimeColumns {
  private static final Pattern TIME_OF_DAY =
      Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?");
  private static final Pattern DAY_OR_MONTH_FIRST =
      Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}.*");
  private static final long YEAR_1990 = 631_152_000_000L;
  private static final long YEAR_2100 = 4_102_444_800_000L;

  private final String file;
  private final Sample sample;
  private final TimeReading reading;

  TimeColumns(String file, Sample sample, TimeReading reading) {
    this.file = file;
    this.sample = sample;
    this.reading = reading;
  }

  /**
   * The time among the columns that are free.
   *
   * @throws TableException where none is one
   */
  List<Column> find(List<ColumnProfile> free) throws TableException, IOException {
    Optional<List<Column>> pair = dateAndTime(free);
    if (pair.isPresent()) {
      return pair.get();
    }
    List<Predicate<ColumnProfile>> ways =
        List.of(
            profile -> soundsLikeTime(profile) && isInstants(profile),
            profile -> !profile.isNumeric() && format(profile).isPresent(),
            profile -> profile.isRising() && isInstants(profile));
    Optional<Column> found = named(free, ColumnNames.TIME);
    for (Predicate<ColumnProfile> way : ways) {
      found = found.or(() -> free.stream().filter(way).map(ColumnProfile::column).findFirst());
    }
    found = found.or(() -> named(free, ColumnNames.MAYBE_TIME)).or(() -> counted(free));
    if (found.isEmpty()) {
      throw noTime(free);
    }
    return List.of(found.get());
  }

  /**
   * How the told or found columns write the time.
   *
   * @throws TableException where nobody knows
   */
  TimeFormat format(List<Column> time) throws TableException, IOException {
    Optional<TimeFormat> format = TimeSniffer.find(sample.texts(time), reading);
    if (format.isPresent()) {
      return format.get();
    }
    throw unreadable(time.get(0));
  }

  private Optional<TimeFormat> format(ColumnProfile profile) {
    return TimeSniffer.find(profile.texts(), reading);
  }

  private Optional<Column> named(List<ColumnProfile> free, List<String> names) {
    for (String name : names) {
      for (ColumnProfile profile : free) {
        boolean named = ColumnNames.plain(profile.column().name()).equals(name);
        if (named && format(profile).isPresent()) {
          return Optional.of(profile.column());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean soundsLikeTime(ColumnProfile profile) {
    return ColumnNames.soundsLikeTime(profile.column().name());
  }

  /** Whether the column holds instants of our days, and not just numbers. */
  private boolean isInstants(ColumnProfile profile) {
    Optional<TimeFormat> format = format(profile);
    if (format.isEmpty() || format.get().isIndex()) {
      return false;
    }
    return profile.texts().stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .mapToLong(text -> format.get().parse(text, 0, text.length))
        .filter(millis -> millis != TimeFormat.UNREADABLE)
        .allMatch(millis -> millis >= YEAR_1990 && millis < YEAR_2100);
  }

  /**
   * A first column of rising whole numbers that has no name, or is called the number of the row.
   */
  private Optional<Column> counted(List<ColumnProfile> free) {
    return free.stream()
        .filter(ColumnProfile::isRising)
        .filter(
            profile ->
                ColumnNames.numbersRows(profile.column().name())
                    || (sample.headerLine() == 0
                        && profile.column().index() == 0
                        && sample.names().size() > 1))
        .map(ColumnProfile::column)
        .findFirst();
  }

  private Optional<List<Column>> dateAndTime(List<ColumnProfile> free) {
    List<Column> pair = new ArrayList<>();
    for (String name : List.of("date", "time")) {
      free.stream()
          .filter(profile -> ColumnNames.plain(profile.column().name()).equals(name))
          .findFirst()
          .ifPresent(profile -> pair.add(profile.column()));
    }
    if (pair.size() < 2) {
      return Optional.empty();
    }
    long times =
        sample.texts(pair.get(1).index()).stream()
            .filter(text -> TIME_OF_DAY.matcher(text).matches())
            .count();
    return 2 * times > sample.size() ? Optional.of(pair) : Optional.empty();
  }

  private TableException noTime(List<ColumnProfile> free) throws IOException {
    for (ColumnProfile profile : free) {
      if (ColumnNames.TIME.contains(ColumnNames.plain(profile.column().name()))) {
        return unreadable(profile.column());
      }
    }
    for (ColumnProfile profile : free) {
      boolean dates =
          profile.texts().stream().anyMatch(text -> DAY_OR_MONTH_FIRST.matcher(text).matches());
      if (dates) {
        return unreadable(profile.column());
      }
    }
    String hint = "";
    for (String name : sample.names()) {
      Optional<String> near = NearestName.of(name, ColumnNames.TIME);
      if (name.length() > 3 && near.isPresent()) {
        hint = "; the nearest is " + Words.quoted(name);
        break;
      }
    }
    String problem =
        "no time column among " + Words.listed(sample.names()) + hint + "; tell it with --time";
    return new TableException(file, sample.headerLine(), 0, problem);
  }

  private TableException unreadable(Column column) throws IOException {
    String first =
        sample.texts(column.index()).stream().filter(t -> !t.isEmpty()).findFirst().orElse("");
    String name = Words.quoted(column.name());
    if (first.isEmpty()) {
      return new TableException(
          file, sample.headerLine(), 0, "the time column " + name + " is empty");
    }
    String why =
        reading.format() != null
            ? " is not written as --time-format tells, '" + reading.format() + "'"
            : DAY_OR_MONTH_FIRST.matcher(first).matches()
                ? " may begin with the day or the month; tell which, such as --time-format"
                    + " 'dd/MM/yyyy HH:mm'"
                : " is no time that is known; tell its pattern with --time-format";
    String problem = Words.quoted(first) + " in column " + name + why;
    return sample.firstOf(column.index(), problem).in(file);
  }
}
