package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.varint;

import java.util.Arrays;

/**
 * Prometheus remote write, version 2: texts stand once in a table of symbols, and labels are pairs
 * of places in it. Since the table is another in each request, a series is found by its texts. One
 * owner.
 */
final class RemoteWriteTwo implements WireDecoder {
  private static final int SYMBOL = bytes(4);
  private static final int SERIES = bytes(5);
  private static final int REFERENCES = bytes(1);
  private static final int REFERENCE = varint(1);
  private static final int SAMPLE = bytes(2);
  private static final int HISTOGRAM = bytes(3);
  private static final int METADATA = bytes(5);
  private static final int TYPE = varint(1);
  private static final int KEPT_ROOM = 65_536;
  private static final int MARK = 2;

  private final ProtoReader proto = new ProtoReader();
  private final KeyBytes raw = new KeyBytes();
  private final PromSample sample = new PromSample();
  private final MetricTypes types = new MetricTypes();
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int symbols;
  private int references;
  private int type;

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    sample.begin();
    readSymbols(body, length);
    proto.over(body, 0, length);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == SERIES) {
        int outer = proto.enter();
        series(into);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  /** Notes where the symbols lie; each takes two bytes of the body at least. */
  private void readSymbols(byte[] body, int length) throws WireException {
    symbols = 0;
    if (starts.length > KEPT_ROOM) {
      starts = new int[KEPT_ROOM];
      ends = new int[KEPT_ROOM];
    }
    proto.over(body, 0, length);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag != SYMBOL) {
        proto.skip(tag);
        continue;
      }
      if (symbols == starts.length) {
        starts = Arrays.copyOf(starts, 2 * symbols);
        ends = Arrays.copyOf(ends, 2 * symbols);
      }
      int size = proto.skipBytes();
      starts[symbols] = proto.at() - size;
      ends[symbols++] = proto.at();
    }
  }

  private void series(PointBatch into) throws WireException {
    int start = proto.at();
    raw.clear();
    raw.add(MARK);
    references = 0;
    type = 0;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == REFERENCES) {
        packed();
      } else if (tag == REFERENCE) {
        reference();
      } else if (tag == METADATA) {
        metadata();
      } else {
        proto.skip(tag);
      }
    }
    if (references % 2 != 0) {
      throw WireException.malformed(start, "a label's name without a value");
    }
    int number = number(into);
    proto.back(start);
    samples(into, number);
  }

  private void packed() throws WireException {
    int outer = proto.enter();
    while (proto.more()) {
      reference();
    }
    proto.leave(outer);
  }

  private void reference() throws WireException {
    int at = proto.at();
    long place = proto.varint();
    if (place < 0 || place >= symbols) {
      throw WireException.malformed(
          at, "symbol " + place + " of " + symbols + " that are in the table");
    }
    references++;
    if (raw.length() <= PointBatch.MOST_RAW) {
      raw.text(proto.bytes(), starts[(int) place], ends[(int) place]);
    }
  }

  private void metadata() throws WireException {
    int outer = proto.enter();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == TYPE) {
        type = (int) proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    proto.leave(outer);
  }

  private int number(PointBatch into) throws WireException {
    int known = into.find(raw);
    int number = known == KnownSeries.NONE ? learn(into) : known;
    if (number >= 0 && (known < 0 || type > 0)) {
      types.tell(into.series(), number, type);
    }
    return number;
  }

  private int learn(PointBatch into) throws WireException {
    SeriesBuilder builder = into.builder().begin();
    for (int at = 1; at < raw.length(); ) {
      int value = raw.endAt(at);
      PromSample.label(raw.textAt(at), raw.textAt(value), builder);
      at = raw.endAt(value);
    }
    return into.addBuilt(raw);
  }

  private void samples(PointBatch into, int number) throws WireException {
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == SAMPLE) {
        sample.take(proto, into, number);
      } else if (tag == HISTOGRAM) {
        proto.skipBytes();
        sample.refuse(into, RowFault.NATIVE_HISTOGRAM);
      } else {
        proto.skip(tag);
      }
    }
  }
}
