package dev.vigil.store;

import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a batch: the series and names that the vocabulary did not know, a column of
 * series, one of times, one of values, then rows and the attachment. Numbers are given as the
 * difference to the one before; values as they are.
 */
final class BatchForm {
  private static final byte VERSION = 1;

  private int[] numbers = new int[256];

  /** Writes a batch, and what is new in it to the vocabulary. */
  void write(PointBatch batch, Vocabulary words, ByteSink out) {
    int series = words.series().size();
    int names = words.names().size();
    int count = batch.size();
    if (numbers.length < count) {
      numbers = new int[Math.max(count, 2 * numbers.length)];
    }
    for (int at = 0; at < count; at++) {
      numbers[at] = words.number(batch, at);
    }
    for (VectorPoint row : batch.rows()) {
      words.number(row.series());
      words.number(row.names());
    }
    out.put(VERSION);
    writeNew(words, series, names, out);
    out.putUnsigned(count);
    for (int at = 0, last = 0; at < count; last = numbers[at++]) {
      out.putSigned((long) numbers[at] - last);
    }
    long time = 0;
    for (int at = 0; at < count; at++) {
      out.putSigned(batch.epochMillis(at) - time);
      time = batch.epochMillis(at);
    }
    for (int at = 0; at < count; at++) {
      out.putDouble(batch.value(at));
    }
    out.putUnsigned(batch.rows().size());
    batch.rows().forEach(row -> writeRow(row, words, out));
    out.putUnsigned(batch.attachment().length);
    out.put(batch.attachment());
  }

  private static void writeNew(Vocabulary words, int series, int names, ByteSink out) {
    List<SeriesKey> newSeries = words.series().subList(series, words.series().size());
    out.putUnsigned(newSeries.size());
    newSeries.forEach(out::putSeries);
    List<List<String>> newNames = words.names().subList(names, words.names().size());
    out.putUnsigned(newNames.size());
    for (List<String> some : newNames) {
      out.putUnsigned(some.size());
      some.forEach(out::putText);
    }
  }

  private static void writeRow(VectorPoint row, Vocabulary words, ByteSink out) {
    out.putUnsigned(words.number(row.series()));
    out.putUnsigned(words.number(row.names()));
    out.putSigned(row.epochMillis());
    for (double value : row.values()) {
      out.putDouble(value);
    }
  }

  /**
   * Reads a batch.
   *
   * @param batch is emptied first
   */
  void read(ByteSource in, Vocabulary words, PointBatch batch) {
    readNew(in, words);
    batch.clear();
    readPoints(in, words, batch);
    int rows = in.count(3);
    if (batch.size() + rows > PointBatch.MOST) {
      throw new BadState("a batch of " + batch.size() + " points and " + rows + " rows");
    }
    for (int left = rows; left > 0; left--) {
      batch.add(readRow(in, words));
    }
    batch.attach(in.get(in.count(1)));
    if (in.remaining() > 0) {
      throw new BadState("a batch goes on after its end");
    }
  }

  /** Reads only what is new to the vocabulary. */
  static void readNew(ByteSource in, Vocabulary words) {
    byte version = in.get();
    if (version != VERSION) {
      throw new BadState("a batch has version " + version + ", known is " + VERSION);
    }
    for (int left = in.count(2); left > 0; left--) {
      words.learn(in.getSeries());
    }
    for (int left = in.count(1); left > 0; left--) {
      List<String> names = new ArrayList<>();
      for (int more = in.count(1); more > 0; more--) {
        names.add(in.getText());
      }
      words.learn(List.copyOf(names));
    }
  }

  private void readPoints(ByteSource in, Vocabulary words, PointBatch batch) {
    int count = in.count(2 + Double.BYTES);
    if (count > PointBatch.MOST) {
      throw new BadState("a batch of " + count + " points");
    }
    if (numbers.length < count) {
      numbers = new int[Math.max(count, 2 * numbers.length)];
    }
    long number = 0;
    for (int at = 0; at < count; at++) {
      number += in.getSigned();
      numbers[at] = checked(number, words.series().size());
    }
    long[] times = new long[count];
    long time = 0;
    for (int at = 0; at < count; at++) {
      time += in.getSigned();
      times[at] = time;
    }
    for (int at = 0; at < count; at++) {
      SeriesKey series = words.series().get(numbers[at]);
      batch.add(series, times[at], in.getDouble(), numbers[at], words);
    }
  }

  private static VectorPoint readRow(ByteSource in, Vocabulary words) {
    SeriesKey series = words.series().get(checked(in.getUnsigned(), words.series().size()));
    List<String> names = words.names().get(checked(in.getUnsigned(), words.names().size()));
    long time = in.getSigned();
    if (names.isEmpty()) {
      throw new BadState("a row has no names");
    }
    double[] values = new double[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.getDouble();
    }
    return new VectorPoint(series, time, names, values);
  }

  private static int checked(long number, int most) {
    if (number < 0 || number >= most) {
      throw new BadState("number " + number + " is given to nothing");
    }
    return (int) number;
  }
}
