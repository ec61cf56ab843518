package dev.vigil.cli.watch;

import dev.vigil.cli.watch.Host.Mount;
import dev.vigil.cli.watch.Host.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A file system as the operating system lists it.
 *
 * @param volume the device behind it
 * @param path where it is mounted
 * @param type {@code ext4}, {@code tmpfs}, …
 * @param options of the mount, joined by commas
 */
record FileSystemFacts(String volume, String path, String type, String options, Bytes bytes) {
  /** Kept in memory, made of others, or full by nature. */
  private static final Set<String> UNREAL =
      Set.of(
          "autofs",
          "cd9660",
          "devfs",
          "devtmpfs",
          "efivarfs",
          "fuse.lxcfs",
          "fuse.snapfuse",
          "iso9660",
          "nullfs",
          "overlay",
          "ramfs",
          "rootfs",
          "squashfs",
          "tmpfs",
          "udf");

  /**
   * Sizes in bytes.
   *
   * @param free what is free at all
   * @param usable what an ordinary user may take of it
   */
  record Bytes(long total, long free, long usable) {}

  /** Those that can fill up, each device once, by path. */
  static List<Mount> real(List<FileSystemFacts> all) {
    List<FileSystemFacts> shortestFirst = new ArrayList<>(all);
    shortestFirst.sort(
        Comparator.comparingInt((FileSystemFacts one) -> one.path.length())
            .thenComparing(FileSystemFacts::path));
    Set<String> devices = new HashSet<>();
    List<Mount> mounts = new ArrayList<>();
    for (FileSystemFacts one : shortestFirst) {
      if (one.isReal() && devices.add(one.volume)) {
        mounts.add(new Mount(one.path, one.space()));
      }
    }
    mounts.sort(Comparator.comparing(Mount::path));
    return mounts;
  }

  /** The root is real whatever it is made of: in a container it is an overlay. */
  private boolean isReal() {
    boolean readOnly = Arrays.asList(options.split(",", -1)).contains("ro");
    boolean unreal = UNREAL.contains(type.toLowerCase(Locale.ROOT)) || isSystemVolume();
    return space().total() > 0 && !readOnly && (path.equals("/") || !unreal);
  }

  /** macOS splits its one disk into volumes; the user's is called Data. */
  private boolean isSystemVolume() {
    return path.startsWith("/System/Volumes/") && !path.equals("/System/Volumes/Data");
  }

  /** As {@code df} counts: without what is kept for root. */
  private Space space() {
    long used = bytes.total - bytes.free;
    return new Space(bytes.usable, used + bytes.usable);
  }
}
