package dev.vigil.cli.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The line of a series and what was expected along it: observations sorted by time, all arrays of
 * one length. Where the series was silent stands one without a value. Not changed once built.
 */
final class Course {
  /** A silence of so many usual steps is a gap. */
  private static final int GAP_STEPS = 4;

  /** Milliseconds since 1970. */
  final long[] at;

  /** Value seen; NaN in a gap. */
  final double[] value;

  /** Lower end of the expected band; NaN where it is not known. */
  final double[] lower;

  /** Upper end of the expected band; NaN where it is not known. */
  final double[] upper;

  /** Expected value; NaN where it is not known. */
  final double[] expected;

  /** Observations that four of these stand for; up to 2, every one is there. */
  final long perBucket;

  private Course(List<Seen> seen, long perBucket) {
    this.at = seen.stream().mapToLong(Seen::at).toArray();
    this.value = seen.stream().mapToDouble(Seen::value).toArray();
    this.lower = seen.stream().mapToDouble(one -> one.expected.lower()).toArray();
    this.upper = seen.stream().mapToDouble(one -> one.expected.upper()).toArray();
    this.expected = seen.stream().mapToDouble(one -> one.expected.value()).toArray();
    this.perBucket = perBucket;
  }

  int size() {
    return at.length;
  }

  /** Whether nothing was left out. */
  boolean isWhole() {
    return perBucket <= 2;
  }

  /** The first index whose time is not before the given one; {@link #size()} if there is none. */
  int from(long epochMillis) {
    int found = Arrays.binarySearch(at, epochMillis);
    while (found > 0 && at[found - 1] == epochMillis) {
      found--;
    }
    return found >= 0 ? found : -found - 1;
  }

  boolean isAbove(int i) {
    return value[i] > upper[i];
  }

  boolean isBelow(int i) {
    return value[i] < lower[i];
  }

  private record Seen(long at, double value, Expected expected) {}

  /** Takes observations in any order, and makes a course of them. */
  static final class Draft {
    private final List<Seen> seen = new ArrayList<>();

    void point(long epochMillis, double value, Expected expected) {
      seen.add(new Seen(epochMillis, value, expected));
    }

    Course course(long perBucket) {
      seen.sort(Comparator.comparingLong(Seen::at));
      long longest = longestStep();
      List<Seen> cut = new ArrayList<>();
      for (Seen next : seen) {
        Seen last = cut.isEmpty() ? null : cut.get(cut.size() - 1);
        if (last != null && next.at - last.at > longest) {
          cut.add(new Seen(last.at + 1, Double.NaN, Expected.NOTHING));
        }
        if (!next.equals(last)) {
          cut.add(next);
        }
      }
      return new Course(cut, perBucket);
    }

    /** Some usual steps: the step that nine of ten do not pass, times four. */
    private long longestStep() {
      long[] steps = new long[Math.max(1, seen.size())];
      int count = 0;
      for (int i = 1; i < seen.size(); i++) {
        if (seen.get(i).at > seen.get(i - 1).at) {
          steps[count++] = seen.get(i).at - seen.get(i - 1).at;
        }
      }
      Arrays.sort(steps, 0, count);
      return count == 0 ? Long.MAX_VALUE : GAP_STEPS * steps[(int) (0.9 * (count - 1))];
    }
  }
}
