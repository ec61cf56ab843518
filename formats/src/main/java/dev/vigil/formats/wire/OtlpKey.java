package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;

/**
 * The bytes that an OTLP series is found by, put together from its resource, its metric and its own
 * attributes, each of which stays while the next changes. One owner.
 */
final class OtlpKey {
  private static final int MARK = 3;
  private static final int ATTRIBUTE = bytes(1);

  private final KeyBytes raw = new KeyBytes();
  private final OtlpAttribute attribute = new OtlpAttribute();
  private int resourceEnd;
  private int metricEnd;
  private int pointEnd;

  /** Begins with no resource at all. */
  void beginResource() {
    raw.clear();
    raw.add(MARK);
    resourceEnd = raw.length();
  }

  /**
   * Goes through the resource that the reader is at, and keeps what becomes labels.
   *
   * @param serviceOnly whether only what belongs to the service is kept
   */
  void resource(ProtoReader proto, boolean serviceOnly) throws WireException {
    beginResource();
    int outer = proto.enter();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag != ATTRIBUTE) {
        proto.skip(tag);
        continue;
      }
      int before = proto.at();
      int found = OtlpAttribute.resource(proto);
      if (found >= 0 && (!serviceOnly || OtlpResource.of(found).isOfService())) {
        int after = proto.at();
        proto.back(before);
        int length = proto.length();
        proto.back(after);
        raw.add('r').add(found).text(proto.bytes(), after - length, after);
      }
    }
    proto.leave(outer);
    resourceEnd = raw.length();
  }

  /** The metric, or what else tells one series of the resource from another. */
  void metric(byte[] body, int from, int to) {
    raw.cut(resourceEnd);
    raw.add('n').text(body, from, to);
    metricEnd = raw.length();
    pointEnd = metricEnd;
  }

  void beginPoint() {
    raw.cut(metricEnd);
    pointEnd = metricEnd;
  }

  /** An attribute of the point, whose message the reader is at. */
  void attribute(ProtoReader proto) throws WireException {
    int length = proto.skipBytes();
    raw.add('a').text(proto.bytes(), proto.at() - length, proto.at());
    pointEnd = raw.length();
  }

  int length() {
    return raw.length();
  }

  /** The bytes of the series as it is. */
  KeyBytes raw() {
    return raw;
  }

  /** Goes back to the series itself, behind {@link #part} or {@link #quantile}. */
  void whole() {
    raw.cut(pointEnd);
  }

  /** A series derived from this one, named with a suffix. */
  void part(String suffix) {
    whole();
    raw.add('s').text(suffix);
  }

  /** A quantile of this series. */
  void quantile(double quantile) {
    whole();
    raw.add('q');
    long bits = Double.doubleToLongBits(quantile);
    for (int shift = 56; shift >= 0; shift -= 8) {
      raw.add((int) (bits >>> shift));
    }
  }

  /** The number of the series in a batch, or NONE: then it is to be refused. */
  int number(PointBatch into) throws WireException {
    int known = into.find(raw);
    if (known != KnownSeries.NONE) {
      return known;
    }
    build(into.builder().begin(), "");
    return into.addBuilt(raw);
  }

  /**
   * Tells a builder what these bytes say. An attribute of the point overrules one of the resource.
   *
   * @param nameLabel the label that the metric's place holds; empty if it is the metric
   */
  void build(SeriesBuilder builder, String nameLabel) throws WireException {
    String name = "";
    for (int at = 1; at < raw.length(); ) {
      int kind = raw.bytes()[at++];
      switch (kind) {
        case 'r' -> {
          OtlpResource resource = OtlpResource.of(raw.bytes()[at++]);
          resource(builder, resource, at);
        }
        case 'a' -> attribute(builder, at);
        case 'n' -> name = raw.textAt(at);
        case 's' -> name += raw.textAt(at);
        default -> {
          builder.overrule("quantile", Double.toString(doubleAt(at)));
          at += 8;
        }
      }
      at = kind == 'q' ? at : raw.endAt(at);
    }
    if (nameLabel.isEmpty()) {
      builder.metric(name);
    } else {
      builder.overrule(nameLabel, name);
    }
  }

  private void resource(SeriesBuilder builder, OtlpResource resource, int at) throws WireException {
    if (resource == OtlpResource.INSTANCE && hasPlace()) {
      return;
    }
    attribute.read(raw.bytes(), at + 4, raw.endAt(at));
    String value = attribute.value();
    if (value != null && !builder.has(resource.label())) {
      builder.overrule(resource.label(), value);
    }
  }

  private void attribute(SeriesBuilder builder, int at) throws WireException {
    attribute.read(raw.bytes(), at + 4, raw.endAt(at));
    String value = attribute.value();
    if (value != null) {
      builder.overrule(attribute.name(), value);
    }
  }

  private boolean hasPlace() {
    for (int at = 1; at < resourceEnd; at = raw.endAt(at + 2)) {
      if (OtlpResource.of(raw.bytes()[at + 1]).isPlace()) {
        return true;
      }
    }
    return false;
  }

  private double doubleAt(int at) {
    long bits = 0;
    for (int i = at; i < at + 8; i++) {
      bits = bits << 8 | (raw.bytes()[i] & 0xff);
    }
    return Double.longBitsToDouble(bits);
  }
}
