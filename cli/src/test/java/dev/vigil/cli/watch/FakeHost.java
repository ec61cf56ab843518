package dev.vigil.cli.watch;

import java.util.List;
import java.util.OptionalDouble;

/** A host that tells what a test sets. */
final class FakeHost implements Host {
  static final long GB = 1_000_000_000;

  CpuTime cpu = new CpuTime(0, 0);
  OptionalDouble load = OptionalDouble.of(0.25);
  Space memory = new Space(6 * GB, 8 * GB);
  Space swap = new Space(0, 0);
  List<Mount> mounts = List.of(new Mount("/", new Space(75 * GB, 100 * GB)));
  List<Traffic> disks = List.of(new Traffic("/dev/sda", 0, 0));
  List<Traffic> interfaces = List.of(new Traffic("eth0", 0, 0));
  long connections = 12;
  long processes = 140;
  long zombies;

  @Override
  public String name() {
    return "lab";
  }

  @Override
  public CpuTime cpu() {
    return cpu;
  }

  /** Lets the processors work for a while: a share of it, in percent, was busy. */
  void work(double percent, long ticks) {
    cpu = new CpuTime(cpu.busy() + Math.round(percent / 100 * ticks), cpu.all() + ticks);
  }

  @Override
  public OptionalDouble load() {
    return load;
  }

  @Override
  public Space memory() {
    return memory;
  }

  @Override
  public Space swap() {
    return swap;
  }

  @Override
  public List<Mount> mounts() {
    return mounts;
  }

  @Override
  public List<Traffic> disks() {
    return disks;
  }

  @Override
  public List<Traffic> interfaces() {
    return interfaces;
  }

  @Override
  public long connections() {
    if (connections < 0) {
      throw new IllegalStateException("permission denied");
    }
    return connections;
  }

  @Override
  public long processes() {
    return processes;
  }

  @Override
  public long zombies() {
    return zombies;
  }
}
