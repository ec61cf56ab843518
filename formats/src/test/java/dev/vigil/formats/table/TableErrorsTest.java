package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.vigil.formats.time.TimeReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableErrorsTest {
  private static final String PLAIN = "time,value\n2014-04-01 00:00:00,1\n2014-04-01 00:05:00,2\n";

  private static TableException thrown(byte[] table, TableOptions options) {
    return catchThrowableOfType(TableException.class, () -> new Recorder().read(table, options));
  }

  private static String error(byte[] table) {
    return thrown(table, TableOptions.auto()).getMessage();
  }

  private static String error(String table) {
    return error(table.getBytes(UTF_8));
  }

  private static String error(String table, Columns told) {
    return thrown(table.getBytes(UTF_8), TableOptions.auto().withColumns(told)).getMessage();
  }

  private static String error(Path file) {
    return catchThrowableOfType(
            TableException.class, () -> TableReader.open(Source.file(file), TableOptions.auto()))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "'' ~ t.csv: the file is empty",
        "'|' ~ t.csv: the file is empty but for blank lines and comments",
        "'timestamp,value|' ~ t.csv:1: there is only a header, and no row after it",
        "'a,b|1,2|' ~ t.csv:1: no time column among 'a', 'b'; tell it with --time",
        "'tmestamp,value|x,2|' ~ t.csv:1: no time column among 'tmestamp', 'value'; the nearest"
            + " is 'tmestamp'; tell it with --time",
        "'time,a|1,x|' ~ t.csv:1: no value column: there are no numbers in 'a'",
        "'time|1|2|' ~ t.csv:1: there is only one column; fields are separated by a comma,"
            + " semicolon, tab or bar",
        "'time,value,value|1,2,3|' ~ t.csv:1:12: the header names the column 'value' twice",
        "'time,value|1,2|2,abc|' ~ t.csv:3:3: text where a number belongs: 'abc' in column 'value'",
        "'time,value|1,x|2,abc|' ~ t.csv:2:3: text where a number belongs: 'x' in column 'value'"
            + " (2 of 2 rows cannot be read)",
        "'time,value|1,2|2|' ~ t.csv:3: 1 field where 2 are expected",
        "'time,value|1,2|2,3,4|' ~ t.csv:3: 3 fields where 2 are expected",
        "'time,value|1,2|,3|' ~ t.csv:3:1: no time in column 'time'",
        "'date,value|01/02/2014,2|' ~ t.csv:2:1: '01/02/2014' in column 'date' may begin with"
            + " the day or the month; tell which, such as --time-format 'dd/MM/yyyy HH:mm'",
        "'date,value|soon,2|' ~ t.csv:2:1: 'soon' in column 'date' is no time that is known; tell"
            + " its pattern with --time-format",
        "'time,value|,2|' ~ t.csv:1: the time column 'time' is empty",
        "'time,value|1,\"2|2,3|' ~ t.csv:2: a quoted field does not end where it should",
        "'{\"time\":1,\"value\":\"a\"}' ~ t.csv:1:19: text where a number belongs: 'a' in column"
            + " 'value'",
        "'{|' ~ t.csv:1:2: no JSON: Unexpected end-of-input"
      })
  void what_is_wrong_is_told_with_its_place(String table, String message) {
    assertThat(error(table.replace('|', '\n'))).isEqualTo(message);
  }

  @Test
  void a_place_is_there_for_programs_too() {
    TableException wrong = thrown("time,value\n1,2\n2,abc\n".getBytes(UTF_8), TableOptions.auto());

    assertThat(wrong.file()).isEqualTo("t.csv");
    assertThat(wrong.line()).isEqualTo(3);
    assertThat(wrong.column()).isEqualTo(3);
    assertThat(wrong.problem()).startsWith("text where");
  }

  @Test
  void a_told_column_that_is_not_there_names_the_nearest() {
    assertThat(error(PLAIN, new Columns(List.of(), List.of("vlaue"), List.of(), null)))
        .isEqualTo("t.csv:1: no column 'vlaue', did you mean 'value'? (there are 'time', 'value')");
    assertThat(error(PLAIN, new Columns(List.of("when"), List.of(), List.of(), null)))
        .isEqualTo("t.csv:1: no column 'when' (there are 'time', 'value')");
  }

  @Test
  void a_column_is_one_thing_only() {
    assertThat(error(PLAIN, new Columns(List.of("time"), List.of("time"), List.of(), null)))
        .isEqualTo("t.csv:1: column 'time' is told twice");
  }

  @Test
  void a_told_label_must_be_one() {
    assertThat(error("time,a,b\n1,2,0\n2,3,5\n", new Columns(List.of(), List.of(), List.of(), "b")))
        .isEqualTo("t.csv:3:5: a label is 0 or 1, was '5' in column 'b'");
  }

  @Test
  void a_told_time_format_must_fit() {
    TableOptions options =
        TableOptions.auto().withTime(TimeReading.auto().withFormat("dd.MM.yyyy"));

    assertThat(thrown(PLAIN.getBytes(UTF_8), options))
        .hasMessage(
            "t.csv:2:1: '2014-04-01 00:00:00' in column 'time' is not written as --time-format"
                + " tells, 'dd.MM.yyyy'");
    assertThat(
            thrown(
                PLAIN.getBytes(UTF_8),
                TableOptions.auto().withTime(TimeReading.auto().withFormat("nonsense"))))
        .hasMessageStartingWith("t.csv: no time format: ");
  }

  @Test
  void mixed_time_formats_are_told_where_they_change() {
    StringBuilder table = new StringBuilder("time,value\n");
    for (int i = 0; i < 300; i++) {
      table.append(i < 200 ? "2014-04-01 00:00:00" : "1396310400").append(",1\n");
    }

    assertThat(error(table.toString()))
        .isEqualTo(
            "t.csv:202:1: mixed time formats: '1396310400' in column 'time' is epoch seconds,"
                + " before it was ISO-8601 local time in Z");
  }

  @Test
  void times_that_change_back_and_forth_are_mixed_too() {
    StringBuilder table = new StringBuilder("time,value\n");
    for (int i = 0; i < 300; i++) {
      table.append(i % 2 == 0 ? "2014-04-01 00:00:00" : "2014-04-01T00:00:00Z").append(",1\n");
    }

    assertThat(error(table.toString())).startsWith("t.csv:3:1: mixed time formats");
  }

  @Test
  void a_single_time_of_another_format_in_a_long_file_is_a_bad_row() throws TableException {
    StringBuilder table = Recorder.rows(200).append("2014-04-01 00:00:00,1\n");
    table.append(Recorder.rows(200).substring("timestamp,value\n".length()));

    ReadReport report = Recorder.report(table.toString());

    assertThat(report.rows()).isEqualTo(400);
    assertThat(report.firstBadRows().get(0).problem()).startsWith("mixed time formats");
  }

  @Test
  void strict_ends_at_the_first_bad_row() {
    String table = Recorder.rows(200).append("5,x\n").append(Recorder.rows(200)).toString();

    assertThat(thrown(table.getBytes(UTF_8), TableOptions.auto().withStrict(true)))
        .hasMessageStartingWith("t.csv:202:1: ");
  }

  @Test
  void a_file_that_is_bad_for_the_most_part_ends_early() {
    StringBuilder table = Recorder.rows(40);
    for (int i = 0; i < 100_000; i++) {
      table.append(1_500_000_000 + i).append(",broken\n");
    }

    assertThat(error(table.toString()))
        .isEqualTo(
            "t.csv:42:12: text where a number belongs: 'broken' in column 'value'"
                + " (60 of 100 rows cannot be read)");
  }

  @Test
  void more_series_than_allowed_are_refused() {
    StringBuilder table = new StringBuilder("time,host,value\n");
    for (int i = 0; i < 30; i++) {
      table.append("1,h").append(i).append(",1\n");
    }

    assertThat(thrown(table.toString().getBytes(UTF_8), TableOptions.auto().withMostSeries(20)))
        .hasMessage("t.csv:22:3: there are more than 20 series; is this what names them?");
  }

  @Test
  void gzip_that_is_cut_off_is_told_where_the_text_ends() {
    byte[] packed = Recorder.gzip(Recorder.rows(50_000).toString().getBytes(UTF_8));
    Recorder recorder = new Recorder();

    TableException wrong =
        catchThrowableOfType(
            TableException.class,
            () -> recorder.read(Arrays.copyOf(packed, packed.length / 2), TableOptions.auto()));

    assertThat(wrong.problem()).isEqualTo("the gzip data is cut off here");
    assertThat(recorder.rows).hasSizeGreaterThan(10_000);
    assertThat(wrong.line()).isBetween(recorder.rows.size() + 1L, recorder.rows.size() + 2L);
  }

  @Test
  void gzip_cut_off_anywhere_is_never_taken_for_a_whole_file() {
    byte[] packed = Recorder.gzip(Recorder.rows(300).toString().getBytes(UTF_8));
    for (int length = 2; length < packed.length; length += length + 24 < packed.length ? 13 : 1) {
      assertThat(error(Arrays.copyOf(packed, length)))
          .as("%d of %d bytes", length, packed.length)
          .contains("the gzip data is cut off");
    }
  }

  @Test
  void damaged_gzip_is_told() {
    byte[] packed = Recorder.gzip(Recorder.rows(300).toString().getBytes(UTF_8));
    packed[packed.length - 6] ^= 0x55;

    assertThat(error(packed)).contains("the gzip data is damaged");
  }

  @Test
  void what_is_no_text_is_told() {
    assertThat(error(new byte[] {1, 2, 3, 4, 5, 6})).contains("holds control characters");
    assertThat(error(new byte[] {'a', 0, 'b'})).contains("holds zero bytes");
    assertThat(error(PLAIN.getBytes(UTF_16))).contains("UTF-16 text; save it as UTF-8");
    assertThat(error("PK\u0003\u0004....")).contains("a zip archive or a spreadsheet");
    assertThat(error(Recorder.gzip(Recorder.gzip(PLAIN.getBytes(UTF_8))))).contains("gzip twice");
  }

  @Test
  void a_line_without_end_is_no_table() {
    byte[] table = new byte[20_000_000];
    Arrays.fill(table, (byte) 'x');

    assertThat(error(table)).contains("a line is longer than 16 MiB");
  }

  @Test
  void a_directory_is_no_file(@TempDir Path directory) {
    assertThat(error(directory)).isEqualTo(directory + ": is a directory, not a file");
  }

  @Test
  void a_file_that_is_not_there_is_told(@TempDir Path directory) {
    Path file = directory.resolve("none.csv");

    assertThat(error(file)).isEqualTo(file + ": no such file");
  }

  @Test
  void a_file_that_may_not_be_read_is_told(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret.csv"), PLAIN);
    assumeFalse(!file.toFile().setReadable(false) || Files.isReadable(file), "root reads all");

    assertThat(error(file)).isEqualTo(file + ": may not be read (permission denied)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"time\0value", "a\u0001\u0002\u0003b"})
  void control_characters_do_not_reach_the_terminal(String name) {
    assertThat(Words.quoted(name)).doesNotContain("\0", "\u0001", "\u0002");
  }
}
