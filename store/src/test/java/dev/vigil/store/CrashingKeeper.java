package dev.vigil.store;

import dev.vigil.setting.Secret;
import java.nio.file.Path;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A process that keeps points, and says so of each that is kept, until it is killed. */
final class CrashingKeeper {
  private CrashingKeeper() {}

  static StoreSettings settings(String folder, String url) {
    StoreSettings settings = StoreSettings.in(Path.of(folder)).withSegmentBytes(1 << 13);
    return url.isEmpty()
        ? settings
        : settings.with(new PostgresSettings(url, "", Secret.NONE)).withJournalInDatabase();
  }

  /**
   * Runs until it is killed.
   *
   * @param args folder, URL of PostgreSQL or nothing
   */
  public static void main(String[] args) throws InterruptedException {
    Store store = new Store(settings(args[0], args[1]));
    Ledger ledger = new Ledger(store);
    if (!ledger.fault().isEmpty()) {
      System.out.println("fault " + ledger.fault());
      return;
    }
    ReadWriteLock lock = new ReentrantReadWriteLock(true);
    Thread[] threads = new Thread[Ledger.SERIES];
    for (int i = 0; i < threads.length; i++) {
      int series = i;
      threads[i] = new Thread(() -> keep(ledger, series, lock));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void keep(Ledger ledger, int series, ReadWriteLock lock) {
    while (true) {
      long number;
      lock.readLock().lock();
      try {
        number = ledger.next(series);
        System.out.println("kept " + Ledger.id(series, number));
      } finally {
        lock.readLock().unlock();
      }
      if (series == 0 && number % 7 == 0) {
        lock.writeLock().lock();
        try {
          ledger.checkpoint();
        } finally {
          lock.writeLock().unlock();
        }
      }
    }
  }
}
