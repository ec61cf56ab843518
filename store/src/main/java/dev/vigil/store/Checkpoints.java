package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.util.function.Consumer;

/**
 * What is known of all series, as it was at a position of the journal. A checkpoint writes only
 * what has changed since the one before. Thread-safe; one checkpoint at a time.
 */
public interface Checkpoints {
  /**
   * Writes a checkpoint: all that is put on its sheet, and the position, or nothing. What the
   * journal holds before the position is not needed any more then.
   *
   * @throws StoreException if it cannot be written; the one before holds
   */
  void write(long position, Consumer<Sheet> changes);

  /** The position from which the journal is to be replayed. */
  long position();

  /**
   * Hands over the present state: the parts first, then all series.
   *
   * @return how many series there were
   */
  long load(Loader loader);

  /** What goes into a checkpoint. To be used only while it is written. */
  interface Sheet {
    /** The present state of a series. */
    void series(SeriesKey series, byte[] state);

    /** The series is not watched any more. */
    void forget(SeriesKey series);

    /** The present state of something that is not of one series, by its name. */
    void part(String name, byte[] state);

    /** Points that are not yet in the history. */
    void history(HistoryChunk chunk);
  }

  /** Takes a state that is loaded. */
  interface Loader {
    void part(String name, byte[] state);

    void series(SeriesKey series, byte[] state);
  }
}
