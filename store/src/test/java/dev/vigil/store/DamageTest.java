package dev.vigil.store;

import static dev.vigil.store.Things.batch;
import static dev.vigil.store.Things.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.model.Observation;
import dev.vigil.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a folder that was cut short, damaged, mixed up, full or not to be written to. */
final class DamageTest {
  @TempDir private Path folder;

  private Store open() {
    return new Store(StoreSettings.in(folder).withSegmentBytes(1 << 12));
  }

  private void refused(Reason reason, String part) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(this::open)
        .withMessageContaining(part)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  private static List<Observation> all(Store store) {
    List<Observation> all = new ArrayList<>();
    store.journal().replay(0, (batch, end) -> all.addAll(batch.observations()));
    return all;
  }

  @Test
  void what_a_crash_left_half_written_is_cut_wherever_it_ends() throws IOException {
    int whole;
    Path segment;
    try (Store store = open()) {
      store.journal().append(batch(0, 10));
      segment = segments().get(0);
      whole = (int) Files.size(segment);
      store.journal().append(batch(10, 10));
    }
    byte[] bytes = Files.readAllBytes(segment);
    for (int end = whole; end < bytes.length; end += 13) {
      clear();
      Files.write(segment, Arrays.copyOf(bytes, end));
      try (Store store = open()) {
        assertThat(all(store)).isEqualTo(batch(0, 10).observations());
        store.journal().append(batch(10, 10));
      }
      try (Store store = open()) {
        assertThat(all(store)).isEqualTo(batch(0, 20).observations());
      }
    }
    clear();
    Files.write(segment, Arrays.copyOf(Arrays.copyOf(bytes, whole), whole + 5_000));
    try (Store store = open()) {
      assertThat(all(store)).isEqualTo(batch(0, 10).observations());
    }
  }

  /** Empties the folder of the journal. */
  private void clear() throws IOException {
    for (Path one : segments()) {
      Files.delete(one);
    }
  }

