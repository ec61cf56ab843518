package dev.vigil.store;

import static java.util.Objects.requireNonNull;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Points that a checkpoint takes out of a buffer. Immutable. */
public final class HistoryLeaving {
  private static final int ROWS = HistoryPage.ROWS;

  private final List<HistoryPage> pages;

  HistoryLeaving(List<HistoryPage> pages) {
    this.pages = pages;
  }

  /** Packs them, one chunk after the other: the newest points of a series first. */
  public void forEach(Consumer<HistoryChunk> take) {
    BitSet packed = new BitSet(pages.size() * ROWS);
    int[] places = new int[ChunkForm.MOST];
    for (int page = pages.size() - 1; page >= 0; page--) {
      for (int row = pages.get(page).points.size() - 1; row >= 0; row--) {
        if (!packed.get(page * ROWS + row)) {
          take.accept(chunk(places, gather(page * ROWS + row, places, packed)));
        }
      }
    }
  }

  /** The places of a point and those before of its series; how many there are. */
  private int gather(int last, int[] places, BitSet packed) {
    int count = 0;
    int place = last;
    while (place >= 0 && count < places.length) {
      places[count++] = place;
      packed.set(place);
      int back = pages.get(place / ROWS).back(place % ROWS);
      place = back == 0 ? -1 : place - back;
    }
    return count;
  }

  private HistoryChunk chunk(int[] places, int count) {
    HistoryColumns columns = new HistoryColumns(count);
    for (int i = count - 1; i >= 0; i--) {
      columns.add(pages.get(places[i] / ROWS).points, places[i] % ROWS);
    }
    int first = places[0];
    return HistoryChunk.of(requireNonNull(pages.get(first / ROWS).series(first % ROWS)), columns);
  }
}
