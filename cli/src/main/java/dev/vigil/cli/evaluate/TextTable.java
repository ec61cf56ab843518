package dev.vigil.cli.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Lines of columns that stand below each other: the first to the left, the others to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> lines = new ArrayList<>();

  TextTable(String... heads) {
    lines.add(List.of(heads));
  }

  void add(String... cells) {
    if (cells.length != lines.get(0).size()) {
      throw new IllegalArgumentException("a line has as many cells as there are heads");
    }
    lines.add(List.of(cells));
  }

  /** A figure with so many decimals; a dash where there is none. */
  static String figure(double value, int decimals) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "–";
  }

  /** A figure with so many decimals; a dash where there is none. */
  static String figure(OptionalDouble value, int decimals) {
    return figure(value.orElse(Double.NaN), decimals);
  }

  /** So many of a thing. */
  static String count(int number, String of) {
    return String.format(Locale.ROOT, "%,d %s%s", number, of, number == 1 ? "" : "s");
  }

  /** A budget as it is written: {@code 1}, {@code 0.2}. */
  static String budget(double pagesPerWeek) {
    return pagesPerWeek == Math.rint(pagesPerWeek)
        ? String.valueOf((long) pagesPerWeek)
        : String.valueOf(pagesPerWeek);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int column = 0; column < line.size(); column++) {
        String padding = " ".repeat(width(column) - line.get(column).length());
        row.append(column == 0 ? "" : GAP + padding);
        row.append(line.get(column)).append(column == 0 ? padding : "");
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElseThrow();
  }
}
