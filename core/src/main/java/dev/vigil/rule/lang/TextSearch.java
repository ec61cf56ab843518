package dev.vigil.rule.lang;

import org.jspecify.annotations.Nullable;

/**
 * Looks for one text in others, in steps that grow with the sum of their lengths and not with the
 * product: long ones by Knuth, Morris and Pratt's table, short ones by what the machine does best.
 * Immutable.
 */
final class TextSearch {
  /** Steps up to which the plain way is taken. */
  private static final int FEW = 16_384;

  private final String wanted;
  private final int @Nullable [] table;

  TextSearch(String wanted) {
    this(wanted, table(wanted));
  }

  private TextSearch(String wanted, int @Nullable [] table) {
    this.wanted = wanted;
    this.table = table;
  }

  private static int[] table(String wanted) {
    int[] table = new int[wanted.length()];
    int same = 0;
    for (int i = 1; i < table.length; i++) {
      while (same > 0 && wanted.charAt(i) != wanted.charAt(same)) {
        same = table[same - 1];
      }
      if (wanted.charAt(i) == wanted.charAt(same)) {
        same++;
      }
      table[i] = same;
    }
    return table;
  }

  static boolean in(String text, String wanted) {
    boolean few = text.length() * wanted.length() <= FEW;
    return new TextSearch(wanted, few ? null : table(wanted)).in(text);
  }

  boolean in(String text) {
    if (table == null || text.length() * wanted.length() <= FEW) {
      return text.contains(wanted);
    }
    int same = 0;
    for (int i = 0; i < text.length() && same < table.length; i++) {
      while (same > 0 && text.charAt(i) != wanted.charAt(same)) {
        same = table[same - 1];
      }
      if (text.charAt(i) == wanted.charAt(same)) {
        same++;
      }
    }
    return same == table.length;
  }
}
