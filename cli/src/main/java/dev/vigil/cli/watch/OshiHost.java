package dev.vigil.cli.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.hardware.NetworkIF.IfOperStatus;
import oshi.hardware.VirtualMemory;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OSFileStore;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import oshi.spi.SystemInfoProvider;
import oshi.util.GlobalConfig;

/** The machine this runs on, through OSHI. One owner. */
final class OshiHost implements Host {
  /** OSHI's own 300 would answer a second sample that comes soon with the first. */
  private static final int MILLIS_REMEMBERED = 50;

  private final boolean linux;
  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final CentralProcessor processor;
  private final GlobalMemory memory;
  private final Zombies zombies = new Zombies(Path.of("/proc"));

  private OshiHost(boolean linux, SystemInfoProvider info) {
    this.linux = linux;
    this.hardware = info.getHardware();
    this.system = info.getOperatingSystem();
    this.processor = hardware.getProcessor();
    this.memory = hardware.getMemory();
  }

  /** On Linux without native libraries: a third of the time to start, a fifth of a sample's. */
  static OshiHost open() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    GlobalConfig.set(GlobalConfig.OSHI_UTIL_MEMOIZER_EXPIRATION, MILLIS_REMEMBERED);
    return new OshiHost(linux, linux ? new oshi.nativefree.SystemInfo() : new SystemInfo());
  }

  @Override
  public String name() {
    return system.getNetworkParams().getHostName();
  }

  @Override
  public CpuTime cpu() {
    long[] ticks = processor.getSystemCpuLoadTicks();
    long all = 0;
    for (long tick : ticks) {
      all += tick;
    }
    long idle = ticks[TickType.IDLE.getIndex()] + ticks[TickType.IOWAIT.getIndex()];
    return new CpuTime(all - idle, all);
  }

  @Override
  public OptionalDouble load() {
    double load = processor.getSystemLoadAverage(1)[0];
    return load >= 0 ? OptionalDouble.of(load) : OptionalDouble.empty();
  }

  @Override
  public Space memory() {
    return known(new Space(memory.getAvailable(), memory.getTotal()), "memory");
  }

  private static Space known(Space space, String what) {
    if (space.total() <= 0 || space.available() < 0) {
      throw new IllegalStateException("the system does not tell its " + what);
    }
    return space;
  }

  @Override
  public Space swap() {
    VirtualMemory swap = memory.getVirtualMemory();
    return new Space(swap.getSwapTotal() - swap.getSwapUsed(), swap.getSwapTotal());
  }

  @Override
  public List<Mount> mounts() {
    List<FileSystemFacts> all = new ArrayList<>();
    for (OSFileStore store : system.getFileSystem().getFileStores(true)) {
      all.add(
          new FileSystemFacts(
              store.getVolume(),
              store.getMount(),
              store.getType(),
              store.getOptions(),
              new FileSystemFacts.Bytes(
                  store.getTotalSpace(), store.getFreeSpace(), store.getUsableSpace())));
    }
    return FileSystemFacts.real(all);
  }

  @Override
  public List<Traffic> disks() {
    List<Traffic> disks = new ArrayList<>();
    for (HWDiskStore disk : hardware.getDiskStores()) {
      if (!isVirtualDisk(disk.getName())) {
        disks.add(new Traffic(disk.getName(), disk.getReadBytes(), disk.getWriteBytes()));
      }
    }
    return disks;
  }

  /** Memory, and devices made of others: their bytes are counted there. */
  private static boolean isVirtualDisk(String name) {
    return name.matches("/dev/(loop|ram|zram|dm-|md|mapper/).*");
  }

  @Override
  public List<Traffic> interfaces() {
    List<Traffic> interfaces = new ArrayList<>();
    for (NetworkIF one : hardware.getNetworkIFs()) {
      IfOperStatus status = one.getIfOperStatus();
      boolean up = status == IfOperStatus.UP || status == IfOperStatus.UNKNOWN;
      // The ends of containers' cables come and go, and their bytes pass the bridge, too.
      boolean cable = one.getName().startsWith("veth");
      if (up && !cable && one.getBytesRecv() + one.getBytesSent() > 0) {
        interfaces.add(new Traffic(one.getName(), one.getBytesRecv(), one.getBytesSent()));
      }
    }
    return interfaces;
  }

  @Override
  public long connections() {
    InternetProtocolStats internet = system.getInternetProtocolStats();
    return internet.getTCPv4Stats().getConnectionsEstablished()
        + internet.getTCPv6Stats().getConnectionsEstablished();
  }

  @Override
  public long processes() {
    int processes = system.getProcessCount();
    if (processes <= 0) {
      throw new IllegalStateException("the system does not tell its processes");
    }
    return processes;
  }

  @Override
  public long zombies() {
    return linux
        ? zombies.count()
        : system
            .getProcesses(process -> process.getState() == OSProcess.State.ZOMBIE, null, 0)
            .size();
  }
}
