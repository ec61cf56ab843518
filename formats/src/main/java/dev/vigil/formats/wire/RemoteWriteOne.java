package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.varint;

/**
 * Prometheus remote write, version 1. A series is found by the bytes of its labels as they lie in
 * the request, since senders sort them. One owner.
 */
final class RemoteWriteOne implements WireDecoder {
  private static final int SERIES = bytes(1);
  private static final int METADATA = bytes(3);
  private static final int LABEL = bytes(1);
  private static final int SAMPLE = bytes(2);
  private static final int HISTOGRAM = bytes(4);
  private static final int NAME = bytes(1);
  private static final int LABEL_VALUE = bytes(2);
  private static final int TYPE = varint(1);
  private static final int FAMILY = bytes(2);

  private final ProtoReader proto = new ProtoReader();
  private final ProtoReader labels = new ProtoReader();
  private final KeyBytes scattered = new KeyBytes();
  private final PromSample sample = new PromSample();
  private final MetricTypes types = new MetricTypes();

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    proto.over(body, 0, length);
    sample.begin();
    boolean news = false;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == SERIES) {
        int outer = proto.enter();
        series(into);
        proto.leave(outer);
      } else if (tag == METADATA) {
        int outer = proto.enter();
        news |= metadata();
        proto.leave(outer);
      } else {
        proto.skip(tag);
      }
    }
    if (news) {
      types.tell(into.series());
    }
  }

  /** Finds the labels, which nearly always lie together, and then takes the samples. */
  private void series(PointBatch into) throws WireException {
    int start = proto.at();
    int from = start;
    int to = start;
    boolean together = true;
    while (proto.more()) {
      int before = proto.at();
      int tag = proto.tag();
      proto.skip(tag);
      if (tag == LABEL) {
        from = to == start ? before : from;
        together &= to == start || to == before;
        to = proto.at();
      }
    }
    if (together) {
      proto.back(to);
      int number = number(into, proto.bytes(), from, to);
      samples(into, number);
      if (from > start) {
        int end = proto.end();
        proto.over(proto.bytes(), start, from);
        samples(into, number);
        proto.over(proto.bytes(), end, end);
      }
    } else {
      gather(start);
      int number = number(into, scattered.bytes(), 0, scattered.length());
      proto.back(start);
      samples(into, number);
    }
  }

  private void gather(int start) throws WireException {
    scattered.clear();
    proto.back(start);
    while (proto.more()) {
      int before = proto.at();
      int tag = proto.tag();
      proto.skip(tag);
      if (tag == LABEL) {
        scattered.add(proto.bytes(), before, proto.at());
      }
    }
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

  private int number(PointBatch into, byte[] raw, int from, int to) throws WireException {
    int number = into.series().find(raw, from, to);
    return number >= 0 ? number : learn(into, raw, from, to);
  }

  private int learn(PointBatch into, byte[] raw, int from, int to) throws WireException {
    SeriesBuilder builder = into.builder().begin();
    labels.over(raw, from, to);
    while (labels.more()) {
      labels.tag();
      int outer = labels.enter();
      label(builder);
      labels.leave(outer);
    }
    int number = into.addBuilt(raw, from, to);
    if (number >= 0) {
      types.tell(into.series(), number, 0);
    }
    return number;
  }

  private void label(SeriesBuilder builder) throws WireException {
    String name = "";
    String value = "";
    while (labels.more()) {
      int tag = labels.tag();
      if (tag == NAME) {
        name = labels.text();
      } else if (tag == LABEL_VALUE) {
        value = labels.text();
      } else {
        labels.skip(tag);
      }
    }
    PromSample.label(name, value, builder);
  }

  private boolean metadata() throws WireException {
    int type = 0;
    String family = "";
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == TYPE) {
        type = (int) proto.varint();
      } else if (tag == FAMILY) {
        family = proto.text();
      } else {
        proto.skip(tag);
      }
    }
    return type > 0 && !family.isEmpty() && types.learn(family, type);
  }
}
