package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.cli.watch.Host.CpuTime;
import dev.vigil.cli.watch.Host.Space;
import org.junit.jupiter.api.Test;

/** On the machine that runs the tests: what must hold on any. */
final class OshiHostTest {
  private final Host host = OshiHost.open();

  @Test
  void processor_time_only_grows() {
    CpuTime before = host.cpu();
    CpuTime after = host.cpu();
    assertThat(before.all()).isPositive();
    assertThat(before.busy()).isBetween(1L, before.all());
    assertThat(after.all()).isGreaterThanOrEqualTo(before.all());
  }

  @Test
  void memory_is_partly_used() {
    Space memory = host.memory();
    assertThat(memory.total()).isGreaterThan(memory.available());
    assertThat(memory.usedPercent()).isBetween(0.0, 100.0);
  }

  @Test
  void at_least_this_process_runs() {
    assertThat(host.processes()).isPositive();
    assertThat(host.zombies()).isBetween(0L, host.processes());
    assertThat(host.connections()).isNotNegative();
  }

  @Test
  void the_host_has_a_name_and_no_mount_twice() {
    assertThat(host.name()).isNotBlank();
    assertThat(host.mounts()).doesNotHaveDuplicates();
    assertThat(host.mounts())
        .allSatisfy(mount -> assertThat(mount.space().usedPercent()).isBetween(0.0, 100.0));
  }
}
