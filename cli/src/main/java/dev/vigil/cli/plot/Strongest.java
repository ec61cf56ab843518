package dev.vigil.cli.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** The strongest marks of any number of them, each with its owner. One owner. */
final class Strongest<T> {
  private final int most;
  private final PriorityQueue<Owned<T>> weakestFirst;

  record Owned<T>(T owner, Mark mark) {}

  /**
   * @param most how many are kept, at least 1
   */
  Strongest(int most) {
    this.most = most;
    this.weakestFirst =
        new PriorityQueue<>(Comparator.comparing(Owned::mark, Mark.STRONGEST_FIRST.reversed()));
  }

  /** Takes a mark; its words are made only if it is kept. */
  void add(T owner, Mark mark, Supplier<String> words) {
    Owned<T> weakest = weakestFirst.peek();
    if (weakest != null
        && weakestFirst.size() == most
        && Mark.STRONGEST_FIRST.compare(mark, weakest.mark()) >= 0) {
      return;
    }
    weakestFirst.add(new Owned<>(owner, mark.saying(words.get())));
    if (weakestFirst.size() > most) {
      weakestFirst.remove();
    }
  }

  /** Those of one owner, by time. */
  List<Mark> of(T owner) {
    List<Mark> own = new ArrayList<>();
    for (Owned<T> one : weakestFirst) {
      if (one.owner().equals(owner)) {
        own.add(one.mark());
      }
    }
    own.sort(Comparator.comparingLong(Mark::epochMillis));
    return own;
  }
}
