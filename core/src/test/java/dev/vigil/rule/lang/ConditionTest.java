package dev.vigil.rule.lang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What conditions mean: JavaScript's meaning, but for what is missing. */
final class ConditionTest {

  private static boolean holds(String condition, String given) {
    return Condition.of(condition).holds(Given.of(given));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          1 + 2 * 3 === 7
          (1 + 2) * 3 === 9
          10 - 2 - 3 === 5
          100 / 10 / 2 === 5
          7 % 4 === 3
          -7 % 4 === -3
          -2 * -3 === 6
          1 - -1 === 2
          +'5' === 5
          0.1 + 0.2 !== 0.3
          .5 === 5e-1
          0xff === 255
          true || false && false
          (true || false) && true
          !false && !(1 > 2)
          1 < 2 === true
          'a' + 'b' === 'ab'
          'a' + 1 === 'a1'
          1 + 2 + 'a' === '3a'
          'n' + 0.1 === 'n0.1'
          'n' + 1e21 === 'n1e+21'
          'n' + 1e-7 === 'n1e-7'
          'n' + 123456789012 === 'n123456789012'
          'n' + true === 'ntrue'
          '5' * '2' === 10
          'b' > 'a' && 'B' < 'a' && 'ab' > 'a'
          '10' < '9' && 10 > 9 && '10' > 9
          '5' == 5 && '5' !== 5
          '' == 0 && ' 7 ' == 7 && '0x10' == 16
          true == 1 && true !== 1 && '1' == true
          undefined === null && null == undefined
          'abc'.length === 3
          'abc'.includes('b') && !'abc'.includes('d') && 'abc'.includes('')
          'a5c'.includes(5)
          'abc'.startsWith('ab') && !'abc'.startsWith('b')
          'abc'.endsWith('bc') && !'abc'.endsWith('b')
          ['a', "b"].includes('b') && !['a'].includes('b')
          [1, 2, true].includes(2) && ![1].includes('1')
          ['a', 'b'].length === 2 && ['a', 'b'][1] === 'b'
          'it\\'s' === "it's" && '\\x41\\u0042\\u{43}' === 'ABC'
          '\\n'.length === 1 && '\\\\'.length === 1
          ('' || 'b') === 'b' && ('a' && 'b') === 'b'
          [0].includes(-0) && [-0].includes(0) && 1 / -0 === -Infinity && -0 === 0
          1 / 0 === Infinity && -1 / 0 === -Infinity
          NaN !== NaN && !(NaN === NaN) && 0 / 0 !== 0 / 0 && 1 - NaN !== 2 * NaN
          'x' && 1 && !'' && !0 && !null
          """)
  void literals_mean_what_they_mean_in_javascript(String condition) {
    assertThat(holds(condition, "")).as(condition).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          region === 'eu'
          region == 'eu'
          region < 5
          region > 5
          region <= 'eu'
          region >= other
          region === other
          region == other
          region + 1 > 0
          region + 'x' === 'undefinedx'
          -region < 0
          region.includes('e')
          region.startsWith('e')
          region.endsWith('')
          region.zone.name === 'x'
          region.length > 0
          region[0] === 'e'
          'undefined'.includes(region)
          ['eu'].includes(region)
          region
          metadata.battery < 20
          context.user.name === 'x'
          labels.host.includes('a')
          anomaly
          anomaly.type === 'SPIKE'
          anomaly.data.value > 1
          severity === 'HIGH'
          severity < 'CRITICAL'
          score < 2
          lastValue === value
          isWeekend
          isWeekend === false
          """)
  void what_is_missing_makes_every_comparison_and_search_false(String condition) {
    assertThat(holds(condition, "value=5")).as(condition).isFalse();
    assertThat(holds("!(" + condition + ")", "value=5")).as(condition).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "region === undefined",
        "region == null",
        "undefined === region",
        "region !== 'eu'",
        "!region",
        "metadata.battery === undefined",
        "anomaly === undefined",
        "severity !== 'HIGH'",
        "region.zone === undefined",
        "(region || 'none') === 'none'",
      })
  void a_written_undefined_or_null_asks_whether_something_is_missing(String condition) {
    assertThat(holds(condition, "value=5")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          region === undefined      → label.region=eu
          region !== 'eu'           → label.region=eu
          severity === 'HIGH'       → severity=LOW
          severity < 'HIGH'         → severity=CRITICAL
          status === 503            → label.status=503
          type === 'temperature'    → anomaly.type=SPIKE
          type === 'SPIKE'          → anomaly.type=SPIKE label.type=temperature
          anomaly.type === 'DROP'   → anomaly.type=SPIKE label.type=DROP
          value === 7               → value=5 label.value=7 context.value=7 metadata.value=7
          metric === 'x'            → metric=y label.metric=x context.metric=x
          score > 0.5               → context.score=0.9 label.score=0.9
          labels.a === 'x'          → context.labels=x label.a=y
          roles.includes('adm')     → context.roles=[admin user]
          host.includes('A')        → label.host=a
          isWeekend                 → isWeekend=false
          isBusinessHours           → isBusinessHours=true context.isBusinessHours=false
          """)
  void it_does_not_hold(String condition, String given) {
    assertThat(holds(condition, given)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          severity === 'HIGH' && severity == 'high'      → severity=HIGH
          severity > 'MEDIUM' && severity <= 'critical'  → severity=CRITICAL
          'LOW' < severity && severity !== 'LOW'         → severity=MEDIUM
          severity >= context.least                      → severity=HIGH context.least=medium
          severity.length === 4                          → severity=HIGH
          anomaly.severity >= 'HIGH' && anomaly          → severity=HIGH
          anomaly.type === 'spike' && type === 'SPIKE'   → anomaly.type=SPIKE
          type === 'x' && anomaly.type === 'SPIKE'       → anomaly.type=SPIKE label.type=x
          anomaly.data.value > 1                         → value=2 severity=LOW
          status >= 500 && status == 503                 → label.status=503
          status === '503'                               → label.status=503
          region === 'ctx'                               → context.region=ctx label.region=label
          region === 'label'                             → label.region=label metadata.region=meta
          labels.region === 'label'                      → context.region=ctx label.region=label
          context['region'] === 'ctx'                    → context.region=ctx
          labels['a-b'] === 'x'                          → label.a-b=x
          labels.class === 'gold'                        → label.class=gold
          roles.includes('admin') && roles.length === 2  → context.roles=[admin user]
          roles[1] === 'user' && roles[2] === undefined  → context.roles=[admin user]
          metricName === metric                          → metric=cpu
          value > movingAverage * 2 && trend < 0         → value=5 movingAverage=2 trend=-1
          hour >= 9 && dayOfWeek === 1                   → hour=9 dayOfWeek=1
          isWeekend && isWeekend === true                → isWeekend=true
          isBusinessHours === false                      → isBusinessHours=false
          lastValue === undefined                        → value=5
          größe > 5                                      → label.größe=6
          name === 'a b'                                 → label.name='a b'
          ['eu', 'us'].includes(region)                  → label.region=us
          [1, 2].includes(value)                         → value=2
          [0].includes(value * -1)                       → value=0
          """)
  void it_holds(String condition, String given) {
    assertThat(holds(condition, given)).isTrue();
  }

  @Test
  void it_says_which_names_and_facts_it_asks_for() {
    Condition condition =
        Condition.of("metric === 'a' && endpoint.includes(hour) && anomaly.score > region.x");
    assertThat(condition.names()).containsExactlyInAnyOrder("endpoint", "hour", "region");
    assertThat(condition.facts()).containsExactly(Fact.HOUR);
    assertThat(condition.own()).containsExactlyInAnyOrder(Name.METRIC, Name.ANOMALY, Name.SCORE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '§',
      textBlock =
          """
          metrc === 'a'          → 1:1: 'metrc' is looked up in context, labels and metadata; did you mean 'metric'?
          value > 5 && lastvalue → 1:14: 'lastvalue' is looked up in context, labels and metadata; did you mean 'lastValue'?
          severity === 'HIHG'    → 1:14: 'HIHG' is no severity, did you mean 'HIGH'?
          anomaly.type === 'SPYKE' → 1:18: 'SPYKE' is no type of anomaly, did you mean 'SPIKE'?
          type === 'spike'       → 1:10: === is exact, and types of anomalies are in capitals
          metric === 5           → 1:8: text is never equal to a number
          """)
  void it_warns_of_what_looks_like_a_mistake(String condition, String warning) {
    assertThat(Condition.of(condition).warnings().get(0).at(condition)).isEqualTo(warning);
  }

  @Test
  void a_name_that_is_known_is_not_taken_for_another_misspelt() {
    assertThat(Condition.of("scores > 5").warnings()).hasSize(1);
    assertThat(Condition.of("scores > 5", Set.of("scores")).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "1 > 2",
        "value > 10 && value < 5",
        "value > 5 && value < 5",
        "value >= 5 && value < 5",
        "5 < value && 4 > value",
        "x > 1 && y > 1 && x < 1",
        "metric === 'a' && metricName === 'b'",
        "metric === 'a' && value > 5 && (metric === 'b')",
        "value === 5 && value > 6",
        "value === 5 && value === 6",
        "host === 'a' && host > 5",
        "severity === 'HIGH' && severity === 'LOW'",
        "severity > 'HIGH' && severity < 'CRITICAL'",
        "severity === 'SEVERE'",
        "anomaly.type === 'SPIKE' && anomaly.type === 'DROP'",
        "score > 1",
        "anomaly.confidence < 0",
        "value > 1 && false",
        "value > 10 && value < 5 || score > 1",
        "value > NaN",
        "value < value",
        "host === undefined && host === 'a'",
      })
  void it_warns_of_what_can_never_be_true(String condition) {
    assertThat(Condition.of(condition).warnings())
        .extracting(Remark::message)
        .contains("can never be true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "value > 5 && value < 10",
        "value >= 5 && value <= 5",
        "value > 10 || value < 5",
        "x > 1 && y < 1",
        "metric === 'a' || metric === 'b'",
        "host === '6' && host > 5",
        "value === 5 && value > 4",
        "severity >= 'HIGH' && severity <= 'HIGH'",
        "score >= 1",
        "value > 10 && value < 5 || score > 0.5",
        "host === 'a' && host !== 'b'",
        "host === undefined",
        "value <= value",
        "!(value > 10 && value < 5)",
        "labels.a === 'x' && metadata.a === 'y'",
      })
  void it_does_not_warn_of_what_can_be_true(String condition) {
    assertThat(Condition.of(condition).warnings()).isEmpty();
  }
}
