package dev.vigil.store;

import static dev.vigil.store.Things.batch;
import static dev.vigil.store.Things.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vigil.setting.Secret;
import dev.vigil.store.StoreException.Reason;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is of PostgreSQL alone: connections that break, and others that want to write. */
@WithPostgres
final class PostgresStoreTest {
  @TempDir private Path folder;

  private static void breakConnections() {
    EmbeddedDatabase.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where application_name = 'vigil'");
  }

  private static Reason failing(Runnable what) {
    List<Reason> reasons = new ArrayList<>();
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(what::run)
        .satisfies(e -> reasons.add(e.reason()));
    return reasons.get(0);
  }

  @Test
  void after_its_connections_broke_it_goes_on_with_new_ones() {
    StoreSettings settings =
        StoreSettings.in(folder).with(EmbeddedDatabase.fresh()).withJournalInDatabase();
    try (Store store = new Store(settings)) {
      long first = store.journal().append(batch(0, 10));
      breakConnections();
      assertThat(failing(() -> store.journal().append(batch(10, 10))))
          .isEqualTo(Reason.UNREACHABLE);
      assertThat(failing(() -> store.checkpoints().write(first, sheet -> {})))
          .isEqualTo(Reason.UNREACHABLE);
      long second = store.journal().append(batch(20, 10));
      assertThat(second).isGreaterThan(first);
      store.checkpoints().write(first, sheet -> sheet.series(series(1), new byte[] {1}));
      assertThat(failing(() -> store.journal().replay(first, (batch, end) -> {})))
          .isEqualTo(Reason.UNREACHABLE);
      List<Long> times = new ArrayList<>();
      store.journal().replay(first, (batch, end) -> times.add(batch.epochMillis(0)));
      assertThat(times).containsExactly(batch(20, 1).epochMillis(0));
    }
  }

  @Test
  void two_in_different_folders_cannot_have_one_database() {
    PostgresSettings postgres = EmbeddedDatabase.fresh();
    StoreSettings one = StoreSettings.in(folder.resolve("one")).with(postgres);
    StoreSettings other = StoreSettings.in(folder.resolve("other")).with(postgres);
    try (Store store = new Store(one)) {
      assertThat(failing(() -> new Store(other))).isEqualTo(Reason.LOCKED);
      store.journal().append(batch(0, 1));
    }
  }

  @Test
  void one_that_was_taken_over_while_it_was_cut_off_writes_no_more() {
    PostgresSettings postgres = EmbeddedDatabase.fresh();
    StoreSettings one = StoreSettings.in(folder.resolve("one")).with(postgres);
    StoreSettings other = StoreSettings.in(folder.resolve("other")).with(postgres);
    try (Store store = new Store(one)) {
      breakConnections();
      new Store(other).close();
      assertThat(failing(() -> store.checkpoints().write(0, sheet -> {})))
          .isEqualTo(Reason.UNREACHABLE);
      assertThat(failing(() -> store.checkpoints().write(0, sheet -> {}))).isEqualTo(Reason.LOCKED);
    }
  }

  @Test
  void a_database_that_does_not_answer_is_told_and_its_password_is_not() {
    PostgresSettings nowhere =
        new PostgresSettings("jdbc:postgresql://127.0.0.1:1/vigil", "vigil", new Secret("hush"));
    assertThat(failing(() -> new Store(StoreSettings.in(folder).with(nowhere))))
        .isEqualTo(Reason.UNREACHABLE);
    assertThat(StoreSettings.in(folder).with(nowhere).toString()).doesNotContain("hush");
  }

  @Test
  void a_database_that_says_nothing_is_waited_for_once_and_then_left_alone_for_a_while()
      throws Exception {
    PostgresSettings postgres = EmbeddedDatabase.fresh();
    try (Database database = new Database(new Postgres(postgres, "facts", 1), "facts");
        Connection holding = DriverManager.getConnection(postgres.url());
        Statement hold = holding.createStatement()) {
      holding.setAutoCommit(false);
      hold.execute("lock table fact in access exclusive mode");
      AtomicInteger runs = new AtomicInteger();
      Runnable write =
          () ->
              database.run(
                  connection -> {
                    runs.incrementAndGet();
                    try (Statement delete = connection.createStatement()) {
                      delete.executeUpdate("delete from fact");
                    }
                  });
      assertThat(failing(write)).isEqualTo(Reason.UNREACHABLE);
      assertThat(failing(write)).isEqualTo(Reason.UNREACHABLE);
      assertThat(runs).hasValue(1);
    }
  }
}
