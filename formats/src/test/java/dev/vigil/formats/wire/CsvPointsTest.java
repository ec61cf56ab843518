package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CsvPointsTest {
  private final CsvPoints csv = new CsvPoints();

  @Test
  void with_a_column_of_metrics_each_row_is_a_point_and_other_columns_are_labels()
      throws WireException {
    String body =
        """
        Timestamp,metric,value,host,label.mount
        1700000000123,disk,0.5,a,/
        2023-11-14T22:13:20Z,"disk, all",-2e3,"b ""x\""",
        -5,disk, NaN , a ,/\
        """;
    assertThat(Rows.of(Rows.read(csv, body)))
        .containsExactly(
            "disk{host=\"a\",mount=\"/\"} 1700000000123 0.5",
            "disk, all{host=\"b \\\"x\\\"\"} 1700000000000 -2000.0",
            "disk{host=\"a\",mount=\"/\"} -5 NaN");
  }

  @Test
  void without_one_each_column_is_a_metric_and_an_empty_field_is_no_point() throws WireException {
    String body =
        "\ufeff\r\n,time;cpu;mem;label.host\r\n".replace(",", "")
            + "1000;1;2;a\r\n\r\n2000;;4;a\r\n3000;5;six;b\r\n";
    PointBatch batch = Rows.read(csv, body);
    assertThat(Rows.of(batch))
        .containsExactly(
            "cpu{host=\"a\"} 1000 1.0",
            "mem{host=\"a\"} 1000 2.0",
            "mem{host=\"a\"} 2000 4.0",
            "cpu{host=\"b\"} 3000 5.0");
    assertThat(batch.refusals().passedOver()).isEqualTo(1);
    assertThat(batch.refusals().listed())
        .containsExactly(new Refusal(2, "the value is not a number"));
  }

  @Test
  void two_columns_are_enough_and_each_delimiter_is_found() throws WireException {
    for (String delimiter : new String[] {",", ";", "\t", "|"}) {
      String body = "time,value\n1000,7\n".replace(",", delimiter);
      assertThat(Rows.of(Rows.read(csv, body))).containsExactly("value 1000 7.0");
    }
    assertThat(Rows.of(Rows.read(csv, "\"a;b\",time\n1,2"))).containsExactly("a;b 2 1.0");
  }

  @Test
  void rows_at_fault_are_refused_by_their_number_and_the_others_are_taken() throws WireException {
    String body =
        """
        metric,time,value,host
        m,1000,1,a
        m,1000
        m,soon,1,a
        m,,1,a
        ,1000,1,a
        m,1000,,a
        m,1000,x,a
        "m"x,1000,1,a
        m,99999999999999999999,1,a
        m,2000,2,"line
        break"
        """;
    PointBatch batch = Rows.read(csv, body);
    assertThat(Rows.of(batch))
        .containsExactly("m{host=\"a\"} 1000 1.0", "m{host=\"line\nbreak\"} 2000 2.0");
    assertThat(batch.refusals().listed())
        .containsExactly(
            new Refusal(1, "the line cannot be read: 2 fields where 4 are expected"),
            new Refusal(2, "the timestamp is neither epoch milliseconds nor ISO-8601"),
            new Refusal(3, "the timestamp is missing"),
            new Refusal(4, "the metric's name is missing"),
            new Refusal(5, "the value is missing"),
            new Refusal(6, "the value is not a number"),
            new Refusal(
                7,
                "the line cannot be read: something stands behind the quote that closes a field"),
            new Refusal(8, "the timestamp is out of range"));
  }

  @Test
  void what_is_no_table_is_malformed_and_nothing_of_it_is_taken() {
    refused("", "byte 0: there is no first line that names the columns");
    refused(" \n\n", "byte 0: there is no first line that names the columns");
    refused("a,b\n1,2", "byte 0: there is no column 'timestamp' or 'time' in the first line");
    refused(
        "\ntime,metric\n1,2",
        "byte 1: there is a column 'metric' in the first line, and none 'value'");
    refused("time\n1", "byte 0: there is no column with values in the first line");
    refused("time,a,a\n1,2,3", "byte 0: a column stands twice in the first line");
    refused("time,a\n1,2\n3,\"4\n5,6\n", "byte 11: a quote in this row is not closed");
    String wide = "time" + ",c".repeat(1_000) + "\n";
    assertThatThrownBy(() -> Rows.read(csv, wide))
        .isInstanceOfSatisfying(
            WireException.class, e -> assertThat(e.kind()).isEqualTo(WireException.Kind.TOO_LARGE));
  }

  private void refused(String body, String why) {
    PointBatch batch = new PointBatch(WireLimits.usual());
    byte[] bytes = body.getBytes(UTF_8);
    assertThatThrownBy(() -> csv.decode(bytes, bytes.length, batch))
        .isInstanceOf(WireException.class)
        .hasMessage(why);
    assertThat(batch.size()).isZero();
  }

  @Test
  void the_body_stays_as_it_was() throws WireException {
    byte[] body = "metric,time,value\n\"a\"\"b\",1,2\n".getBytes(UTF_8);
    byte[] before = body.clone();
    Rows.read(csv, body);
    assertThat(body).isEqualTo(before);
  }
}
