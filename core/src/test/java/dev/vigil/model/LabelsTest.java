package dev.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabelsTest {
  @Test
  void labels_are_equal_whatever_the_order_they_were_given_in() {
    Map<String, String> forwards = new LinkedHashMap<>();
    forwards.put("host", "a");
    forwards.put("path", "/x");
    Map<String, String> backwards = new LinkedHashMap<>();
    backwards.put("path", "/x");
    backwards.put("host", "a");
    assertThat(Labels.of(forwards)).isEqualTo(Labels.of(backwards));
    assertThat(Labels.of(forwards)).hasSameHashCodeAs(Labels.of(backwards));
    assertThat(Labels.of(forwards)).isNotEqualTo(Labels.of("host", "a"));
    assertThat(Labels.of("host", "a")).isNotEqualTo(Labels.of("host", "b"));
  }

  @Test
  void they_are_written_as_prometheus_writes_them() {
    assertThat(Labels.of(Map.of("path", "C:\\\"x\"", "host", "a")))
        .hasToString("{host=\"a\",path=\"C:\\\\\\\"x\\\"\"}");
    assertThat(Labels.none()).hasToString("");
  }

  @Test
  void a_label_that_is_not_there_is_empty() {
    assertThat(Labels.of("host", "a").get("host")).hasValue("a");
    assertThat(Labels.of("host", "a").get("path")).isEmpty();
    assertThat(Labels.of(Map.of())).isSameAs(Labels.none());
    assertThat(Labels.none().isEmpty()).isTrue();
  }

  @Test
  void a_map_that_changes_later_does_not_change_them() {
    Map<String, String> map = new HashMap<>(Map.of("host", "a"));
    Labels labels = Labels.of(map);
    map.put("host", "b");
    assertThat(labels.get("host")).hasValue("a");
    assertThatThrownBy(() -> labels.asMap().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void a_label_without_a_name_or_a_value_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Labels.of(" ", "a"))
        .withMessageContaining("needs a name");
    Map<String, String> noValue = new HashMap<>();
    noValue.put("host", null);
    assertThatNullPointerException().isThrownBy(() -> Labels.of(noValue)).withMessage("host");
  }

  @Test
  void a_series_is_known_by_its_metric_and_labels() {
    SeriesKey series = new SeriesKey("cpu", Labels.of("host", "a"));
    assertThat(series)
        .hasToString("cpu{host=\"a\"}")
        .isEqualTo(new SeriesKey("cpu", Labels.of("host", "a")));
    assertThat(series).isNotEqualTo(SeriesKey.of("cpu"));
    assertThat(SeriesKey.of("cpu")).hasToString("cpu");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SeriesKey.of(" "))
        .withMessageContaining("needs a metric name");
  }
}
