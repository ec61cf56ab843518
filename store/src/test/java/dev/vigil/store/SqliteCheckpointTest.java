package dev.vigil.store;

import java.nio.file.Path;

final class SqliteCheckpointTest extends CheckpointContract {
  @Override
  StoreSettings settings(Path in) {
    return StoreSettings.in(in.resolve("data")).withSegmentBytes(1 << 14);
  }
}
