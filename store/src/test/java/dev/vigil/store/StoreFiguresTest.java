package dev.vigil.store;

import static dev.vigil.store.Things.START;
import static dev.vigil.store.Things.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.model.SeriesKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast and how large; the figures of {@code docs/store.md} are what this prints. */
@Tag("long")
final class StoreFiguresTest {
  private static final int SERIES = Integer.getInteger("vigil.store.series", 100_000);
  private static final int STATE = 3_400;

  @TempDir private Path folder;

  private static double seconds(Callable<?> what) throws Exception {
    long start = System.nanoTime();
    what.call();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void say(String what) {
    System.out.println("figure: " + what);
  }

  private static SeriesKey[] all() {
    SeriesKey[] all = new SeriesKey[SERIES];
    for (int i = 0; i < SERIES; i++) {
      all[i] = series(i);
    }
    return all;
  }

  private static long size(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.filter(Files::isRegularFile).mapToLong(StoreFiguresTest::sizeOf).sum();
    }
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double append(Journal journal, int threads, int batches, int each)
      throws Exception {
    SeriesKey[] all = all();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> done = new ArrayList<>();
    double taken =
        seconds(
            () -> {
              for (int thread = 0; thread < threads; thread++) {
                int from = thread * (SERIES / threads);
                done.add(
                    pool.submit(
                        () -> {
                          PointBatch batch = new PointBatch();
                          for (int i = 0; i < batches; i++) {
                            batch.clear();
                            for (int j = 0; j < each; j++) {
                              int at = (i * each + j) % (SERIES / threads);
                              batch.add(all[from + at], START + i * 1000L, Math.sin(i + j));
                            }
                            journal.append(batch);
                          }
                        }));
              }
              for (Future<?> one : done) {
                one.get();
              }
              return 0;
            });
    pool.shutdown();
    return threads * (double) batches * each / taken;
  }

  private static double journal(String what, Journal journal) throws Exception {
    append(journal, 8, 100, 500);
    long before = journal.end();
    double rate = append(journal, 8, 1_000, 500);
    double bytes = (journal.end() - before) / (8 * 1_000 * 500.0);
    double small = append(journal, 16, 200, 10) / 10;
    double single = append(journal, 1, 200, 10) / 10;
    long[] points = new long[1];
    double read = seconds(() -> journal.replay(before, (batch, end) -> points[0] += batch.size()));
    say(
        String.format(
            "journal, %s: %.0f points/s, %.1f bytes a point, batches of 10: %.0f/s by 16 threads,"
                + " %.0f/s by one; replayed %.0f points/s",
            what, rate, bytes, small, single, points[0] / read));
    return rate;
  }

  @Test
  void the_journal_in_files_and_in_tables() throws Exception {
    double files;
    try (GroupJournal journal =
        new GroupJournal(new SegmentTape(folder.resolve("files"), 128 << 20))) {
      files = journal("files", journal);
    }
    Database sqlite = new Database(new Sqlite(folder.resolve("journal.db")), "journal");
    try (GroupJournal journal = new GroupJournal(new SqlTape(sqlite))) {
      journal("a table of SQLite", journal);
    }
    Database postgres = new Database(new Postgres(EmbeddedDatabase.fresh(), "journal"), "journal");
    try (GroupJournal journal = new GroupJournal(new SqlTape(postgres))) {
      journal("a table of PostgreSQL", journal);
    }
    assertThat(files).isGreaterThan(250_000);
  }

  @Test
  void checkpoints_of_a_hundred_thousand_series() throws Exception {
    StoreSettings sqlite = StoreSettings.in(folder.resolve("sqlite"));
    checkpoints("SQLite", sqlite);
    say(String.format("SQLite takes %d MB", size(folder.resolve("sqlite")) >> 20));
    if (SERIES <= 200_000) { // of a million it would take minutes
      checkpoints(
          "PostgreSQL", StoreSettings.in(folder.resolve("pg")).with(EmbeddedDatabase.fresh()));
    }
  }

  private static void checkpoints(String what, StoreSettings settings) throws Exception {
    SeriesKey[] all = all();
    byte[][] states = new byte[64][STATE];
    for (int i = 0; i < states.length; i++) {
      new Random(i).nextBytes(states[i]);
    }
    try (Store store = new Store(settings)) {
      for (int round = 0; round < 3; round++) {
        int step = round < 2 ? 1 : 10;
        int other = round * 7;
        double taken =
            seconds(
                () -> {
                  store
                      .checkpoints()
                      .write(
                          0,
                          sheet -> {
                            for (int i = 0; i < SERIES; i += step) {
                              sheet.series(all[i], states[(i + other) % states.length]);
                            }
                          });
                  return 0;
                });
        say(
            String.format(
                "checkpoint, %s: %d series of %d bytes, %s: %.1f s",
                what, SERIES / step, STATE, round == 0 ? "new" : "known", taken));
      }
    }
    long[] count = new long[2];
    double taken =
        seconds(
            () -> {
              try (Store store = new Store(settings)) {
                return store
                    .checkpoints()
                    .load(
                        new Checkpoints.Loader() {
                          @Override
                          public void part(String name, byte[] state) {}

                          @Override
                          public void series(SeriesKey series, byte[] state) {
                            count[0]++;
                            count[1] += state.length;
                          }
                        });
              }
            });
    assertThat(count[0]).isEqualTo(SERIES);
    assertThat(count[1]).isEqualTo((long) SERIES * STATE);
    say(String.format("opened and loaded, %s: %.1f s", what, taken));
  }

  @Test
  void chunks_beside_deflate() throws Exception {
    int rounds = 20_000;
    byte[] packed = HistoryChunk.of(series(0), Things.points(START, 100)).data();
    ByteBuffer plain = ByteBuffer.allocate(6 * 8 * 100);
    for (HistoryPoint one : Things.points(START, 100)) {
      plain.putLong(one.epochMillis()).putDouble(one.value()).putDouble(one.expected());
      plain.putDouble(one.lower()).putDouble(one.upper()).putDouble(one.score());
    }
    for (byte[] bytes : List.of(plain.array(), packed)) {
      int[] size = new int[1];
      double taken =
          seconds(
              () -> {
                Deflater deflater = new Deflater(1);
                byte[] into = new byte[10_000];
                for (int i = 0; i < rounds; i++) {
                  deflater.reset();
                  deflater.setInput(bytes);
                  deflater.finish();
                  size[0] = deflater.deflate(into);
                }
                deflater.end();
                return 0;
              });
      say(
          String.format(
              "deflate makes %d bytes of %d, %.2f us a point",
              size[0], bytes.length, taken / rounds / 100 * 1e6));
    }
    assertThat(packed.length).isLessThan(1_500);
  }

  @Test
  void history_in_chunks() throws Exception {
    history("SQLite", StoreSettings.in(folder.resolve("sqlite")));
    history("PostgreSQL", StoreSettings.in(folder.resolve("pg")).with(EmbeddedDatabase.fresh()));
  }

  private static void history(String what, StoreSettings settings) throws Exception {
    SeriesKey[] all = all();
    List<HistoryPoint> points = Things.points(START, 100);
    int chunks = 40_000;
    try (Store store = new Store(settings)) {
      double packing =
          seconds(
              () -> {
                for (int i = 0; i < chunks; i++) {
                  HistoryChunk.of(all[i], points);
                }
                return 0;
              });
      double taken = fill(store, all, chunks, points);
      double small = fill(store, all, SERIES, points.subList(0, 5));
      int reads = 5_000;
      double reading =
          seconds(
              () -> {
                for (int i = 0; i < reads; i++) {
                  store.history().find(all[i * 7 % chunks], START, Long.MAX_VALUE, 1_000);
                }
                return 0;
              });
      say(
          String.format(
              "history, %s: %.0f points/s in chunks of 100 (packing alone %.0f), %.0f rows/s of 5"
                  + " points, %d bytes for 100 points, a read %.0f us",
              what,
              chunks * 100 / taken,
              chunks * 100 / packing,
              SERIES / small,
              HistoryChunk.of(all[0], points).bytes(),
              reading / reads * 1e6));
      assertThat(chunks * 100 / taken).isGreaterThan(100_000);
    }
  }

  private static double fill(Store store, SeriesKey[] all, int chunks, List<HistoryPoint> points)
      throws Exception {
    return seconds(
        () -> {
          store
              .checkpoints()
              .write(
                  0,
                  sheet -> {
                    for (int i = 0; i < chunks; i++) {
                      sheet.history(HistoryChunk.of(all[i], points));
                    }
                  });
          return 0;
        });
  }
}
