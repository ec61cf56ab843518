package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

/**
 * OTLP traces as protobuf: the spans that begin a request in their service, counted by service and
 * operation in the minute in which they ended. Its batch stays empty but for what was refused; the
 * tally tells the points. One owner; the tally may be shared.
 */
public final class OtlpTraces extends OtlpWalk {
  private static final int PARENT = bytes(4);
  private static final int NAME = bytes(5);
  private static final int KIND = varint(6);
  private static final int START = fixed64(7);
  private static final int END = fixed64(8);
  private static final int STATUS = bytes(15);
  private static final int CODE = varint(3);
  private static final int SERVER = 2;
  private static final int CONSUMER = 5;
  private static final int ERROR = 2;

  private final EventTally tally;
  private boolean child;
  private long kind;
  private long start;
  private long end;
  private long code;

  /**
   * @param tally of spans; one for all decoders of a tenant
   */
  public OtlpTraces(EventTally tally) {
    if (!tally.isOfSpans()) {
      throw new IllegalArgumentException("traces need a tally of spans");
    }
    this.tally = tally;
  }

  @Override
  void record() throws WireException {
    child = false;
    kind = 0;
    start = 0;
    end = 0;
    code = 0;
    key.metric(proto.bytes(), proto.at(), proto.at());
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == PARENT) {
        child = proto.skipBytes() > 0;
      } else if (tag == NAME) {
        int length = proto.skipBytes();
        key.metric(proto.bytes(), proto.at() - length, proto.at());
      } else if (tag == KIND) {
        kind = proto.varint();
      } else if (tag == START) {
        start = proto.fixed64();
      } else if (tag == END) {
        end = proto.fixed64();
      } else if (tag == STATUS) {
        status();
      } else {
        proto.skip(tag);
      }
    }
  }

  private void status() throws WireException {
    int outer = proto.enter();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == CODE) {
        code = proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    proto.leave(outer);
  }

  @Override
  void count(PointBatch into, long recordIndex) throws WireException {
    if (child && kind != SERVER && kind != CONSUMER) {
      into.refusals().add(recordIndex, RowFault.INNER_SPAN);
    } else if (start <= 0 || end < start) {
      into.refusals().add(recordIndex, RowFault.NO_INTERVAL);
    } else {
      RowFault fault =
          tally.count(
              key, into.builder(), OtlpPoint.millis(end), code == ERROR, (end - start) / 1e6);
      if (fault != null) {
        into.refusals().add(recordIndex, fault);
      }
    }
  }
}
