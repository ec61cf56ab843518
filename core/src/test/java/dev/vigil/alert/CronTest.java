package dev.vigil.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CronTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *             | 2024-05-06T07:08 | 2024-05-06T07:09",
        "30 4 * * *            | 2024-05-06T04:29 | 2024-05-06T04:30",
        "30 4 * * *            | 2024-05-06T04:30 | 2024-05-07T04:30",
        "*/20 4-6,22 * * *     | 2024-05-06T06:40 | 2024-05-06T22:00",
        "5/20 4 * * *          | 2024-05-06T04:25 | 2024-05-06T04:45",
        "0 0 1 * *             | 2024-05-06T04:30 | 2024-06-01T00:00",
        "0 0 31 * *            | 2024-06-01T00:00 | 2024-07-31T00:00",
        "0 0 29 feb *          | 2024-03-01T00:00 | 2028-02-29T00:00",
        "0 0 29 2 *            | 2096-03-01T00:00 | 2104-02-29T00:00",
        "0 22 * * mon-FRI      | 2024-05-10T22:00 | 2024-05-13T22:00",
        "0 22 * * 7            | 2024-05-06T00:00 | 2024-05-12T22:00",
        "0 22 * * sat-sun      | 2024-05-06T00:00 | 2024-05-11T22:00",
        "0 22 * * 5-7/2        | 2024-05-11T00:00 | 2024-05-12T22:00",
        "0 0 13 * fri          | 2024-05-06T00:00 | 2024-05-10T00:00",
        "0 0 13 * fri          | 2024-05-11T00:00 | 2024-05-13T00:00",
        "0 0 */2 * fri         | 2024-05-06T00:00 | 2024-05-17T00:00",
        "0 12 1 jan,jul *      | 2024-05-06T00:00 | 2024-07-01T12:00",
      })
  void it_finds_the_next_time(String cron, LocalDateTime after, LocalDateTime expected) {
    OptionalLong next = Cron.parse(cron).next(millis(after), ZoneOffset.UTC);
    assertThat(next).hasValue(millis(expected));
  }

  private static long millis(LocalDateTime utc) {
    return utc.toInstant(ZoneOffset.UTC).toEpochMilli();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "61 * * * *      | 1  | minute: '61' must be from 0 to 59",
        "0  24 * * *     | 4  | hour: '24' must be from 0 to 23",
        "0 0 0 * *       | 5  | day of the month: '0' must be from 1 to 31",
        "0 0 * foo *     | 7  | month: 'foo' must be from 1 to 12, or JAN to DEC",
        "0 0 * * 8       | 9  | day of the week: '8' must be from 0 to 7, or SUN to SAT",
        "0 0 * * MO      | 9  | day of the week: 'MO' must be from 0 to 7, or SUN to SAT",
        "0 1, * * *      | 5  | hour: a value is missing; it must be from 0 to 23",
        "0 1- * * *      | 5  | hour: a value is missing; it must be from 0 to 23",
        "0 5-3 * * *     | 3  | hour: a range must not go back, was 5-3",
        "*/0 * * * *     | 3  | minute: a step must be from 1 to 59, was '0'",
        "*/ * * * *      | 3  | minute: a step must be from 1 to 59, was ''",
        "*/99999999999 * * * * | 3 | minute: a step must be from 1 to 59, was '99999999999'",
        "0 0 L * *       | 5  | day of the month: 'L' must be from 1 to 31",
        "0 0 ? * *       | 5  | day of the month: a value is missing; it must be from 1 to 31",
        "0 0 1# * *      | 6  | day of the month: '#' is not understood",
        "**              | 2  | minute: '*' is not understood",
        "0 0 * *         | 8  | the day of the week is missing: a cron expression has five fields",
        "0 0 * * * *     | 11 | there is more than five fields",
        "0 0 31 feb,apr *| 1  | there is no such day",
      })
  void what_is_wrong_is_told_with_its_place(String cron, int position, String what) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Cron.parse(cron))
        .withMessage("cron '" + cron + "', position " + position + ": " + what);
  }

  @Test
  void any_text_is_read_or_refused() {
    Random chance = new Random(17);
    String letters = "0123456789*/-,afelmoprsuntJ#?";
    List<String> parts = List.of("*", "*/7", "3", "1-4", "2,5", "mon", "feb", "3-12/4", "0");
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = 4 + chance.nextInt(3); left > 0; left--) {
        text.append(parts.get(chance.nextInt(parts.size()))).append(' ');
      }
      for (int left = chance.nextInt(3); left > 0; left--) {
        int at = chance.nextInt(text.length());
        text.setCharAt(at, letters.charAt(chance.nextInt(letters.length())));
      }
      try {
        read += Cron.parse(text.toString()).next(0, BERLIN).isPresent() ? 1 : 0;
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("cron '" + text + "', position ");
      }
    }
    assertThat(read).isBetween(300, 19_000);
  }

  @Test
  void a_time_that_is_skipped_comes_at_the_change_and_one_that_comes_twice_comes_once() {
    assertThat(times("30 2 * * *", "2024-03-30T12:00:00Z", 2))
        .containsExactly("2024-03-31T01:00:00Z", "2024-04-01T00:30:00Z");
    assertThat(times("*/10 2 * * *", "2024-03-30T12:00:00Z", 2))
        .containsExactly("2024-03-31T01:00:00Z", "2024-04-01T00:00:00Z");
    assertThat(times("30 2 * * *", "2024-10-26T12:00:00Z", 2))
        .containsExactly("2024-10-27T00:30:00Z", "2024-10-28T01:30:00Z");
  }

  @Test
  void what_comes_every_hour_comes_as_hours_pass() {
    assertThat(times("30 * * * *", "2024-03-31T00:00:00Z", 3))
        .containsExactly("2024-03-31T00:30:00Z", "2024-03-31T01:30:00Z", "2024-03-31T02:30:00Z");
    assertThat(times("30 * * * *", "2024-10-27T00:00:00Z", 3))
        .containsExactly("2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z", "2024-10-27T02:30:00Z");
    assertThat(times("0 * * * mon", "2024-10-27T00:00:00Z", 1))
        .containsExactly("2024-10-27T23:00:00Z");
  }

  @Test
  void times_at_the_ends_of_time_are_no_error() {
    Cron cron = Cron.parse("0 3 * * *");
    assertThat(cron.next(Long.MIN_VALUE, BERLIN)).isPresent();
    assertThat(cron.next(Long.MAX_VALUE, BERLIN)).isPresent();
    assertThat(Cron.parse("0 * * * *").next(Long.MAX_VALUE, BERLIN)).isPresent();
  }

  private static List<String> times(String cron, String after, int count) {
    List<String> times = new ArrayList<>();
    long now = Instant.parse(after).toEpochMilli();
    for (int i = 0; i < count; i++) {
      now = Cron.parse(cron).next(now, BERLIN).orElseThrow();
      times.add(Instant.ofEpochMilli(now).toString());
    }
    return times;
  }
}
