package dev.vigil.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {
  @TempDir private Path folder;

  @Test
  void reads_times_values_and_labels_in_row_order() throws IOException {
    SeriesFile file =
        SeriesFile.read(
            write(
                """
                timestamp,value,label
                2014-04-01T00:05:00Z,1.5,0
                2014-04-01T00:00:00Z,-2e3,1
                2014-04-01T00:00:00Z,,1
                """));

    assertThat(file.epochMillis())
        .containsExactly(
            Instant.parse("2014-04-01T00:05:00Z").toEpochMilli(),
            Instant.parse("2014-04-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2014-04-01T00:00:00Z").toEpochMilli());
    assertThat(file.values()).containsExactly(1.5, -2000, Double.NaN);
    assertThat(file.labels()).containsExactly(false, true, true);
    assertThat(file.indexed()).isFalse();
  }

  @Test
  void a_time_without_zone_is_utc_and_labels_may_be_missing() throws IOException {
    SeriesFile file =
        SeriesFile.read(
            write("timestamp,value\n2014-04-01 00:00:00,1\n2014-04-01 00:05:00.000000,2\n"));

    assertThat(file.epochMillis()[1])
        .isEqualTo(Instant.parse("2014-04-01T00:05:00Z").toEpochMilli());
    assertThat(file.labels()).containsExactly(false, false);
  }

  @Test
  void an_index_is_a_clock_of_five_minutes_and_further_channels_are_passed_over()
      throws IOException {
    SeriesFile file = SeriesFile.read(write("timestamp,value,value2,label\n0,7,99,0\n3,8,99,1\n"));

    assertThat(file.indexed()).isTrue();
    assertThat(file.epochMillis()).containsExactly(0, 900_000);
    assertThat(file.values()).containsExactly(7, 8);
  }

  @Test
  void long_files_are_read_whole() throws IOException {
    StringBuilder text = new StringBuilder("timestamp,value,label\n");
    for (int row = 0; row < 10_000; row++) {
      text.append(row)
          .append(',')
          .append(row * 2)
          .append(',')
          .append(row % 7 == 0 ? 1 : 0)
          .append('\n');
    }
    SeriesFile file = SeriesFile.read(write(text.toString()));

    assertThat(file.rows()).isEqualTo(10_000);
    assertThat(file.values()[9_999]).isEqualTo(19_998);
    assertThat(file.labels()[9_996]).isTrue();
    assertThat(file.labels()[9_997]).isFalse();
  }

  @Test
  void gzip_is_read_and_a_truncated_one_is_told() throws IOException {
    byte[] zipped = gzip("timestamp,value,label\n" + "0,1,0\n1,2,1\n".repeat(1));
    Path whole = folder.resolve("whole.csv.gz");
    Files.write(whole, zipped);
    assertThat(SeriesFile.read(whole).values()).containsExactly(1, 2);

    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, Arrays.copyOf(zipped, zipped.length - 9));
    assertThatThrownBy(() -> SeriesFile.read(cut))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(cut + ": is a damaged or truncated gzip");

    Path plain = folder.resolve("plain.csv.gz");
    Files.writeString(plain, "timestamp,value\n0,1\n");
    assertThatThrownBy(() -> SeriesFile.read(plain))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("gzip");
  }

  @Test
  void a_bad_field_is_told_with_line_and_column() {
    assertComplaint("timestamp,value,label\n0,1,0\n1,abc,0\n", ":3:3: value 'abc' is not a number");
    assertComplaint(
        "timestamp,value,label\n0,Infinity,0\n", ":2:3: value 'Infinity' is not finite");
    assertComplaint("timestamp,value,label\n0,1.25,yes\n", ":2:8: label must be 0 or 1, was 'yes'");
    assertComplaint(
        "timestamp,value,label\nnoon,1,0\n",
        ":2:1: 'noon' is neither a date and time nor an index");
    assertComplaint(
        "timestamp,value,label\n0,1,0\n2014-04-01 00:00:00,1,0\n",
        ":3:1: '2014-04-01 00:00:00' mixes a date with an index in one column");
    assertComplaint(
        "time,value,label\n0,1,0\n", ":1:1: no column 'timestamp' among [time, value, label]");
    assertComplaint("timestamp,label\n0,1\n", ":1:1: no column 'value' among [timestamp, label]");
  }

  @Test
  void a_row_of_another_width_is_told_with_its_line() {
    assertThatThrownBy(() -> SeriesFile.read(write("timestamp,value,label\n0,1,0\n1,2\n")))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("3");
  }

  @Test
  void an_empty_file_and_one_without_rows_are_told() {
    assertComplaint("", ": is empty");
    assertComplaint("timestamp,value,label\n", ": has a header and no rows");
    assertThatThrownBy(() -> SeriesFile.read(folder.resolve("nowhere.csv")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private void assertComplaint(String text, String complaint) {
    Path path = folder.resolve("series.csv");
    assertThatThrownBy(() -> SeriesFile.read(write(text)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage(path + complaint);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("series.csv"), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
