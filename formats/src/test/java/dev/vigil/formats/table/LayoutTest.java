package dev.vigil.formats.table;

import static dev.vigil.formats.table.Recorder.layout;
import static dev.vigil.formats.table.Recorder.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  private static final String DAY = "2014-04-01T00:00:00Z";

  private static String told(Layout layout) {
    return "time "
        + names(layout.time())
        + " values "
        + names(layout.values())
        + " series "
        + names(layout.series())
        + " label "
        + (layout.label() == null ? "-" : layout.label().name())
        + " ignored "
        + names(layout.ignored());
  }

  private static String names(List<Column> columns) {
    return columns.isEmpty()
        ? "-"
        : columns.stream().map(Column::name).collect(Collectors.joining("+"));
  }

  @ParameterizedTest
  @CsvSource({
    "timestamp",
    "Time",
    "DATE",
    "ts",
    "datetime",
    "@timestamp",
    "epoch",
    "event_time",
    "Timestamp (UTC)",
    "recorded_at",
    "whenever"
  })
  void the_time_is_found_by_name_or_by_what_it_holds(String name) throws TableException {
    Layout layout = layout("value," + name + "\n3," + DAY + "\n4," + DAY + "\n");

    assertThat(told(layout)).isEqualTo("time " + name + " values value series - label - ignored -");
  }

  @Test
  void seconds_since_1970_are_found_without_a_name() throws TableException {
    assertThat(told(layout("x,y\n12.5,1396310400\n13.5,1396310700\n")))
        .isEqualTo("time y values x series - label - ignored -");
  }

  @Test
  void a_response_time_is_no_time() throws TableException {
    assertThat(told(layout("response_time,at\n12.5,1396310400\n13.5,1396310700\n")))
        .isEqualTo("time at values response_time series - label - ignored -");
  }

  @Test
  void a_wide_table_has_a_series_for_each_column_of_numbers() throws TableException {
    String table = ",time,cpu,mem,disk,note\n0,1396310400,1,2,3,calm\n1,1396310401,4,,6,calm\n";

    assertThat(told(layout(table)))
        .isEqualTo("time time values cpu+mem+disk series - label - ignored +note");
    assertThat(rows(table))
        .containsExactly(
            "cpu@1396310400000=1.0",
            "mem@1396310400000=2.0",
            "disk@1396310400000=3.0",
            "cpu@1396310401000=4.0",
            "mem@1396310401000=NaN",
            "disk@1396310401000=6.0");
  }

  @Test
  void a_value_column_brings_its_numbered_siblings_and_no_others() throws TableException {
    assertThat(told(layout("timestamp,value,value2,value_3,anomaly_score,label\n1,1,2,3,0.5,0\n")))
        .isEqualTo(
            "time timestamp values value+value2+value_3 series - label label ignored"
                + " anomaly_score");
  }

  @Test
  void a_long_table_has_a_series_for_each_name() throws TableException {
    String table = "ts,metric,host,value\n1,cpu,a,10\n1,cpu,b,20\n1,mem,a,30\n2,cpu,a,11\n";

    assertThat(told(layout(table)))
        .isEqualTo("time ts values value series metric+host label - ignored -");
    assertThat(rows(table))
        .containsExactly(
            "cpu{host=a}@300000=10.0",
            "cpu{host=b}@300000=20.0",
            "mem{host=a}@300000=30.0",
            "cpu{host=a}@600000=11.0");
  }

  @Test
  void a_long_table_may_have_several_values() throws TableException {
    assertThat(rows("ts,host,cpu,mem\n1,a,1,2\n1,b,3,4\n2,a,5,6\n"))
        .containsExactly(
            "cpu{host=a}@300000=1.0",
            "mem{host=a}@300000=2.0",
            "cpu{host=b}@300000=3.0",
            "mem{host=b}@300000=4.0",
            "cpu{host=a}@600000=5.0",
            "mem{host=a}@600000=6.0");
  }

  @Test
  void a_text_that_repeats_at_the_same_times_names_series() throws TableException {
    assertThat(told(layout("ts,city,value\n1,Bonn,1\n1,Köln,2\n2,Bonn,3\n2,Köln,4\n")))
        .isEqualTo("time ts values value series city label - ignored -");
  }

  @Test
  void a_text_beside_times_that_never_repeat_names_nothing() throws TableException {
    assertThat(told(layout("ts,state,value\n1,good,1\n2,bad,2\n3,good,3\n4,bad,4\n")))
        .isEqualTo("time ts values value series - label - ignored state");
  }

  @Test
  void numbered_sensors_name_series_and_numbered_rows_do_not() throws TableException {
    assertThat(told(layout("id,ts,sensor_id,value\n1,1,7,1\n2,1,8,2\n3,2,7,3\n4,2,8,4\n5,3,7,5\n")))
        .contains("values value series sensor_id");
  }

  @ParameterizedTest
  @CsvSource({"label,0,1", "is_anomaly,false,true", "Anomaly,0.0,1.0", "class,normal,anomaly"})
  void the_label_is_found(String name, String normal, String anomaly) throws TableException {
    String table = "ts,value," + name + "\n1,5," + normal + "\n2,6," + anomaly + "\n";

    assertThat(rows(table)).containsExactly("value@300000=5.0#0", "value@600000=6.0#1");
  }

  @Test
  void a_target_to_forecast_is_no_label() throws TableException {
    assertThat(told(layout("ts,load,target\n1,5,17.5\n2,6,18.5\n")))
        .isEqualTo("time ts values load+target series - label - ignored -");
  }

  @Test
  void marks_are_values_where_there_is_nothing_else_to_measure() throws TableException {
    assertThat(told(layout("ts,target\n1,0\n2,1\n")))
        .isEqualTo("time ts values target series - label - ignored -");
  }

  @Test
  void a_date_and_a_time_of_day_are_joined() throws TableException {
    assertThat(rows("date,time,value\n2014-04-01,00:05,1\n2014-04-01,00:10,2\n"))
        .containsExactly("value@1396310700000=1.0", "value@1396311000000=2.0");
  }

  @Test
  void what_is_told_wins_over_what_would_be_found() throws TableException {
    Columns told = new Columns(List.of("b"), List.of("C", "a"), List.of(), "mark");
    String table = "time,a,b,c,mark\n1,2,1000000000,4,1\n";

    assertThat(rows(table, TableOptions.auto().withColumns(told)))
        .containsExactly("c@1000000000000=4.0#1", "a@1000000000000=2.0#1");
  }

  @Test
  void series_can_be_told() throws TableException {
    Columns told = new Columns(List.of(), List.of(), List.of("state"), null);

    assertThat(rows("ts,state,value\n1,x,1\n2,y,2\n", TableOptions.auto().withColumns(told)))
        .containsExactly("value{state=x}@300000=1.0", "value{state=y}@600000=2.0");
  }
}
