package dev.vigil.store;

import java.nio.file.Path;

@WithPostgres
final class PostgresJournalTest extends JournalContract {
  @Override
  StoreSettings settings(Path in) {
    return StoreSettings.in(in.resolve("data"))
        .with(EmbeddedDatabase.fresh())
        .withJournalInDatabase();
  }
}
