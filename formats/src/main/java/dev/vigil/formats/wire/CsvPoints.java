package dev.vigil.formats.wire;

import java.util.List;

/**
 * CSV with a first line that names the columns, see {@link CsvHead}. The delimiter is a comma, a
 * semicolon, a tab or a bar, whichever stands in the first line the most. A row at fault is refused
 * by its number, the first behind the head being 0, and the others are taken. One owner.
 */
public final class CsvPoints implements WireDecoder {
  private static final int MARK = 7;
  private static final int MOST_COLUMNS = 1_000;
  private static final int LONGEST_TIME = 40;
  private static final byte[] DELIMITERS = {',', ';', '\t', '|'};
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final CsvRecord record = new CsvRecord(MOST_COLUMNS);
  private final KeyBytes raw = new KeyBytes();
  private final Decimal decimal = new Decimal();
  private final IsoInstant iso = new IsoInstant();
  private final char[] letters = new char[LONGEST_TIME];
  private long index;

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    index = 0;
    int start = head(body, length);
    record.delimitedBy(delimiter(body, start, length));
    int at = next(body, start, length);
    if (record.count() > MOST_COLUMNS) {
      throw WireException.tooLarge(start, "there are more than " + MOST_COLUMNS + " columns");
    }
    CsvHead head = CsvHead.of(record, start);
    while (at < length) {
      at = next(body, at, length);
      if (!record.isBlank()) {
        row(head, into);
        index++;
      }
    }
  }

  /** Where the first line with something in it begins. */
  private static int head(byte[] body, int length) throws WireException {
    int at = 0;
    while (at < 3 && at < length && body[at] == BYTE_ORDER_MARK[at]) {
      at++;
    }
    at = at == 3 ? 3 : 0;
    while (at < length && (body[at] == '\n' || body[at] == '\r' || body[at] == ' ')) {
      at++;
    }
    if (at == length) {
      throw WireException.malformed(0, "there is no first line that names the columns");
    }
    return at;
  }

  private static byte delimiter(byte[] body, int from, int length) {
    int[] counts = new int[DELIMITERS.length];
    boolean quoted = false;
    for (int at = from; at < length && (quoted || body[at] != '\n'); at++) {
      quoted ^= body[at] == '"';
      for (int i = 0; i < DELIMITERS.length && !quoted; i++) {
        counts[i] += body[at] == DELIMITERS[i] ? 1 : 0;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return DELIMITERS[best];
  }

  private int next(byte[] body, int from, int length) throws WireException {
    int next = record.read(body, from, length);
    if (next == CsvRecord.OPEN) {
      throw WireException.malformed(from, "a quote in this row is not closed");
    }
    return next;
  }

  private void row(CsvHead head, PointBatch into) throws WireException {
    if (record.hasStray()) {
      refuse(into, "something stands behind the quote that closes a field");
    } else if (record.count() != head.columns()) {
      refuse(into, record.count() + " fields where " + head.columns() + " are expected");
    } else if (record.isEmpty(head.time())) {
      into.refusals().add(index, RowFault.NO_TIME);
    } else {
      long time = time(head.time());
      if (time == IsoInstant.UNREADABLE) {
        into.refusals().add(index, RowFault.BAD_TIME);
        return;
      }
      labels(head.labels());
      points(head, time, into);
    }
  }

  private void refuse(PointBatch into, String why) {
    into.refusals().add(index, RowFault.BAD_LINE, why);
  }

  private long time(int field) {
    byte[] bytes = record.bytes(field);
    int from = record.start(field);
    int length = record.end(field) - from;
    if (length > LONGEST_TIME) {
      return IsoInstant.UNREADABLE;
    }
    if (Decimal.isWhole(bytes, from, from + length, true)) {
      return decimal.read(bytes, from, from + length)
          ? (long) decimal.value()
          : IsoInstant.UNREADABLE;
    }
    for (int i = 0; i < length; i++) {
      letters[i] = (char) (bytes[from + i] & 0xFF);
    }
    return iso.read(letters, 0, length);
  }

  /** A label without text is none, so that rows without it are of one series. */
  private void labels(List<CsvHead.Column> labels) {
    raw.clear();
    raw.add(MARK);
    for (int i = 0; i < labels.size(); i++) {
      int field = labels.get(i).number();
      if (!record.isEmpty(field)) {
        byte[] name = labels.get(i).name();
        raw.text(name, 0, name.length);
        raw.text(record.bytes(field), record.start(field), record.end(field));
      }
    }
  }

  private void points(CsvHead head, long time, PointBatch into) throws WireException {
    if (head.metric() >= 0) {
      int metric = head.metric();
      raw.text(record.bytes(metric), record.start(metric), record.end(metric));
      if (record.isEmpty(head.value())) {
        into.refusals().add(index, RowFault.NO_VALUE);
      } else {
        point(head.value(), time, into);
      }
      return;
    }
    int behindLabels = raw.length();
    List<CsvHead.Column> metrics = head.metrics();
    for (int i = 0; i < metrics.size(); i++) {
      CsvHead.Column metric = metrics.get(i);
      if (record.isEmpty(metric.number())) {
        into.refusals().add(index, RowFault.EMPTY_FIELD);
        continue;
      }
      raw.cut(behindLabels);
      raw.text(metric.name(), 0, metric.name().length);
      point(metric.number(), time, into);
    }
  }

  private void point(int field, long time, PointBatch into) throws WireException {
    if (!decimal.read(record.bytes(field), record.start(field), record.end(field))) {
      into.refusals().add(index, RowFault.BAD_VALUE);
      return;
    }
    int known = into.find(raw);
    int number = known == KnownSeries.NONE ? learn(into) : known;
    if (number >= 0) {
      into.add(number, time, decimal.value(), index);
    } else {
      into.refuseBuilt(index);
    }
  }

  /** The bytes hold a name and a text for each label, and the metric at the end. */
  private int learn(PointBatch into) throws WireException {
    SeriesBuilder builder = into.builder().begin();
    int at = 1;
    while (raw.endAt(at) < raw.length()) {
      int value = raw.endAt(at);
      builder.label(raw.textAt(at), raw.textAt(value));
      at = raw.endAt(value);
    }
    builder.metric(raw.textAt(at));
    return into.addBuilt(raw);
  }
}
