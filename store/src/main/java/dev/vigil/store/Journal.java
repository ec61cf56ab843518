package dev.vigil.store;

/**
 * What was accepted, in the order in which it came. A position is a place between two batches, and
 * grows. Thread-safe.
 */
public interface Journal extends AutoCloseable {
  /**
   * Keeps a batch: once this returns, it is on the disk. Threads that append at the same time share
   * the wait for it.
   *
   * @return the position behind the batch
   * @throws StoreException if it cannot be kept; it may, or may not, be found after a restart
   */
  long append(PointBatch batch);

  /** The position before the oldest batch that is kept. */
  long start();

  /** The position behind the last batch that is on the disk. */
  long end();

  /** How many bytes it takes. */
  long bytes();

  /**
   * Hands over what stands from a position to the present end, in order.
   *
   * @return how many batches there were
   * @throws StoreException if there is no such position, or something there is damaged
   */
  long replay(long from, Reader reader);

  /** Lets go of what stands before a position, as far as that frees whole pieces of storage. */
  void truncate(long upTo);

  @Override
  void close();

  /** Takes batches that are replayed. */
  @FunctionalInterface
  interface Reader {
    /**
     * Takes the next one.
     *
     * @param batch to be used until this returns, and not longer
     * @param end the position behind it
     */
    void take(PointBatch batch, long end);
  }
}
