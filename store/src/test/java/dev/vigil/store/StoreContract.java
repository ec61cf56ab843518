package dev.vigil.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that is opened before each test, and can be opened again. */
abstract class StoreContract {
  @TempDir Path folder;
  StoreSettings settings;
  Store store;

  /** Where; asked once for each test. */
  abstract StoreSettings settings(Path in);

  @BeforeEach
  void open() {
    if (settings == null) {
      settings = settings(folder);
    }
    store = new Store(settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void reopen() {
    store.close();
    open();
  }
}
