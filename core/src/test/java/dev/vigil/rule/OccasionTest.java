package dev.vigil.rule;

import static dev.vigil.rule.Told.NORMAL;
import static dev.vigil.rule.Told.NOW;
import static dev.vigil.rule.Told.anomaly;
import static dev.vigil.rule.Told.point;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Labels;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.VectorPoint;
import dev.vigil.rule.lang.Condition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the names of conditions come from. */
final class OccasionTest {
  private final Occasion occasion = new Occasion(BusinessHours.USUAL);

  private boolean holds(String condition) {
    return Condition.of(condition).holds(occasion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metric === 'cpu' && metricName === 'cpu'",
        "value === 90 && anomaly.actualValue === 90 && anomaly.data.value === 90",
        "timestamp === 1772445600000 && anomaly.timestamp === timestamp",
        "severity === 'HIGH' && anomaly.severity === 'HIGH'",
        "score === 0.8 && confidence === 0.9 && anomaly.score === 0.8",
        "expected === 50 && deviation === 40 && anomaly.expectedValue === 50",
        "anomaly.deviation === 40 && anomaly.detector === 'novelty'",
        "anomaly.expectedRange.lower === 40 && anomaly.expectedRange.upper === 60",
        "anomaly.id === 'id' && anomaly.description === 'nothing unusual'",
        "type === 'SPIKE' && anomaly.type === 'SPIKE'",
        "host === 'a' && labels.host === 'a' && anomaly.data.labels.team === 'x'",
        "source === 'agent' && battery === 5 && metadata.battery === 5",
        "roles.includes('admin') && context.roles.length === 1",
        "team === 'context'",
        "lastValue === 70 && readingCount === 1 && movingAverage === 70",
        "hour === 10 && dayOfWeek === 1 && isBusinessHours && !isWeekend",
        "!isMonthEnd && !isQuarterEnd && recentDeployment === true",
      })
  void all_that_is_known_of_an_anomaly_has_a_name(String condition) {
    SeriesFacts facts = new SeriesFacts();
    facts.learn(70);
    Anomaly anomaly = anomaly(point(90), Severity.HIGH);
    Map<String, Object> context = Map.of("roles", List.of("admin"), "team", "context");
    Circumstances circumstances =
        new Circumstances("agent", null, Map.of("battery", 5, "team", "metadata"), context, true);
    occasion.before(point(90), circumstances, facts).judged(anomaly.verdict(), anomaly);
    assertThat(holds(condition)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "severity",
        "score",
        "confidence",
        "anomaly",
        "anomaly.data.value",
        "anomaly.deviation",
        "type",
        "source",
        "lastValue",
        "percentChange",
        "metadata.x",
        "context.x",
        "battery"
      })
  void of_a_healthy_point_without_anything_the_rest_is_missing(String name) {
    occasion.before(point(90), Circumstances.NONE, null).judged(NORMAL, null);
    assertThat(holds(name + " === undefined")).isTrue();
    assertThat(holds("expected === 50 && deviation === 40 && readingCount === 1")).isTrue();
    assertThat(holds("recentDeployment === false")).isTrue();
  }

  @Test
  void before_the_judge_nothing_is_expected() {
    occasion.before(point(90), Circumstances.NONE, null).judged(NORMAL, null);
    occasion.before(point(91), Circumstances.NONE, null);
    assertThat(holds("expected === undefined && deviation === undefined && value === 91")).isTrue();
  }

  @Test
  void the_type_is_the_label_then_what_was_sent_then_the_anomalys() {
    SeriesKey labelled = new SeriesKey("cpu", Labels.of("type", "label"));
    Circumstances sent = new Circumstances(null, "sent", Map.of(), Map.of(), false);
    Point point = new Point(labelled, NOW.toEpochMilli(), 1);
    occasion.before(point, sent, null).judged(NORMAL, anomaly(point, Severity.LOW));
    assertThat(holds("type === 'label' && anomaly.type === 'SPIKE'")).isTrue();
    occasion.before(point(1), sent, null).judged(NORMAL, anomaly(point(1), Severity.LOW));
    assertThat(holds("type === 'sent' && anomaly.type === 'SPIKE'")).isTrue();
  }

  @Test
  void the_numbers_of_a_vector_have_their_names_and_it_has_no_value() {
    VectorPoint vector =
        new VectorPoint(
            Told.CPU, NOW.toEpochMilli(), List.of("amount", "host"), new double[] {7, 8});
    occasion.before(vector, Circumstances.NONE, null).judged(NORMAL, null);
    assertThat(holds("amount === 7 && value === undefined && host === 'a'")).isTrue();
    assertThat(holds("readingCount === undefined && deviation === undefined")).isTrue();
  }
}
