package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;

/**
 * Goes through the resources and scopes of OTLP logs or traces down to each record. It goes twice:
 * the first time nothing is counted, so that of a body that ends in garbage nothing was taken.
 */
abstract class OtlpWalk implements WireDecoder {
  private static final int RESOURCE_PART = bytes(1);
  private static final int RESOURCE = bytes(1);
  private static final int SCOPE_PART = bytes(2);
  private static final int RECORD = bytes(2);

  final ProtoReader proto = new ProtoReader();
  final OtlpKey key = new OtlpKey();
  private long index;

  @Override
  public final void read(byte[] body, int length, PointBatch into) throws WireException {
    walk(body, length, into, false);
    walk(body, length, into, true);
  }

  private void walk(byte[] body, int length, PointBatch into, boolean counted)
      throws WireException {
    index = 0;
    proto.over(body, 0, length);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == RESOURCE_PART) {
        int outer = proto.enter();
        resourcePart(into, counted);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void resourcePart(PointBatch into, boolean counted) throws WireException {
    int start = proto.at();
    key.beginResource();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == RESOURCE) {
        key.resource(proto, true);
      } else {
        proto.skip(tag);
      }
    }
    proto.back(start);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == SCOPE_PART) {
        int outer = proto.enter();
        records(into, counted);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void records(PointBatch into, boolean counted) throws WireException {
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == RECORD) {
        int outer = proto.enter();
        record();
        proto.leave(outer);
        if (counted) {
          count(into, index);
        }
        index++;
      } else {
        proto.skip(tag);
      }
    }
  }

  /** Reads the record that the reader is in. */
  abstract void record() throws WireException;

  /** Counts the record that was read last. */
  abstract void count(PointBatch into, long recordIndex) throws WireException;
}
