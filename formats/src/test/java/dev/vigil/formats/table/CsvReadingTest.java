package dev.vigil.formats.table;

import static dev.vigil.formats.table.Recorder.layout;
import static dev.vigil.formats.table.Recorder.report;
import static dev.vigil.formats.table.Recorder.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.formats.time.TimeReading;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {
  private static final long APRIL = Instant.parse("2014-04-01T00:00:00Z").toEpochMilli();

  @Test
  void a_plain_table_is_read() throws TableException {
    assertThat(rows("timestamp,value\n2014-04-01 00:00:00,1.5\n2014-04-01 00:05:00,-2\n"))
        .containsExactly("value@" + APRIL + "=1.5", "value@" + (APRIL + 300_000) + "=-2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_delimiter_is_found(String delimiter) throws TableException {
    String table = "time,value,label\n2014-04-01T00:00:00Z,7,1\n".replace(",", delimiter);

    assertThat(rows(table)).containsExactly("value@" + APRIL + "=7.0#1");
  }

  @Test
  void decimal_commas_are_found_where_the_delimiter_is_another() throws TableException {
    assertThat(rows("time;value\n2014-04-01T00:00:00Z;7,25\n2014-04-01T00:00:01Z;3\n"))
        .containsExactly("value@" + APRIL + "=7.25", "value@" + (APRIL + 1000) + "=3.0");
  }

  @Test
  void line_ends_marks_blanks_comments_and_a_missing_last_line_end_change_nothing()
      throws TableException {
    String table =
        "\ufeff# made by hand\r\ntimestamp , value\r\n\r\n2014-04-01 00:00:00 , 1\r\n"
            + "# half time\r\n,\r\n2014-04-01 00:00:01,2";

    assertThat(rows(table))
        .containsExactly("value@" + APRIL + "=1.0", "value@" + (APRIL + 1000) + "=2.0");
    assertThat(report(table).commentLines()).isEqualTo(2);
  }

  @Test
  void carriage_returns_alone_end_lines_where_there_is_nothing_else() throws TableException {
    assertThat(rows("timestamp,value\r2014-04-01 00:00:00,1\r2014-04-01 00:00:01,2\r")).hasSize(2);
  }

  @Test
  void quoted_fields_are_read_plain_or_odd() throws TableException {
    String table =
        "\"timestamp\",\"value\",\"host\"\n"
            + "\"2014-04-01 00:00:00\",\"1\",\"a\"\n"
            + "2014-04-01 00:00:01,\"2\",\"b, \"\"the second\"\"\"\n"
            + " \"2014-04-01 00:00:02\" ,3,\"two\nlines\"\n"
            + "2014-04-01 00:00:03,4,6\" disk\n";

    assertThat(rows(table))
        .containsExactly(
            "value{host=a}@" + APRIL + "=1.0",
            "value{host=b, \"the second\"}@" + (APRIL + 1000) + "=2.0",
            "value{host=two\nlines}@" + (APRIL + 2000) + "=3.0",
            "value{host=6\" disk}@" + (APRIL + 3000) + "=4.0");
  }

  @Test
  void without_a_header_columns_are_called_by_their_number() throws TableException {
    Layout layout = layout("2014-04-01 00:00:00,5,6\n2014-04-01 00:00:01,5,6\n");

    assertThat(layout.time()).containsExactly(new Column(0, "1"));
    assertThat(layout.values()).containsExactly(new Column(1, "2"), new Column(2, "3"));
  }

  @Test
  void a_first_row_with_a_time_as_told_is_no_header() throws TableException {
    TableOptions options =
        TableOptions.auto().withTime(TimeReading.auto().withFormat("dd/MM/yyyy"));

    assertThat(rows("01/04/2014,5\n02/04/2014,6\n", options)).hasSize(2);
  }

  @Test
  void numbers_alone_are_no_header() throws TableException {
    assertThat(rows("0,1.5\n1,1.25\n")).containsExactly("2@0=1.5", "2@300000=1.25");
  }

  @Test
  void an_index_steps_as_the_caller_tells() throws TableException {
    TableOptions options =
        TableOptions.auto().withTime(TimeReading.auto().withIndexStep(Duration.ofSeconds(10)));

    assertThat(rows("timestamp,value\n0,1\n1,2\n", options))
        .containsExactly("value@0=1.0", "value@10000=2.0");
  }

  @Test
  void missing_values_are_handed_on_and_counted() throws TableException {
    String table =
        "timestamp,value,label\n1,,0\n2,NaN,0\n3,null,\n4,NA,1\n5,-inf,1\n6,1e400,false\n";

    assertThat(rows(table))
        .containsExactly(
            "value@300000=NaN#0",
            "value@600000=NaN#0",
            "value@900000=NaN",
            "value@1200000=NaN#1",
            "value@1500000=-Infinity#1",
            "value@1800000=Infinity#0");
    assertThat(report(table).missingValues()).isEqualTo(4);
  }

  @Test
  void a_bad_row_in_a_long_file_is_counted_and_told_with_its_place() throws TableException {
    StringBuilder table = rows(150);
    table.append("1400045000,abc\n1400045300,1,2\n1400045600,\"never closed\nyesterday,3\n");
    table.append(rows(150).substring("timestamp,value\n".length()));

    ReadReport report = report(table.toString());

    assertThat(report.rows()).isEqualTo(300);
    assertThat(report.badRows()).isEqualTo(4);
    assertThat(report.firstBadRows())
        .containsExactly(
            new BadRow(152, 12, "text where a number belongs: 'abc' in column 'value'"),
            new BadRow(153, 0, "3 fields where 2 are expected"),
            new BadRow(154, 0, "a quoted field does not end where it should"),
            new BadRow(155, 1, "no time: 'yesterday' in column 'timestamp'"));
  }

  @Test
  void places_count_characters_and_not_bytes() throws TableException {
    StringBuilder table = new StringBuilder("host,timestamp,value\n");
    for (int i = 0; i < 200; i++) {
      table.append("Zürich,").append(i).append(i == 150 ? ",x\n" : ",1\n");
    }

    assertThat(report(table.toString()).firstBadRows().get(0).column()).isEqualTo(12);
  }

  @Test
  void gzip_is_known_by_its_bytes_also_in_several_parts() throws TableException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes(Recorder.gzip("timestamp,value\n1,1\n".getBytes(UTF_8)));
    packed.writeBytes(Recorder.gzip("2,2\n3,3\n".getBytes(UTF_8)));

    assertThat(new Recorder().read(packed.toByteArray(), TableOptions.auto()).rows()).isEqualTo(3);
  }

  @Test
  void the_progress_ends_with_all_bytes() throws TableException {
    byte[] packed = Recorder.gzip(rows(50_000).toString().getBytes(UTF_8));
    List<Long> seen = new ArrayList<>();

    new Recorder()
        .read(packed, TableOptions.auto().withProgress((bytes, total) -> seen.add(bytes)));

    assertThat(seen).isSorted().endsWith((long) packed.length).hasSizeGreaterThan(2);
  }

  @Test
  void the_text_of_the_time_and_the_line_are_there_while_a_row_is_handed_on()
      throws TableException {
    byte[] table = "t,value\n2014-04-01 00:00,1\n\n2014-04-01 00:05:00.000,2\n".getBytes(UTF_8);
    List<String> seen = new ArrayList<>();
    try (TableReader reader = Recorder.open(table, TableOptions.auto())) {
      reader.read(
          new RowSink() {
            @Override
            public void series(int index, SeriesName name) {}

            @Override
            public void row(int series, long epochMillis, double value, int label) {
              seen.add(reader.line() + " " + reader.timeText());
            }
          });
    }

    assertThat(seen).containsExactly("2 2014-04-01 00:00", "4 2014-04-01 00:05:00.000");
  }

  @Test
  void a_long_table_is_read_whole_across_many_buffers() throws TableException {
    Recorder recorder = new Recorder();

    recorder.read(rows(100_000).toString().getBytes(UTF_8), TableOptions.auto());

    assertThat(recorder.rows).hasSize(100_000);
    assertThat(recorder.rows.get(99_999)).isEqualTo("value@1429999700000=99999.5");
  }
}
