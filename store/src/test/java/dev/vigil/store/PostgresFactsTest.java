package dev.vigil.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

@WithPostgres
final class PostgresFactsTest extends FactsContract {
  private Database other;

  @Override
  StoreSettings settings(Path in) {
    return StoreSettings.in(in.resolve("data")).with(EmbeddedDatabase.fresh());
  }

  @Override
  Database database() {
    other = new Database(new Postgres(EmbeddedDatabase.fresh(), "facts"), "facts");
    return other;
  }

  @AfterEach
  void closeOther() {
    if (other != null) {
      other.close();
    }
  }
}
