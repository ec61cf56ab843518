package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

/** Takes the samples of either version of remote write, and counts them. One owner. */
final class PromSample {
  private static final int VALUE = fixed64(1);
  private static final int TIME = varint(2);
  private static final String METRIC = "__name__";

  /** Bits of the NaN that says that a series has ended or was not seen. */
  private static final long STALE = 0x7ff0000000000002L;

  private long index;

  void begin() {
    index = 0;
  }

  /** Takes the sample that comes; a number below 0 stands for a series that is refused. */
  void take(ProtoReader proto, PointBatch into, int number) throws WireException {
    int outer = proto.enter();
    double value = 0;
    long time = 0;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == VALUE) {
        value = proto.float64();
      } else if (tag == TIME) {
        time = proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    proto.leave(outer);
    if (Double.doubleToRawLongBits(value) == STALE) {
      into.refusals().add(index, RowFault.STALE);
    } else if (number >= 0) {
      into.add(number, time, value, index);
    } else {
      into.refuseBuilt(index);
    }
    index++;
  }

  void refuse(PointBatch into, RowFault fault) {
    into.refusals().add(index++, fault);
  }

  static void label(String name, String value, SeriesBuilder builder) {
    if (name.equals(METRIC)) {
      builder.metric(value);
    } else {
      builder.label(name, value);
    }
  }
}
