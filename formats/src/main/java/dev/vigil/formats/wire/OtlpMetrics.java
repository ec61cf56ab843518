package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;

/**
 * OTLP metrics as protobuf: gauges, sums, histograms of both kinds and summaries. One owner; the
 * memory of histograms may be shared.
 */
public final class OtlpMetrics implements WireDecoder {
  private static final int RESOURCE_METRICS = bytes(1);
  private static final int RESOURCE = bytes(1);
  private static final int SCOPE_METRICS = bytes(2);
  private static final int METRIC = bytes(2);
  private static final int NAME = bytes(1);
  private static final int GAUGE = bytes(5);
  private static final int SUM = bytes(7);
  private static final int HISTOGRAM = bytes(9);
  private static final int EXPONENTIAL = bytes(10);
  private static final int SUMMARY = bytes(11);

  private final ProtoReader proto = new ProtoReader();
  private final OtlpKey key = new OtlpKey();
  private final OtlpNumbers numbers = new OtlpNumbers(proto, key);
  private final OtlpHistograms histograms;
  private long index;

  /**
   * @param memory what histograms had counted; one for all decoders of a tenant
   */
  public OtlpMetrics(HistogramMemory memory) {
    this.histograms = new OtlpHistograms(proto, key, memory);
  }

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    index = 0;
    proto.over(body, 0, length);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == RESOURCE_METRICS) {
        int outer = proto.enter();
        resourceMetrics(into);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void resourceMetrics(PointBatch into) throws WireException {
    int start = proto.at();
    key.beginResource();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == RESOURCE) {
        key.resource(proto, false);
      } else {
        proto.skip(tag);
      }
    }
    proto.back(start);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == SCOPE_METRICS) {
        int outer = proto.enter();
        scopeMetrics(into);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void scopeMetrics(PointBatch into) throws WireException {
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == METRIC) {
        int outer = proto.enter();
        metric(into);
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
  }

  private void metric(PointBatch into) throws WireException {
    int start = proto.at();
    key.metric(proto.bytes(), start, start);
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == NAME) {
        int length = proto.skipBytes();
        key.metric(proto.bytes(), proto.at() - length, proto.at());
      } else {
        proto.skip(tag);
      }
    }
    proto.back(start);
    while (proto.more()) {
      data(proto.tag(), into);
    }
  }

  private void data(int tag, PointBatch into) throws WireException {
    if (tag != GAUGE && tag != SUM && tag != HISTOGRAM && tag != EXPONENTIAL && tag != SUMMARY) {
      proto.skip(tag);
      return;
    }
    int outer = proto.enter();
    if (tag == GAUGE || tag == SUM) {
      index = numbers.read(into, tag == SUM, index);
    } else {
      OtlpHistograms.Kind kind =
          tag == HISTOGRAM
              ? OtlpHistograms.Kind.HISTOGRAM
              : tag == EXPONENTIAL ? OtlpHistograms.Kind.EXPONENTIAL : OtlpHistograms.Kind.SUMMARY;
      index = histograms.read(into, kind, index);
    }
    proto.leave(outer);
  }
}
