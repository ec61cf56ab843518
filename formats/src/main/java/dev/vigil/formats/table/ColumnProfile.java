package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the first rows say about one column. */
final class ColumnProfile {
  private final Column column;
  private final List<String> texts;
  private final Set<String> distinct = new HashSet<>();
  private int filled;
  private int numbers;
  private int whole;
  private int rising;
  private int labels;
  private int marks;
  private double last = Double.NEGATIVE_INFINITY;

  private ColumnProfile(Column column, List<String> texts) {
    this.column = column;
    this.texts = texts;
  }

  static ColumnProfile of(Column column, Sample sample) {
    ColumnProfile profile = new ColumnProfile(column, sample.texts(column.index()));
    NumberReader number = new NumberReader(sample.point());
    for (String text : profile.texts) {
      profile.see(text, number);
    }
    return profile;
  }

  private void see(String text, NumberReader number) {
    byte[] bytes = text.getBytes(UTF_8);
    NumberReader.Kind kind = number.read(bytes, 0, bytes.length);
    if (kind == NumberReader.Kind.MISSING) {
      return;
    }
    filled++;
    distinct.add(text);
    int label = LabelReader.read(text);
    labels += label == LabelReader.UNREADABLE ? 0 : 1;
    marks += label == 0 || label == 1 ? 1 : 0;
    if (kind == NumberReader.Kind.NUMBER) {
      numbers++;
      whole += number.value() == Math.rint(number.value()) ? 1 : 0;
      rising += number.value() > last ? 1 : 0;
      last = number.value();
    }
  }

  Column column() {
    return column;
  }

  List<String> texts() {
    return texts;
  }

  boolean isEmpty() {
    return filled == 0;
  }

  /** Most texts are numbers. */
  boolean isNumeric() {
    return 2 * numbers > filled;
  }

  /** All texts are whole numbers, and each is larger than the one before. */
  boolean isRising() {
    return filled > 0 && whole == filled && rising == filled;
  }

  boolean isWhole() {
    return filled > 0 && whole == filled;
  }

  boolean isLabel() {
    return marks > 0 && labels == filled;
  }

  int distinct() {
    return distinct.size();
  }

  int filled() {
    return filled;
  }
}
