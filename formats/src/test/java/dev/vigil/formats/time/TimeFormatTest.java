package dev.vigil.formats.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static TimeFormat find(String... samples) {
    return TimeSniffer.find(List.of(samples), TimeReading.auto()).orElseThrow();
  }

  private static long parse(TimeFormat format, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(UTF_8);
    return format.parse(bytes, 1, bytes.length - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2014-04-01T00:00:00Z           | 2014-04-01T00:00:00Z     | ISO-8601 with an offset",
        "2014-04-01 00:05:00            | 2014-04-01T00:05:00Z     | ISO-8601 local time in Z",
        "2014-04-01 00:05               | 2014-04-01T00:05:00Z     | ISO-8601 local time in Z",
        "2014/04/01 00:05:00            | 2014-04-01T00:05:00Z     | ISO-8601 local time in Z",
        "2014-04-01                     | 2014-04-01T00:00:00Z     | ISO-8601 local time in Z",
        "2014-04-01T00:05:00.5          | 2014-04-01T00:05:00.500Z | ISO-8601 local time in Z",
        "2014-04-01T00:05:00.123        | 2014-04-01T00:05:00.123Z | ISO-8601 local time in Z",
        "2014-04-01T02:00:00.25+02:00   | 2014-04-01T00:00:00.250Z | ISO-8601 with an offset",
        "2014-04-01 02:00:00 -0530      | 2014-04-01T07:30:00Z     | ISO-8601 with an offset",
        "2014-04-01 02:00:00+02         | 2014-04-01T00:00:00Z     | ISO-8601 with an offset",
        "2014-04-01 02:00:00 UTC        | 2014-04-01T02:00:00Z     | ISO-8601 with an offset",
        "2014-04-01T02:00:00+02:00[Europe/Berlin] | 2014-04-01T00:00:00Z | ISO-8601 with a zone",
        "Tue, 1 Apr 2014 00:05:00 GMT   | 2014-04-01T00:05:00Z     | RFC 1123 times",
        "1396310400                     | 2014-04-01T00:00:00Z     | epoch seconds",
        "1396310400.5                   | 2014-04-01T00:00:00.500Z | epoch seconds",
        "1396310400123                  | 2014-04-01T00:00:00.123Z | epoch milliseconds",
        "1396310400123000               | 2014-04-01T00:00:00.123Z | epoch microseconds",
        "1396310400123000000            | 2014-04-01T00:00:00.123Z | epoch nanoseconds",
        "20140401                       | 2014-04-01T00:00:00Z     | dates of 8 digits in Z",
        "201404010005                   | 2014-04-01T00:05:00Z     | dates of 12 digits in Z",
        "20140401000501                 | 2014-04-01T00:05:01Z     | dates of 14 digits in Z",
        "12                             | 1970-01-01T01:00:00Z     | index",
        "-0.5                           | 1969-12-31T23:57:30Z     | index",
      })
  void a_time_is_read_named_and_written_back(String text, String instant, String name) {
    TimeFormat format = find(text);

    assertThat(Instant.ofEpochMilli(parse(format, text))).isEqualTo(instant);
    assertThat(format.describe()).isEqualTo(name);
    assertThat(format.render(parse(format, text))).isEqualTo(text);
  }

  @Test
  void times_are_those_of_java_time() {
    Random random = new Random(20140401);
    DateTimeFormatter writer = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    for (String zone : List.of("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe")) {
      ZoneId id = ZoneId.of(zone);
      TimeFormat format =
          TimeSniffer.find(List.of("2014-04-01 00:00:00.000"), TimeReading.auto().withZone(id))
              .orElseThrow();
      for (int i = 0; i < 10_000; i++) {
        LocalDateTime local =
            LocalDateTime.ofEpochSecond(
                (random.nextLong() % 62_000_000_000L) / (1 + i % 50),
                random.nextInt(1000) * 1_000_000,
                ZoneOffset.UTC);
        String text = writer.format(local);
        // Clocks turned back: the earlier instant; turned on: the offset before.
        long expected = local.toInstant(id.getRules().getOffset(local)).toEpochMilli();

        assertThat(parse(format, text)).as("%s in %s", text, zone).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2014-02-29 00:00:00",
        "2014-13-01 00:00:00",
        "2014-00-01 00:00:00",
        "2014-04-31 00:00:00",
        "1900-02-29 00:00:00",
        "2014-04-01 24:00:00",
        "2014-04-01 00:60:00",
        "2014-04-01 00:00:60",
        "2014-04-01 00:00:00x",
        "2014-04-01 00:00:",
        "2014-04-01 00",
        "2014-04-01 ",
        "2014-04-01T",
        "2014-04/01",
        "14-04-01",
        "2014-04-01 00:00:00.",
        "2014-04-01 00:00:00.1234567891",
        "",
        "2014-04-01 00:00:00 ",
        "2014-04-01 0:0:0",
        "１2014-04-01",
        "2014-04-01 00:00:00Z",
        "2014-04-01 00:00:00+19:00",
        "2014-04-01 00:00:00+1:00",
        "1396310400"
      })
  void what_is_no_local_time_is_unreadable(String text) {
    assertThat(parse(find("2014-04-01 00:00:00"), text)).isEqualTo(TimeFormat.UNREADABLE);
  }

  @Test
  void local_and_offset_times_are_not_mixed() {
    assertThat(parse(find("2014-04-01T00:00:00Z"), "2014-04-01T00:00:00"))
        .isEqualTo(TimeFormat.UNREADABLE);
    assertThat(parse(find("2014-04-01T00:00:00Z"), "2014-04-01T00:00:00-00:30"))
        .isEqualTo(Instant.parse("2014-04-01T00:30:00Z").toEpochMilli());
  }

  @Test
  void a_column_may_leave_out_what_is_zero() {
    TimeFormat format = find("2014-04-01", "2014-04-01 00:05", "2014-04-01 00:05:00.25");

    assertThat(parse(format, "2014-04-01 1:02")).isEqualTo(1396314120000L);
    assertThat(format.render(1396314120000L)).isEqualTo("2014-04-01 01:02:00.00");
  }

  @Test
  void local_times_belong_to_their_zone_and_are_written_back_in_it() {
    TimeFormat format =
        TimeSniffer.find(List.of("2014-07-01 00:00:00"), TimeReading.auto().withZone(BERLIN))
            .orElseThrow();

    assertThat(Instant.ofEpochMilli(parse(format, "2014-07-01 00:00:00")))
        .isEqualTo("2014-06-30T22:00:00Z");
    assertThat(format.render(parse(format, "2014-12-24 18:30:00")))
        .isEqualTo("2014-12-24 18:30:00");
  }

  @Test
  void the_unit_of_numbers_stays_what_it_was_found_to_be() {
    assertThat(parse(find("1396310400"), "1396310400000")).isEqualTo(TimeFormat.UNREADABLE);
    assertThat(parse(find("1396310400000"), "1396310400")).isEqualTo(TimeFormat.UNREADABLE);
    assertThat(parse(find("0", "1", "2"), "1396310400")).isEqualTo(TimeFormat.UNREADABLE);
    assertThat(parse(find("0", "1", "2"), "150000000")).isEqualTo(150000000L * 300_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch-s  | 12                | 12000",
        "epoch-ms | 12                | 12",
        "epoch-us | 12999             | 12",
        "epoch-ns | -1                | -1",
        "index    | 1396310400        | 418893120000000",
        "iso      | 2014-04-01        | 1396310400000",
        "dd/MM/yyyy HH:mm | 01/02/2014 10:00 | 1391248800000",
        "MM/dd/yyyy HH:mm | 01/02/2014 10:00 | 1388656800000",
        "d.M.yy   | 1.4.14            | 1396310400000",
        "yyyy-MM-dd'T'HH:mm:ssXXX | 2014-04-01T02:00:00+02:00 | 1396310400000"
      })
  void a_format_can_be_told(String told, String text, long millis) {
    TimeFormat format =
        TimeSniffer.find(List.of(text), TimeReading.auto().withFormat(told)).orElseThrow();

    assertThat(parse(format, text)).isEqualTo(millis);
  }

  @Test
  void a_told_pattern_refuses_days_that_are_not() {
    TimeReading reading = TimeReading.auto().withFormat("dd/MM/yyyy");

    assertThat(TimeSniffer.find(List.of("30/02/2014"), reading)).isEmpty();
    assertThat(TimeSniffer.find(List.of("29/02/2012"), reading)).isPresent();
  }

  @Test
  void a_told_pattern_that_is_none_is_refused() {
    assertThatThrownBy(
            () -> TimeSniffer.find(List.of("x"), TimeReading.auto().withFormat("nonsense")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "99999999999999999999999999",
        "1e19",
        "--1",
        "1e",
        "."
      })
  void huge_numbers_are_unreadable_and_take_no_time(String text) {
    for (TimeFormat format : List.of(find("1396310400"), find("5"), find("1396310400123000000"))) {
      assertThat(parse(format, text)).isEqualTo(TimeFormat.UNREADABLE);
    }
  }

  @Test
  void days_or_months_first_are_not_guessed() {
    assertThat(TimeSniffer.find(List.of("01/02/2014 10:00"), TimeReading.auto())).isEmpty();
  }
}
