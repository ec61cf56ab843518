package dev.vigil.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.config.Surroundings;
import dev.vigil.config.VigilConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir private Path folder;

  private final List<Integer> tried = new ArrayList<>();

  private Configuration of(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("vigil.yaml"), text);
    return new Configuration(file, Surroundings.installed(Map.of()), config -> config);
  }

  private void change(String text) throws Exception {
    Files.writeString(folder.resolve("vigil.yaml"), text);
  }

  private void take(VigilConfig next) {
    tried.add(next.pipelineSpec().maxSeries());
  }

  private void busy(VigilConfig next) {
    take(next);
    throw new Unserved(Unserved.Why.BUSY, "busy");
  }

  private void refuse(VigilConfig next) {
    take(next);
    throw new IllegalArgumentException("refused");
  }

  private static int inForce(Configuration configuration) {
    return configuration.inForce().pipelineSpec().maxSeries();
  }

  @Test
  void a_file_for_which_the_engine_had_no_time_is_tried_again() throws Exception {
    Configuration configuration = of("maxSeries: 100\n");
    change("maxSeries: 200\n");
    assertThatThrownBy(() -> configuration.poll(this::busy)).isInstanceOf(Unserved.class);
    assertThat(inForce(configuration)).isEqualTo(100);

    configuration.poll(this::take);
    assertThat(inForce(configuration)).isEqualTo(200);
    configuration.poll(this::take);
    assertThat(tried).containsExactly(200, 200);
  }

  @Test
  void a_file_that_the_engine_refuses_is_not_in_force_and_is_tried_once() throws Exception {
    Configuration configuration = of("maxSeries: 100\n");
    change("maxSeries: 200\n");
    assertThatThrownBy(() -> configuration.poll(this::refuse))
        .isInstanceOf(IllegalArgumentException.class);
    configuration.poll(this::take);
    assertThat(inForce(configuration)).isEqualTo(100);
    change("maxSeries: 300\n");
    configuration.poll(this::take);
    assertThat(inForce(configuration)).isEqualTo(300);
    assertThat(tried).containsExactly(200, 300);
  }

  @Test
  void what_the_engine_does_not_take_over_is_not_written() throws Exception {
    Configuration configuration = of("maxSeries: 100\n");
    assertThatThrownBy(() -> configuration.apply("maxSeries: 200\n", this::busy))
        .isInstanceOf(Unserved.class);
    assertThat(configuration.text()).isEqualTo("maxSeries: 100\n");
    assertThat(inForce(configuration)).isEqualTo(100);
  }
}
