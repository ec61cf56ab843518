package dev.vigil.formats.time;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Finds how a column writes its time. */
public final class TimeSniffer {
  private static final int LEAD = 5;
  private static final double LEAST_INSTANT = 1e8;

  private TimeSniffer() {}

  /**
   * The format that most of the first few samples are written in; where a column changes its format
   * later on, the first one is its format, and the change is for the reader to tell.
   *
   * @param samples texts of the column in order, trimmed; empty ones are passed over
   * @param reading what was told, which wins over what is found
   * @return the format, or nothing where most samples are not read by any
   * @throws IllegalArgumentException where the told format is not a pattern
   */
  public static Optional<TimeFormat> find(List<String> samples, TimeReading reading) {
    List<String> texts = samples.stream().filter(text -> !text.isEmpty()).toList();
    List<String> lead = texts.subList(0, Math.min(LEAD, texts.size()));
    String told = reading.format();
    if (told != null) {
      List<TimeFormat> only = List.of(told(told, texts, reading));
      return most(only, lead).or(() -> most(only, texts));
    }
    List<TimeFormat> usual = usual(lead, texts, reading);
    return most(usual, lead).or(() -> most(usual, texts)).or(() -> most(rare(reading), lead));
  }

  /** The format that reads the most of some texts, if it reads more than half. */
  private static Optional<TimeFormat> most(List<TimeFormat> candidates, List<String> texts) {
    TimeFormat best = null;
    long mostHits = texts.size() / 2;
    for (TimeFormat candidate : candidates) {
      long hits = hits(candidate, texts);
      if (hits > mostHits) {
        mostHits = hits;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The told format.
   *
   * @throws IllegalArgumentException where it is neither a known word nor a pattern
   */
  private static TimeFormat told(String format, List<String> texts, TimeReading reading) {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "iso" -> iso(texts, reading, texts.stream().anyMatch(TimeSniffer::hasOffset));
      case "epoch-s" -> new EpochTime(EpochUnit.SECONDS, false);
      case "epoch-ms" -> new EpochTime(EpochUnit.MILLIS, false);
      case "epoch-us" -> new EpochTime(EpochUnit.MICROS, false);
      case "epoch-ns" -> new EpochTime(EpochUnit.NANOS, false);
      case "index" -> new IndexTime(reading.indexStep(), false);
      default -> PatternTime.of(format, reading.zone());
    };
  }

  private static List<TimeFormat> usual(
      List<String> lead, List<String> texts, TimeReading reading) {
    List<TimeFormat> formats = new ArrayList<>();
    formats.add(iso(texts, reading, true));
    formats.add(iso(texts, reading, false));
    compact(texts, reading).ifPresent(formats::add);
    OptionalDouble size = usualSize(lead);
    if (size.isPresent()) {
      formats.add(numeric(size.getAsDouble(), reading));
    }
    return formats;
  }

  /** Formats that cost much to try. */
  private static List<TimeFormat> rare(TimeReading reading) {
    return List.of(
        new PatternTime(
            DateTimeFormatter.ISO_ZONED_DATE_TIME, "ISO-8601 with a zone", reading.zone()),
        new PatternTime(DateTimeFormatter.RFC_1123_DATE_TIME, "RFC 1123 times", reading.zone()));
  }

  private static TimeFormat iso(List<String> texts, TimeReading reading, boolean offsets) {
    IsoShape shape = null;
    for (String text : texts) {
      IsoShape seen = IsoShape.of(text);
      if (seen != null && seen.hasOffset() == offsets) {
        shape = shape == null ? seen : shape.joined(seen);
      }
    }
    if (shape == null) {
      shape = new IsoShape('-', 'T', true, "", offsets ? "Z" : "");
    }
    return new IsoTime(shape, new LocalZone(reading.zone()));
  }

  private static boolean hasOffset(String text) {
    IsoShape shape = IsoShape.of(text);
    return shape != null && shape.hasOffset();
  }

  /** Numbers that are all dates are dates: a hundred counted numbers in a row never are. */
  private static Optional<TimeFormat> compact(List<String> texts, TimeReading reading) {
    int length = texts.isEmpty() ? 0 : texts.get(0).length();
    if (length != 8 && length != 12 && length != 14) {
      return Optional.empty();
    }
    TimeFormat dates = new CompactTime(length, new LocalZone(reading.zone()));
    return hits(dates, texts) == texts.size() ? Optional.of(dates) : Optional.empty();
  }

  private static TimeFormat numeric(double size, TimeReading reading) {
    if (size < LEAST_INSTANT) {
      return new IndexTime(reading.indexStep(), true);
    }
    EpochUnit unit =
        Arrays.stream(EpochUnit.values())
            .filter(candidate -> candidate.fits(size))
            .findFirst()
            .orElse(EpochUnit.NANOS);
    return new EpochTime(unit, true);
  }

  /** The median size of the samples that are numbers. */
  private static OptionalDouble usualSize(List<String> texts) {
    double[] sizes =
        texts.stream()
            .map(text -> text.getBytes(UTF_8))
            .map(text -> Digits.decimal(text, 0, text.length))
            .filter(number -> number != null)
            .mapToDouble(number -> Math.abs(number.doubleValue()))
            .sorted()
            .toArray();
    return sizes.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sizes[sizes.length / 2]);
  }

  private static long hits(TimeFormat format, List<String> texts) {
    return texts.stream()
        .map(text -> text.getBytes(UTF_8))
        .filter(text -> format.parse(text, 0, text.length) != TimeFormat.UNREADABLE)
        .count();
  }
}
