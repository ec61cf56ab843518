package dev.vigil.formats.table;

import static dev.vigil.formats.table.Recorder.report;
import static dev.vigil.formats.table.Recorder.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NdjsonReadingTest {
  @Test
  void one_object_a_line_is_read_in_any_order_of_names() throws TableException {
    assertThat(
            rows(
                """
                {"timestamp":"2014-04-01T00:00:00Z","value":1.5}

                {"value":"2.5","timestamp":"2014-04-01T00:05:00Z","label":true}
                """))
        .containsExactly("value@1396310400000=1.5", "value@1396310700000=2.5#1");
  }

  @Test
  void metric_and_labels_name_the_series() throws TableException {
    assertThat(
            rows(
                "{\"metricName\":\"cpu\",\"value\":1,\"timestamp\":1396310400000,"
                    + "\"labels\":{\"host\":\"é\"},\"metadata\":{\"tries\":[1,2]}}\n"
                    + "{\"metricName\":\"cpu\",\"value\":2,\"timestamp\":1396310400000,"
                    + "\"labels\":{\"host\":\"\\ud83d\\ude00\"}}\n"))
        .containsExactly("cpu{host=é}@1396310400000=1.0", "cpu{host=😀}@1396310400000=2.0");
  }

  @Test
  void null_is_a_missing_value_and_an_absent_column_of_several_says_nothing()
      throws TableException {
    assertThat(rows("{\"t\":1,\"a\":1,\"b\":2}\n{\"t\":2,\"a\":null}\n{\"t\":3,\"b\":3}\n"))
        .containsExactly("a@300000=1.0", "b@300000=2.0", "a@600000=NaN", "b@900000=3.0");
  }

  @Test
  void a_bad_line_in_a_long_file_is_counted_with_its_place() throws TableException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      lines.append(
          switch (i) {
            case 100 -> "{\"t\":1,\"value\":}\n";
            case 101 -> "[1]\n";
            case 102 -> "{\"t\":1,\"value\":\"high\"}\n";
            case 103 -> "{\"t\":1,\"value\":2} trailing\n";
            case 104 -> "{\"t\":1,\n";
            case 105 -> "{\"value\":1}\n";
            default -> "{\"t\":" + i + ",\"value\":1}\n";
          });
    }

    ReadReport report = report(lines.toString());

    assertThat(report.rows()).isEqualTo(294);
    assertThat(report.firstBadRows().stream().map(row -> row.line() + ":" + row.column()))
        .containsExactly("101:16", "102:1", "103:16", "104:19", "105:8", "106:0");
    assertThat(report.firstBadRows().get(2).problem())
        .isEqualTo("text where a number belongs: 'high' in column 'value'");
    assertThat(report.firstBadRows().get(0).problem())
        .startsWith("no JSON: Unexpected character ('}'")
        .doesNotContain("Source");
  }

  @Test
  void an_array_is_told_from_lines() {
    assertThatThrownBy(() -> rows("[{\"t\":1,\"value\":1},\n{\"t\":2,\"value\":2}]\n"))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("t.csv: is a JSON array; one object a line");
  }
}
