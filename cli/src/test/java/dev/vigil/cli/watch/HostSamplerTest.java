package dev.vigil.cli.watch;

import static dev.vigil.cli.watch.FakeHost.GB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.cli.watch.Host.CpuTime;
import dev.vigil.cli.watch.Host.Space;
import dev.vigil.cli.watch.Host.Traffic;
import dev.vigil.cli.watch.Reading.Failed;
import dev.vigil.cli.watch.Reading.Measured;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class HostSamplerTest {
  private static final long SECOND = 1_000_000_000;

  private final FakeHost host = new FakeHost();
  private final HostSampler sampler = new HostSampler(host);

  private Map<String, Double> sample(long nanos) {
    Map<String, Double> values = new TreeMap<>();
    for (Reading reading : sampler.sample(nanos)) {
      if (reading instanceof Measured one) {
        values.put(one.series().toString(), one.value());
      }
    }
    return values;
  }

  @Test
  void the_first_sample_lacks_what_needs_an_interval() {
    assertThat(sample(0))
        .containsOnlyKeys(
            "load_1m",
            "memory_percent",
            "memory_available_mb",
            "disk_percent{mount=\"/\"}",
            "tcp_connections",
            "processes",
            "zombies");
  }

  @Test
  void the_second_sample_has_all_series() {
    sample(0);
    host.work(10, 400);
    assertThat(sample(2 * SECOND))
        .containsKeys(
            "cpu_percent",
            "disk_read_mb_s",
            "disk_write_mb_s",
            "network_rx_mb_s{interface=\"eth0\"}",
            "network_tx_mb_s{interface=\"eth0\"}")
        .hasSize(12);
  }

  @Test
  void cpu_is_the_busy_share_of_the_interval_not_since_boot() {
    host.cpu = new CpuTime(900_000, 1_000_000);
    sample(0);
    host.work(25, 400);
    assertThat(sample(2 * SECOND)).containsEntry("cpu_percent", 25.0);
    host.work(100, 400);
    assertThat(sample(4 * SECOND)).containsEntry("cpu_percent", 100.0);
  }

  @Test
  void levels_are_told_in_percent_and_megabytes() {
    Map<String, Double> values = sample(0);
    assertThat(values)
        .containsEntry("memory_percent", 25.0)
        .containsEntry("memory_available_mb", 6_000.0)
        .containsEntry("disk_percent{mount=\"/\"}", 25.0);
  }

  @Test
  void bytes_are_told_as_megabytes_a_second() {
    host.interfaces = List.of(new Traffic("eth0", 5 * GB, GB));
    sample(0);
    host.interfaces = List.of(new Traffic("eth0", 5 * GB + 3_000_000, GB + 1_000_000));
    assertThat(sample(2 * SECOND))
        .containsEntry("network_rx_mb_s{interface=\"eth0\"}", 1.5)
        .containsEntry("network_tx_mb_s{interface=\"eth0\"}", 0.5);
  }

  @Test
  void the_disks_are_told_together() {
    host.disks = List.of(new Traffic("a", 0, 0), new Traffic("b", GB, GB));
    sample(0);
    host.disks = List.of(new Traffic("a", 4_000_000, 0), new Traffic("b", GB, GB + 2_000_000));
    assertThat(sample(2 * SECOND))
        .containsEntry("disk_read_mb_s", 2.0)
        .containsEntry("disk_write_mb_s", 1.0);
  }

  @Test
  void a_disk_that_is_taken_out_does_not_count_backwards() {
    host.disks = List.of(new Traffic("a", 0, 0), new Traffic("b", GB, GB));
    sample(0);
    host.disks = List.of(new Traffic("a", 4_000_000, 0));
    assertThat(sample(2 * SECOND)).containsEntry("disk_read_mb_s", 2.0);
  }

  @Test
  void a_counter_that_was_started_anew_is_left_out_once() {
    host.interfaces = List.of(new Traffic("eth0", 5 * GB, GB));
    sample(0);
    host.interfaces = List.of(new Traffic("eth0", 100, 100));
    assertThat(sample(2 * SECOND)).doesNotContainKey("network_rx_mb_s{interface=\"eth0\"}");
    host.interfaces = List.of(new Traffic("eth0", 2_000_100, 100));
    assertThat(sample(4 * SECOND))
        .hasEntrySatisfying(
            "network_rx_mb_s{interface=\"eth0\"}", rate -> assertThat(rate).isEqualTo(1.0));
  }

  @Test
  void a_failed_measurement_is_an_error_and_no_number() {
    host.connections = -1;
    List<Reading> readings = sampler.sample(0);
    assertThat(readings)
        .contains(new Failed(HostMetrics.CONNECTIONS, "permission denied"))
        .noneMatch(
            one -> one instanceof Measured m && m.series().metric().equals("tcp_connections"));
    assertThat(readings).anyMatch(one -> one instanceof Measured m && m.value() == 140);
  }

  @Test
  void a_processor_clock_that_stands_still_is_an_error() {
    host.work(50, 400);
    sample(0);
    assertThat(sampler.sample(2 * SECOND))
        .contains(new Failed(HostMetrics.CPU, "the processor times did not go on"));
  }

  @Test
  void a_host_without_swap_or_load_has_no_such_series() {
    host.load = OptionalDouble.empty();
    assertThat(sample(0)).doesNotContainKeys("swap_percent", "load_1m");
    host.swap = new Space(GB, 4 * GB);
    assertThat(sample(SECOND).get("swap_percent")).isCloseTo(75, within(1e-9));
  }
}
