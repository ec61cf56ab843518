package dev.vigil.cli.watch;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a machine tells of itself. Each method may throw any {@link RuntimeException}: that reading
 * has then failed, and no other.
 */
interface Host {
  /** Name of the machine. */
  String name();

  /** Time the processors spent since boot, in any unit. */
  CpuTime cpu();

  /** Mean of runnable processes over the last minute; empty where the system has none. */
  OptionalDouble load();

  /** Main memory. */
  Space memory();

  /** Swap; a total of 0 where there is none. */
  Space swap();

  /** Real file systems that can be written to. */
  List<Mount> mounts();

  /** Bytes moved since boot by each disk. */
  List<Traffic> disks();

  /** Bytes moved since boot by each network interface that is up, without loopback. */
  List<Traffic> interfaces();

  /** Established TCP connections. */
  long connections();

  /** Processes of all users. */
  long processes();

  /** Processes that have ended and were not collected by their parent. */
  long zombies();

  /** Busy time and all time. */
  record CpuTime(long busy, long all) {}

  /** Bytes that can still be had, and all there are. */
  record Space(long available, long total) {
    /** Used share in percent; the total must be above 0. */
    double usedPercent() {
      return 100.0 * (total - available) / total;
    }
  }

  /** A file system: {@code space} counts what an ordinary user may use. */
  record Mount(String path, Space space) {}

  /** What came in (was read, received) and went out (was written, sent) since boot, in bytes. */
  record Traffic(String name, long in, long out) {}
}
