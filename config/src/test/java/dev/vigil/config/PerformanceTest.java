package dev.vigil.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.pipeline.Scaling;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many threads there are. */
final class PerformanceTest {
  private static final int PROCESSORS = Room.DEFAULT.scaling().maxInstances();

  private static Scaling scaling(String text) throws ConfigException {
    return ConfigReader.read("vigil.yaml", text, Map.of()).pipelineSpec().scaling();
  }

  @Test
  void cooldowns_are_spans_of_time_or_milliseconds() throws ConfigException {
    Scaling three = new Scaling(2, 3, Duration.ofMinutes(5), Duration.ofMinutes(10));
    assertThat(
            scaling(
                "performance: {scaling: {minInstances: 2, maxInstances: 3,"
                    + " scaleUpCooldown: 300000, scaleDownCooldown: 10m}}"))
        .isEqualTo(three);
    assertThat(scaling("performance: {scaling: {minInstances: 2, maxInstances: 3}}"))
        .isEqualTo(three);
  }

  @Test
  void what_is_not_said_is_as_the_page_says() throws ConfigException {
    assertThat(scaling("{}")).isEqualTo(Scaling.fixed(PROCESSORS));
    assertThat(scaling("performance: {}"))
        .isEqualTo(new Scaling(1, PROCESSORS, Duration.ofMinutes(5), Duration.ofMinutes(10)));
    assertThat(scaling("performance: {scaling: {minInstances: 900}}").maxInstances())
        .isEqualTo(900);
  }

  @Test
  void it_can_be_switched_off() throws ConfigException {
    String off = "performance: {enabled: false, scaling: {maxInstances: 3}}\n";
    assertThat(scaling(off)).isEqualTo(Scaling.fixed(PROCESSORS));
    assertThat(scaling(off + "shards: 2")).isEqualTo(Scaling.fixed(2));
  }
}
