package dev.vigil.evaluation.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a file that hold the numbers of a vector. Immutable. */
final class NumberColumns {
  private final CsvFile csv;
  private final int[] fields;

  private NumberColumns(CsvFile csv, int[] fields) {
    this.csv = csv;
    this.fields = fields;
  }

  /**
   * All columns but some.
   *
   * @throws MalformedDataException if none is left, or two have one name
   */
  static NumberColumns allBut(CsvFile csv, List<String> others) throws MalformedDataException {
    List<String> header = csv.header();
    int[] fields =
        IntStream.range(0, header.size()).filter(i -> !others.contains(header.get(i))).toArray();
    if (fields.length == 0) {
      throw new MalformedDataException(csv.path(), 1, 1, "no column but " + header);
    }
    if (new HashSet<>(header).size() < header.size()) {
      throw new MalformedDataException(csv.path(), 1, 1, "two columns of one name in " + header);
    }
    return new NumberColumns(csv, fields);
  }

  List<String> names() {
    return IntStream.of(fields).mapToObj(csv.header()::get).toList();
  }

  double[] numbers(CsvRecord row) throws MalformedDataException {
    double[] numbers = new double[fields.length];
    for (int i = 0; i < fields.length; i++) {
      numbers[i] = csv.number(row, fields[i]);
    }
    return numbers;
  }
}
