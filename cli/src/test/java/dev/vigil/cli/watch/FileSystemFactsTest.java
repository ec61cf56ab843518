package dev.vigil.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.cli.watch.FileSystemFacts.Bytes;
import dev.vigil.cli.watch.Host.Mount;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FileSystemFactsTest {
  private static FileSystemFacts mounted(String volume, String path, String type, String options) {
    return new FileSystemFacts(volume, path, type, options, new Bytes(1000, 600, 550));
  }

  private static List<String> real(FileSystemFacts... all) {
    return FileSystemFacts.real(List.of(all)).stream().map(Mount::path).toList();
  }

  @Test
  void used_space_is_counted_as_df_does() {
    FileSystemFacts root =
        new FileSystemFacts("/dev/sda", "/", "ext4", "rw", new Bytes(1000, 400, 350));
    double percent = FileSystemFacts.real(List.of(root)).get(0).space().usedPercent();
    assertThat(percent).isCloseTo(100 * 600 / 950.0, within(1e-9));
  }

  @Test
  void what_is_in_memory_or_full_by_nature_is_left_out() {
    assertThat(
            real(
                mounted("/dev/sda1", "/", "ext4", "rw,relatime"),
                mounted("tmpfs", "/run", "tmpfs", "rw"),
                mounted("/dev/loop3", "/snap/core", "squashfs", "ro"),
                mounted("/dev/sr0", "/media/dvd", "iso9660", "ro"),
                mounted("overlay", "/var/lib/docker/overlay2/x", "overlay", "rw"),
                mounted("/dev/sda2", "/home", "xfs", "rw")))
        .containsExactly("/", "/home");
  }

  @Test
  void what_cannot_be_written_to_cannot_fill_up() {
    assertThat(real(mounted("/dev/sdb", "/mnt/archive", "ext4", "ro,noatime"))).isEmpty();
    assertThat(real(mounted("/dev/sdb", "/mnt/archive", "ext4", "rw,errors=remount-ro")))
        .containsExactly("/mnt/archive");
  }

  @Test
  void a_device_mounted_twice_is_one_series() {
    assertThat(
            real(
                mounted("/dev/sda1", "/var/lib/app/data", "ext4", "rw"),
                mounted("/dev/sda1", "/data", "ext4", "rw")))
        .containsExactly("/data");
  }

  @Test
  void the_root_of_a_container_is_real() {
    assertThat(real(mounted("overlay", "/", "overlay", "rw"))).containsExactly("/");
  }

  @Test
  void a_file_system_without_any_room_is_left_out() {
    FileSystemFacts empty =
        new FileSystemFacts("/dev/sdc", "/mnt/x", "ext4", "rw", new Bytes(0, 0, 0));
    assertThat(FileSystemFacts.real(List.of(empty))).isEmpty();
  }

  @Test
  void of_the_volumes_of_macos_the_root_and_the_data_are_shown() {
    assertThat(
            Stream.of("/", "/System/Volumes/Data", "/System/Volumes/VM", "/System/Volumes/Preboot")
                .map(path -> mounted("/dev" + path, path, "apfs", "rw"))
                .flatMap(one -> real(one).stream()))
        .containsExactly("/", "/System/Volumes/Data");
  }
}