  @Test
  void a_journal_that_is_damaged_where_it_was_acknowledged_is_refused() throws IOException {
    Path segment;
    try (Store store = open()) {
      segment = segments().get(0);
      store.journal().append(batch(0, 10));
      store.journal().append(batch(10, 10));
      store.journal().append(batch(20, 10));
    }
    for (Path other : segments()) {
      if (!other.equals(segment)) {
        Files.delete(other); // the damaged one is the last, as after a crash
      }
    }
    byte[] bytes = Files.readAllBytes(segment);
    for (int at = SegmentFile.HEAD; at < SegmentFile.HEAD + 60; at += 7) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(segment, damaged);
      refused(Reason.CORRUPT, "is damaged at 0, and goes on at ");
    }
    byte[] damaged = bytes.clone();
    damaged[3] ^= 4;
    Files.write(segment, damaged);
    refused(Reason.CORRUPT, "is no journal of this version");
    Files.write(segment, bytes);
    open().close();
  }

  @Test
  void damage_in_a_file_before_the_last_is_told_when_it_is_read() throws IOException {
    try (Store store = open()) {
      for (int i = 0; i < 50; i++) {
        store.journal().append(batch(i * 100, 100));
      }
    }
    Path second = segments().get(1);
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    try (Store store = open()) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> all(store))
          .withMessageContaining("is damaged at")
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CORRUPT));
    }
    Files.delete(second);
    refused(Reason.CORRUPT, "and goes on at");
  }

  @Test
  void a_journal_of_another_store_is_refused_and_one_that_is_gone_begins_anew() throws IOException {
    long end;
    try (Store store = open()) {
      end = store.journal().append(batch(0, 100));
      store.checkpoints().write(end, sheet -> sheet.series(series(1), new byte[] {1}));
      store.journal().append(batch(100, 100));
    }
    Path mine = folder.resolve("journal");
    Path aside = folder.resolve("aside");
    Files.move(mine, aside);
    try (Store other = new Store(StoreSettings.in(folder.resolve("other")))) {
      other.journal().append(batch(0, 1));
    }
    Files.move(folder.resolve("other").resolve("journal"), mine);
    refused(Reason.MISMATCH, "belongs to another store");
    clear();
    Files.delete(mine);
    try (Store store = open()) {
      assertThat(store.checkpoints().position()).isEqualTo(store.journal().end());
      store.journal().append(batch(0, 5));
    }
    try (Store store = open()) {
      assertThat(all(store)).isEqualTo(batch(0, 5).observations());
    }
    clear();
    Files.delete(mine);
    Files.move(aside, mine);
    refused(Reason.MISMATCH, "belongs to another store");
  }

  @Test
  void a_database_that_is_damaged_or_is_none_is_refused() throws IOException {
    try (Store store = open()) {
      store.checkpoints().write(0, sheet -> sheet.series(series(1), new byte[100_000]));
    }
    Path file = folder.resolve("points.db");
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, "hello, this is a diary, and a long one too. ".repeat(100));
    refused(Reason.CORRUPT, "points.db");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 100, 8_000, (byte) 7);
    Files.write(file, damaged);
    refused(Reason.CORRUPT, "points.db");
    Files.write(file, whole);
    open().close();
  }

  @Test
  void a_database_of_a_newer_version_is_refused() {
    open().close();
    Database database = new Database(new Sqlite(folder.resolve("facts.db")), "facts");
    database.run(connection -> Migrations.Meta.put(connection, "facts.version", "2"));
    database.close();
    refused(Reason.NEWER, "has version 2, this program knows 1");
  }

  @Test
  void a_database_that_is_full_says_so_and_keeps_what_it_had() {
    try (Store store = open()) {
      store.checkpoints().write(0, sheet -> sheet.series(series(1), new byte[] {1}));
    }
    Database small = new Database(new Sqlite(folder.resolve("points.db")), "points");
    try (PointTables tables = new PointTables(small)) {
      small.run(
          connection -> {
            try (var limit = connection.createStatement()) {
              limit.execute("pragma max_page_count = 60");
            }
          });
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(
              () ->
                  tables.write(
                      (connection, sheet) -> {
                        for (int i = 1; i < 1_000; i++) {
                          sheet.series(series(i), new byte[3_000]);
                        }
                      }))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.FULL));
      tables.write((connection, sheet) -> sheet.series(series(2), new byte[] {2}));
    }
    List<String> found = new ArrayList<>();
    try (Store store = open()) {
      store
          .checkpoints()
          .load(
              new Checkpoints.Loader() {
                @Override
                public void part(String name, byte[] state) {
                  found.add(name);
                }

                @Override
                public void series(dev.vigil.model.SeriesKey series, byte[] state) {
                  found.add(series + "=" + state[0]);
                }
              });
    }
    assertThat(found).containsExactly(series(1) + "=1", series(2) + "=2");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_folder_that_cannot_be_written_to_is_refused() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new Store(StoreSettings.in(Path.of("/sys/vigil"))))
        .withMessageContaining("cannot be written to")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.UNWRITABLE));
  }

  @Test
  void a_file_that_stands_where_the_folder_should_is_refused() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new Store(StoreSettings.in(file)))
        .withMessageContaining(file.toString());
  }

  @Test
  void a_batch_that_is_cut_or_changed_is_refused_and_nothing_else_happens() {
    Vocabulary words = new Vocabulary();
    ByteSink out = new ByteSink(64);
    PointBatch batch = batch(0, 20);
    batch.add(Things.row(3, 1, 2));
    new BatchForm().write(batch, words, out);
    byte[] whole = out.toByteArray();
    java.util.SplittableRandom chance = new java.util.SplittableRandom(5);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = Arrays.copyOf(whole, 1 + chance.nextInt(whole.length));
      changed[chance.nextInt(changed.length)] = (byte) chance.nextInt();
      try {
        PointBatch found = new PointBatch();
        new BatchForm().read(new ByteSource(changed), new Vocabulary(), found);
        assertThat(found.size()).isLessThanOrEqualTo(whole.length);
      } catch (dev.vigil.state.BadState e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(15_000);
  }
}
