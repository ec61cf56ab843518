package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Columns that are not judged come with those that are. */
final class MetadataTest {

  private static List<Map<String, Object>> read(String table, List<String> told)
      throws TableException {
    List<Map<String, Object>> all = new ArrayList<>();
    Source source = Source.stream("table", new ByteArrayInputStream(table.getBytes(UTF_8)));
    TableOptions options = TableOptions.auto().withColumns(Columns.FOUND.withMetadata(told));
    try (TableReader reader = TableReader.open(source, options)) {
      reader.read(
          new RowSink() {
            @Override
            public void series(int index, SeriesName name) {}

            @Override
            public void metadata(Map<String, Object> metadata) {
              all.add(metadata);
            }

            @Override
            public void row(int series, long epochMillis, double value, int label) {}
          });
    }
    return all;
  }

  @Test
  void a_column_that_is_told_comes_with_the_values() throws TableException {
    String table =
        "time,value,battery,firmware,ok\n2026-01-01,1,80,v2,true\n2026-01-02,2,,v3,false\n";
    assertThat(read(table, List.of("battery", "firmware", "ok")))
        .containsExactly(
            Map.of("battery", 80.0, "firmware", "v2", "ok", true),
            Map.of("firmware", "v3", "ok", false));
  }

  @Test
  void a_column_called_metadata_is_such() throws TableException {
    String table =
        """
        {"time":"2026-01-01","value":1,"metadata":{"battery":15,"user":{"name":"ann"}}}
        {"time":"2026-01-02","value":2}
        """;
    assertThat(read(table, List.of()))
        .containsExactly(Map.of("battery", 15.0, "user", Map.of("name", "ann")), Map.of());
  }

  @Test
  void a_table_without_such_columns_has_none() throws TableException {
    assertThat(read("time,value\n2026-01-01,1\n", List.of())).isEmpty();
  }

  @Test
  void a_column_that_is_not_there_is_told() {
    assertThatThrownBy(() -> read("time,value\n2026-01-01,1\n", List.of("batery")))
        .hasMessageContaining("no column 'batery'");
  }

  @Test
  void a_value_within_another_does_not_take_its_place() throws TableException {
    String table = "time,value,metadata.a,metadata.a.b\n2026-01-01,1,x,y\n";
    assertThat(read(table, List.of())).containsExactly(Map.of("a", "x", "a.b", "y"));
  }
}
