package dev.vigil.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The name that was probably meant. Case, spaces, hyphens, underscores and dots are not looked at;
 * the distance is the number of letters added, lost, changed or swapped with their neighbour
 * (optimal string alignment).
 */
public final class NearestName {
  /** Longer names are not compared, so that a hostile one costs nothing. */
  private static final int LONGEST = 100;

  private NearestName() {}

  /**
   * The nearest of some names, the first of equals; empty if even that differs by more than a third
   * of its letters.
   */
  public static Optional<String> of(String given, Collection<String> names) {
    String wanted = plain(given);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      String candidate = plain(name);
      int longer = Math.max(wanted.length(), candidate.length());
      if (longer > LONGEST) {
        continue;
      }
      int distance = distance(wanted, candidate);
      if (distance < least && 3 * distance <= longer) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Whether two names differ in nothing that is looked at. */
  public static boolean same(String one, String other) {
    return plain(one).equals(plain(other));
  }

  private static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (" -_.".indexOf(c) < 0) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
        if (swapped(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean swapped(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
