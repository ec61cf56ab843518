package dev.vigil.evaluation;

import dev.vigil.evaluation.data.LabelledTable;
import dev.vigil.evaluation.data.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns the rows of a table into numbers by what is known of the rows that are learnt. A table of
 * numbers stays as it is. In one with words, a word becomes how rare it is, −log of its share, and
 * besides one of 24 features that the words of all columns share by their hash; and a column of
 * numbers that is nowhere negative and somewhere beyond 1 is taken for counts and becomes their
 * log(1 + x). Immutable.
 */
final class WordCoding {
  private static final int BUCKETS = 24;

  private final LabelledTable table;
  private final boolean coded;
  private final double[][] rarity;
  private final boolean[] counts;
  private final List<String> features;

  private WordCoding(LabelledTable table, int[] learnt) {
    this.table = table;
    this.coded = table.hasWords();
    int width = table.columns().size();
    this.rarity = new double[width][];
    this.counts = new boolean[width];
    for (int column = 0; column < width; column++) {
      TableColumn of = table.columns().get(column);
      rarity[column] = of.ofWords() ? rarity(column, of.words().size(), learnt) : new double[0];
      counts[column] = coded && !of.ofWords() && counts(column, learnt);
    }
    List<String> names = new ArrayList<>(table.columns().stream().map(TableColumn::name).toList());
    if (coded) {
      IntStream.range(0, BUCKETS).forEach(bucket -> names.add("words#" + bucket));
    }
    this.features = List.copyOf(names);
  }

  static WordCoding of(LabelledTable table, int[] learnt) {
    return new WordCoding(table, learnt);
  }

  private double[] rarity(int column, int words, int[] learnt) {
    double[] seen = new double[words];
    for (int row : learnt) {
      seen[(int) table.row(row)[column]]++;
    }
    for (int word = 0; word < words; word++) {
      seen[word] = -Math.log((seen[word] + 0.5) / (learnt.length + 1));
    }
    return seen;
  }

  private boolean counts(int column, int[] learnt) {
    double[] values = IntStream.of(learnt).mapToDouble(row -> table.row(row)[column]).toArray();
    return IntStream.range(0, values.length).noneMatch(i -> values[i] < 0)
        && IntStream.range(0, values.length).anyMatch(i -> values[i] > 1);
  }

  /** Names of the features of a row. */
  List<String> features() {
    return features;
  }

  /** A row in numbers. */
  double[] row(int row) {
    double[] fields = table.row(row);
    if (!coded) {
      return fields;
    }
    double[] numbers = new double[features.size()];
    for (int column = 0; column < fields.length; column++) {
      TableColumn of = table.columns().get(column);
      if (of.ofWords()) {
        int word = (int) fields[column];
        numbers[column] = rarity[column][word];
        int hash = (of.name() + "=" + of.words().get(word)).hashCode();
        numbers[fields.length + Math.floorMod(hash, BUCKETS)]++;
      } else {
        numbers[column] = counts[column] ? Math.log1p(Math.max(0, fields[column])) : fields[column];
      }
    }
    return numbers;
  }
}
