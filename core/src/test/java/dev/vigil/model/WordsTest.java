package dev.vigil.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void spans_are_said_in_the_largest_unit_of_which_there_are_two() {
    assertThat(Durations.words(22 * 86_400)).isEqualTo("22 days");
    assertThat(Durations.words(86_400)).isEqualTo("1 day");
    assertThat(Durations.words(36 * 3600)).isEqualTo("36 hours");
    assertThat(Durations.words(4800)).isEqualTo("80 minutes");
    assertThat(Durations.words(90)).isEqualTo("90 seconds");
    assertThat(Durations.words(1)).isEqualTo("1 second");
    assertThat(Durations.words(0.25)).isEqualTo("250 milliseconds");
    assertThat(Durations.words(0)).isEqualTo("no time");
    assertThat(Durations.words(Double.NaN)).isEqualTo("no time");
    assertThat(Durations.adjective(4800)).isEqualTo("80-minute");
    assertThat(Durations.adjective(0)).isEqualTo("1-millisecond");
  }

  @Test
  void severities_are_compared_by_order_raised_and_capped() {
    assertThat(Severity.LOW).isLessThan(Severity.CRITICAL);
    assertThat(Severity.HIGH.raised()).isEqualTo(Severity.CRITICAL);
    assertThat(Severity.CRITICAL.raised()).isEqualTo(Severity.CRITICAL);
    assertThat(Severity.HIGH.atMost(Severity.MEDIUM)).isEqualTo(Severity.MEDIUM);
    assertThat(Severity.LOW.atMost(Severity.MEDIUM)).isEqualTo(Severity.LOW);
  }

  @Test
  void names_are_read_in_any_case() {
    assertThat(Severity.parse(" critical ")).isEqualTo(Severity.CRITICAL);
    assertThat(AnomalyType.parse("threshold_breach")).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThatIllegalArgumentException().isThrownBy(() -> Severity.parse("severe"));
    assertThatIllegalArgumentException().isThrownBy(() -> AnomalyType.parse("blip"));
  }

  @Test
  void a_band_holds_what_lies_within_it_and_an_unknown_one_everything() {
    assertThat(new Band(1, 2).holds(1)).isTrue();
    assertThat(new Band(1, 2).holds(2.1)).isFalse();
    assertThat(new Band(1, 2).holds(0.9)).isFalse();
    assertThat(new Band(Double.NaN, Double.NaN).holds(1e300)).isTrue();
    assertThat(new Band(Double.NEGATIVE_INFINITY, 2).holds(-1e300)).isTrue();
  }

  @Test
  void vectors_are_compared_by_content_and_need_a_name_for_each_value() {
    SeriesKey host = SeriesKey.of("host");
    VectorPoint vector = new VectorPoint(host, 5, List.of("cpu", "mem"), new double[] {1, 2});
    assertThat(vector)
        .isEqualTo(new VectorPoint(host, 5, List.of("cpu", "mem"), new double[] {1, 2}))
        .hasSameHashCodeAs(new VectorPoint(host, 5, List.of("cpu", "mem"), new double[] {1, 2}))
        .isNotEqualTo(new VectorPoint(host, 5, List.of("cpu", "mem"), new double[] {1, 3}))
        .isNotEqualTo(new VectorPoint(host, 6, List.of("cpu", "mem"), new double[] {1, 2}))
        .isNotEqualTo(new VectorPoint(host, 5, List.of("cpu", "net"), new double[] {1, 2}))
        .hasToString("host@5 [cpu, mem]=[1.0, 2.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorPoint(host, 5, List.of("cpu"), new double[] {1, 2}))
        .withMessageContaining("1 names and 2 values");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorPoint(host, 5, List.of(), new double[0]));
  }

  @Test
  void an_anomaly_says_how_far_its_value_is_from_the_expected_one() {
    Score score = new Score(4, 4, 10, 7, 13, Evidence.NONE);
    Verdict.Anomalous verdict =
        new Verdict.Anomalous(score, 1e-5, Severity.HIGH, Verdict.Notice.PAGE, false);
    Point point = new Point(SeriesKey.of("cpu"), 5, 25);
    Anomaly anomaly = new Anomaly("id", point, AnomalyType.SPIKE, verdict, 0.7, 0.9, "zscore");
    assertThat(anomaly.deviation()).isEqualTo(15);
    assertThat(anomaly.expectedRange()).isEqualTo(new Band(7, 13));
    assertThat(anomaly.actualValue()).isEqualTo(25);
    assertThat(anomaly.severity()).isEqualTo(Severity.HIGH);
    assertThat(anomaly.pValue()).isEqualTo(1e-5);
    assertThat(anomaly.description()).isEqualTo("nothing unusual");
    assertThat(anomaly.contributions()).isEmpty();
    Observation vector = new VectorPoint(SeriesKey.of("host"), 5, List.of("cpu"), new double[] {1});
    Anomaly ofVector = new Anomaly("id", vector, AnomalyType.OUTLIER, verdict, 0.7, 0.9, "x");
    assertThat(ofVector.actualValue()).isNaN();
  }
}
