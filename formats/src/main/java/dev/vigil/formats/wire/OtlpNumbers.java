package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

import dev.vigil.pipeline.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * OTLP gauges and sums. A cumulative sum that only grows is a counter; a delta is told as its
 * growth per second, which is what a counter is judged by; any other is a gauge. One owner.
 */
final class OtlpNumbers {
  private static final int DATA_POINT = bytes(1);
  private static final int TEMPORALITY = varint(2);
  private static final int MONOTONIC = varint(3);
  private static final int DELTA = 1;
  private static final int CUMULATIVE = 2;
  private static final int START = fixed64(2);
  private static final int TIME = fixed64(3);
  private static final int AS_DOUBLE = fixed64(4);
  private static final int AS_INT = fixed64(6);
  private static final int ATTRIBUTE = bytes(7);
  private static final int FLAGS = varint(8);

  private final ProtoReader proto;
  private final OtlpKey key;

  OtlpNumbers(ProtoReader proto, OtlpKey key) {
    this.proto = proto;
    this.key = key;
  }

  /**
   * Takes the data points of the message that the reader is in.
   *
   * @return the index behind the last of them
   */
  long read(PointBatch into, boolean sum, long firstIndex) throws WireException {
    int start = proto.at();
    long temporality = 0;
    long monotonic = 0;
    while (sum && proto.more()) {
      int tag = proto.tag();
      if (tag == TEMPORALITY) {
        temporality = proto.varint();
      } else if (tag == MONOTONIC) {
        monotonic = proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    boolean counter = temporality == CUMULATIVE && monotonic != 0;
    proto.back(start);
    return points(into, counter, temporality == DELTA, firstIndex);
  }

  private long points(PointBatch into, boolean counter, boolean delta, long firstIndex)
      throws WireException {
    long index = firstIndex;
    ValueKind kind = counter ? ValueKind.COUNTER : ValueKind.GAUGE;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == DATA_POINT) {
        int outer = proto.enter();
        point(into, kind, delta, index++);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
    return index;
  }

  private void point(PointBatch into, ValueKind kind, boolean delta, long index)
      throws WireException {
    key.beginPoint();
    long start = 0;
    long time = 0;
    long flags = 0;
    double value = 0;
    boolean valued = false;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == ATTRIBUTE) {
        key.attribute(proto);
      } else if (tag == TIME) {
        time = proto.fixed64();
      } else if (tag == START) {
        start = proto.fixed64();
      } else if (tag == AS_DOUBLE) {
        value = proto.float64();
        valued = true;
      } else if (tag == AS_INT) {
        value = proto.fixed64();
        valued = true;
      } else if (tag == FLAGS) {
        flags = proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    double seconds = delta ? OtlpPoint.seconds(start, time) : 1;
    RowFault fault = fault(flags, valued, time, seconds);
    if (fault != null) {
      into.refusals().add(index, fault);
      return;
    }
    int number = key.number(into);
    if (number < 0) {
      into.refuseBuilt(index);
      return;
    }
    into.series().kind(number, kind);
    into.add(number, OtlpPoint.millis(time), value / seconds, index);
  }

  private static @Nullable RowFault fault(long flags, boolean valued, long time, double seconds) {
    if (OtlpPoint.isEmpty(flags)) {
      return RowFault.STALE;
    }
    if (!valued) {
      return RowFault.NO_VALUE;
    }
    if (time == 0) {
      return RowFault.NO_TIME;
    }
    return seconds > 0 ? null : RowFault.NO_INTERVAL;
  }
}
