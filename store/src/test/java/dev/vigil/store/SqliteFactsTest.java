package dev.vigil.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

final class SqliteFactsTest extends FactsContract {
  private Database other;

  @Override
  StoreSettings settings(Path in) {
    return StoreSettings.in(in.resolve("data"));
  }

  @Override
  Database database() {
    other = new Database(new Sqlite(folder.resolve("other.db")), "facts");
    return other;
  }

  @AfterEach
  void closeOther() {
    if (other != null) {
      other.close();
    }
  }
}
