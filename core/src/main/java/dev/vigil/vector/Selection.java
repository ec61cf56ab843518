package dev.vigil.vector;

/** Finds one number of an order without sorting all (Hoare, Algorithm 65: Find, 1961). */
final class Selection {
  private Selection() {}

  /**
   * The number that would stand at a place if all were sorted.
   *
   * @param values none of them NaN; put in another order, in which none before the place is larger
   *     and none behind it smaller
   */
  static double nth(double[] values, int place) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = middle(values[low], values[(low + high) >>> 1], values[high]);
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (place <= right) {
        high = right;
      } else if (place >= left) {
        low = left;
      } else {
        break;
      }
    }
    return values[place];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
