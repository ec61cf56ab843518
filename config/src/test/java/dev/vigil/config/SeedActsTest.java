package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Labels;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Grounds;
import dev.vigil.pipeline.Pipeline;
import dev.vigil.pipeline.Reporter;
import dev.vigil.pipeline.Return;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seven blocks do what they say, on a pipeline. */
final class SeedActsTest {
  private static final long MINUTE = 60_000;
  private static final long START = 1_767_225_600_000L;
  private static final int DAYS = 2;

  /** What the rules decided. */
  private static final class Decided implements Reporter {
    private final List<Outcome> outcomes = new ArrayList<>();

    @Override
    public void decided(
        Decision decision,
        Observation observation,
        Circumstances circumstances,
        @Nullable Grounds grounds) {
      outcomes.addAll(decision.outcomes());
    }

    @Override
    public void held(SeriesKey series, long epochMillis) {
      // nothing is asked of what is held back
    }

    @Override
    public void returned(Return series) {
      // no series is absent here
    }
  }

  private static SeriesKey series(String metric, String label, String value) {
    return new SeriesKey(metric, Labels.of(Map.of(label, value)));
  }

  /** Some days of ordinary values, and then one that is not; all that was decided of them. */
  private static List<Outcome> decided(VigilConfig config, SeriesKey series, double last) {
    Decided decided = new Decided();
    try (Pipeline pipeline = new Pipeline(config.pipelineSpec(), decided)) {
      pipeline.setPolicy(config.policy());
      Random chance = new Random(7);
      long time = START;
      for (int i = 0; i < DAYS * 1440; i++, time += MINUTE) {
        pipeline.accept(new Point(series, time, 100 + 5 * chance.nextGaussian()));
      }
      decided.outcomes.clear();
      pipeline.accept(new Point(series, time, last));
      pipeline.accept(new Point(series, time + MINUTE, last));
    }
    return decided.outcomes;
  }

  /** What is decided of one value that nothing is known of, with what came with it. */
  private static List<Outcome> decided(
      VigilConfig config, SeriesKey series, double value, Circumstances with) {
    Decided decided = new Decided();
    try (Pipeline pipeline = new Pipeline(config.pipelineSpec(), decided)) {
      pipeline.setPolicy(config.policy());
      Verdict verdict = pipeline.accept(new Point(series, START, value), with);
      assertThat(verdict).isInstanceOf(Verdict.WarmingUp.class);
    }
    return decided.outcomes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-api.json", "1-api.yaml"})
  void health_checks_are_suppressed_and_payments_escalated(String file) throws Exception {
    VigilConfig config = SeedBlocksTest.read(file);
    List<Outcome> health = decided(config, series("response_time", "endpoint", "/health"), 4000);
    assertThat(health).isNotEmpty();
    assertThat(health)
        .allSatisfy(one -> assertThat(one.suppressed().rule()).isEqualTo("Ignore health checks"));
    List<Outcome> users = decided(config, series("response_time", "endpoint", "/users"), 4000);
    assertThat(users).isNotEmpty();
    assertThat(users)
        .allSatisfy(
            one -> {
              assertThat(one.suppressed()).isNull();
              assertThat(one.rulings()).isEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"3-fraud.json", "3-fraud.yaml"})
  void a_transaction_that_a_rule_names_is_escalated(String file) throws Exception {
    Map<String, Object> fast = Map.of("transactionCount", 6, "timeWindow", 200_000);
    List<Outcome> outcomes =
        decided(
            SeedBlocksTest.read(file),
            SeriesKey.of("amount"),
            10,
            Circumstances.NONE.withContext(fast));
    raised(outcomes, "Velocity check", "High transaction velocity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5-iot.json", "5-iot.yaml"})
  void a_weak_battery_is_told_of_a_healthy_value(String file) throws Exception {
    List<Outcome> outcomes =
        decided(
            SeedBlocksTest.read(file),
            series("reading", "type", "temperature"),
            21,
            Circumstances.NONE.withMetadata(Map.of("battery", 12)));
    raised(outcomes, "Battery low", "Sensor battery critically low");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6-security.json", "6-security.yaml"})
  void an_admin_page_without_the_role_is_told(String file) throws Exception {
    List<Outcome> outcomes =
        decided(
            SeedBlocksTest.read(file),
            series("requests", "endpoint", "/admin/users"),
            1,
            Circumstances.NONE.withContext(Map.of("userRoles", List.of("guest"))));
    raised(outcomes, "Privilege escalation", "Unauthorized admin access attempt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7-business.json", "7-business.yaml"})
  void a_low_inventory_is_told(String file) throws Exception {
    VigilConfig config = SeedBlocksTest.read(file);
    SeriesKey inventory = SeriesKey.of("inventory_days");
    raised(
        decided(config, inventory, 5, Circumstances.NONE),
        "Inventory alert",
        "Low inventory warning");
    assertThat(decided(config, inventory, 8, Circumstances.NONE)).isEmpty();
  }

  private static void raised(List<Outcome> outcomes, String rule, String reason) {
    assertThat(outcomes).hasSize(1);
    Outcome one = outcomes.get(0);
    assertThat(one.anomaly().verdict().severity()).isEqualTo(Severity.HIGH);
    assertThat(one.anomaly().type()).isEqualTo(AnomalyType.THRESHOLD_BREACH);
    assertThat(one.rulings()).hasSize(1);
    assertThat(one.rulings().get(0).rule()).isEqualTo(rule);
    assertThat(one.rulings().get(0).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4-infrastructure.json", "4-infrastructure.yaml"})
  void there_are_as_many_shards_as_there_may_be_threads(String file) throws Exception {
    assertThat(SeedBlocksTest.read(file).pipelineSpec().shards()).isEqualTo(3);
  }
}
