package dev.vigil.formats.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a request held that is not in its batch: counted by reason, the first ones listed. */
public final class Refusals {
  private static final RowFault[] FAULTS = RowFault.values();

  private final int mostListed;
  private final long[] counts = new long[FAULTS.length];
  private final List<Refusal> listed = new ArrayList<>();
  private long refused;
  private long passedOver;

  Refusals(int mostListed) {
    this.mostListed = mostListed;
  }

  void clear() {
    Arrays.fill(counts, 0);
    listed.clear();
    refused = 0;
    passedOver = 0;
  }

  void add(long index, RowFault fault) {
    add(index, fault, "");
  }

  /**
   * @param detail what was found instead, or empty
   */
  void add(long index, RowFault fault, String detail) {
    add(fault, 1);
    if (fault.isRefusal() && listed.size() < mostListed) {
      listed.add(new Refusal(index, fault.words() + (detail.isEmpty() ? "" : ": " + detail)));
    }
  }

  /** Counts many of one kind without listing them. */
  void add(RowFault fault, long many) {
    counts[fault.ordinal()] += many;
    if (fault.isRefusal()) {
      refused += many;
    } else {
      passedOver += many;
    }
  }

  /** How many were not taken for a reason. */
  public long count(RowFault fault) {
    return counts[fault.ordinal()];
  }

  /** How many were refused. */
  public long refused() {
    return refused;
  }

  /** How many hold nothing to take, and nothing is wrong with them. */
  public long passedOver() {
    return passedOver;
  }

  /** The first that were refused, in order; more may have been. A copy. */
  public List<Refusal> listed() {
    return List.copyOf(listed);
  }
}
