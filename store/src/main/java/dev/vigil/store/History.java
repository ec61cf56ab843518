package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The points of the past, as they were seen and judged. Thread-safe. */
public interface History {
  /** Keeps chunks that belong to no checkpoint, such as those of an import. */
  void add(List<HistoryChunk> chunks);

  /**
   * The points of a series from a time to another, both included, oldest first.
   *
   * @param most how many are given at most; if there are more, the oldest
   */
  List<HistoryPoint> find(SeriesKey series, long from, long to, int most);

  /**
   * The series of a metric that have these labels, and perhaps others.
   *
   * @param most how many are given at most
   */
  List<SeriesKey> series(String metric, Map<String, String> labels, int most);

  /** How many bytes all chunks take. */
  long bytes();

  /**
   * Lets go of what is too old, and of the oldest days while all is too much. To be called now and
   * then; each call does a part of the work.
   *
   * @return how many chunks were let go of; 0 when all is done
   */
  int expire(Retention retention, Instant now);

  /**
   * Packs small chunks of some series together, going round all series call by call.
   *
   * @return how many chunks were put together with others; 0 at the end of a round
   */
  int compact(int mostSeries);
}
