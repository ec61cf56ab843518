package dev.vigil.formats.table;

/** Told every few ten thousand bytes how far the reading has come. */
@FunctionalInterface
public interface ReadProgress {
  /** Nobody watches. */
  ReadProgress NONE = (bytes, total) -> {};

  /**
   * So much has been read.
   *
   * @param bytes read so far, compressed where the file is
   * @param total size of the file in bytes, or -1 where nobody knows
   */
  void read(long bytes, long total);
}
