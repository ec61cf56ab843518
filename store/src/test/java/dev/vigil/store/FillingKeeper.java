package dev.vigil.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/** A process that journals until there is no room, and then tries once more. */
final class FillingKeeper {
  private FillingKeeper() {}

  /**
   * Runs until there is no room.
   *
   * @param args folder
   */
  public static void main(String[] args) {
    try (Store store = new Store(StoreSettings.in(Path.of(args[0])))) {
      int refused = 0;
      for (int i = 0; refused < 2; i++) {
        PointBatch batch = Things.batch(0, 5_000);
        batch.attach(Integer.toString(i).getBytes(UTF_8));
        try {
          store.journal().append(batch);
          System.out.println("kept " + i);
        } catch (StoreException e) {
          System.out.println(e.reason());
          refused++;
        }
      }
    }
  }
}
