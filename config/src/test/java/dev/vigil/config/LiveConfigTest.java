package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.config.LiveConfig.Reload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveConfigTest {
  private static final String RULE = "businessRules: [{name: %s, condition: %s, action: alert}]\n";

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("vigil.yaml");
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
  }

  private LiveConfig live() throws ConfigException {
    return new LiveConfig(file, Surroundings.installed(Map.of()));
  }

  @Test
  void what_the_file_says_later_is_in_force_later() throws Exception {
    write(RULE.formatted("a", "value > 1"));
    LiveConfig live = live();
    List<Reload> told = new ArrayList<>();
    live.listen(told::add);
    assertThat(live.poll()).isFalse();
    write(RULE.formatted("b", "value > 1"));
    assertThat(live.inForce().rules().counts()).containsOnlyKeys("a");
    assertThat(live.poll()).isTrue();
    assertThat(live.inForce().rules().counts()).containsOnlyKeys("b");
    assertThat(live.poll()).isFalse();
    assertThat(told).hasSize(1);
    assertThat(((Reload.Taken) told.get(0)).inForce()).isSameAs(live.inForce());
    assertThat(((Reload.Taken) told.get(0)).atNextStart()).isEmpty();
  }

  @Test
  void a_file_with_a_mistake_changes_nothing() throws Exception {
    write(RULE.formatted("a", "value > 1"));
    LiveConfig live = live();
    VigilConfig before = live.inForce();
    List<Reload> told = new ArrayList<>();
    live.listen(told::add);
    write(RULE.formatted("b", "value >") + "enabled: false\n");
    assertThat(live.poll()).isFalse();
    assertThat(live.inForce()).isSameAs(before);
    Reload.Refused refused = (Reload.Refused) told.get(0);
    assertThat(refused.inForce()).isSameAs(before);
    assertThat(refused.why()).hasMessageContaining("vigil.yaml:1:");
    assertThat(live.poll()).isFalse();
    assertThat(told).as("told once").hasSize(1);
    assertThat(live.reload()).isInstanceOf(Reload.Refused.class);
    Files.delete(file);
    assertThat(live.poll()).isFalse();
    assertThat(((Reload.Refused) told.get(2)).why()).hasMessageContaining("there is no such file");
    write(RULE.formatted("c", "value > 1"));
    assertThat(live.poll()).isTrue();
  }

  @Test
  void a_secret_that_was_changed_is_read_again() throws Exception {
    Path secret = folder.resolve("key");
    Files.writeString(secret, "first\n");
    write(
        """
        alerting:
          channels:
            - type: PAGERDUTY
              config: {routingKey: "${file:%s}"}
        """
            .formatted(secret));
    LiveConfig live = live();
    assertThat(live.poll()).isFalse();
    Files.writeString(secret, "second\n");
    assertThat(live.poll()).isTrue();
    Files.delete(secret);
    assertThat(live.poll()).isFalse();
    Files.writeString(secret, "third\n");
    assertThat(live.poll()).isTrue();
  }

  @Test
  void what_cannot_change_while_series_are_watched_is_named() throws Exception {
    write("sensitivity: 0.5\nseries: [{metric: a, detectorType: zscore}]\nmaxSeries: 5\n");
    LiveConfig live = live();
    write(
        """
        sensitivity: 0.6
        detectorSpecificConfig: {zscore: {memory: 77}}
        series: [{metric: a, detectorType: zscore}]
        maxSeries: 6
        limits: [{metric: x, above: 5}]
        alerting: {alerts: {flapOpenings: 4}}
        performance: {scaling: {maxInstances: 2}}
        """);
    Reload.Taken taken = (Reload.Taken) live.reload();
    assertThat(taken.atNextStart())
        .containsExactly(
            "detectorSpecificConfig",
            "sensitivity or alertBudget",
            "limits",
            "maxSeries",
            "shards or performance",
            "alerting.alerts");
    assertThat(taken.words().get(3))
        .isEqualTo("maxSeries has changed: that holds from the next start on");
  }

  @Test
  void a_file_that_is_wrong_from_the_start_is_refused() throws IOException {
    write("x: 1\n");
    assertThatThrownBy(this::live).isInstanceOf(ConfigException.class);
  }
}
