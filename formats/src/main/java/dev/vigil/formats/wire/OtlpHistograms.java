package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

import dev.vigil.pipeline.ValueKind;
import java.util.Arrays;

/**
 * OTLP histograms, exponential histograms and summaries. Each point becomes what happened in its
 * interval: {@code _rate} per second, {@code _mean}, and of a histogram with buckets {@code _p95}.
 * A summary's quantiles are series of their own. One owner.
 */
final class OtlpHistograms {
  /** The kinds, and where they differ in the numbers of their fields. */
  enum Kind {
    HISTOGRAM(9),
    EXPONENTIAL(1),
    SUMMARY(7);

    private final int attribute;

    Kind(int attributes) {
      this.attribute = bytes(attributes);
    }
  }

  private static final double QUANTILE = 0.95;
  private static final int DATA_POINT = bytes(1);
  private static final int TEMPORALITY = varint(2);
  private static final int DELTA = 1;
  private static final int START = fixed64(2);
  private static final int TIME = fixed64(3);
  private static final int COUNT = fixed64(4);
  private static final int SUM = fixed64(5);
  private static final int BUCKETS = bytes(6);
  private static final int BUCKET = fixed64(6);
  private static final int QUANTILES = bytes(6);
  private static final int BOUNDS = bytes(7);
  private static final int BOUND = fixed64(7);
  private static final int FLAGS = varint(10);
  private static final int SUMMARY_FLAGS = varint(8);
  private static final int QUANTILE_PLACE = fixed64(1);
  private static final int QUANTILE_VALUE = fixed64(2);

  private final ProtoReader proto;
  private final OtlpKey key;
  private final HistogramMemory memory;
  private final Totals totals = new Totals();
  private double[] bounds = new double[16];
  private int boundCount;
  private long flags;
  private boolean tooMany;

  OtlpHistograms(ProtoReader proto, OtlpKey key, HistogramMemory memory) {
    this.proto = proto;
    this.key = key;
    this.memory = memory;
  }

  /**
   * Takes the data points of the message that the reader is in.
   *
   * @return the index behind the last of them
   */
  long read(PointBatch into, Kind kind, long firstIndex) throws WireException {
    long index = firstIndex;
    boolean delta = kind != Kind.SUMMARY && temporality() == DELTA;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == DATA_POINT) {
        int start = proto.at();
        int outer = proto.enter();
        point(kind);
        proto.leave(outer);
        int end = proto.at();
        take(into, delta, index);
        if (kind == Kind.SUMMARY && usable()) {
          proto.back(start);
          quantiles(into, index);
          proto.back(end);
        }
        index++;
      } else {
        proto.skip(tag);
      }
    }
    return index;
  }

  private long temporality() throws WireException {
    int start = proto.at();
    long temporality = 0;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == TEMPORALITY) {
        temporality = proto.varint();
      } else {
        proto.skip(tag);
      }
    }
    proto.back(start);
    return temporality;
  }

  private void point(Kind kind) throws WireException {
    key.beginPoint();
    totals.clear();
    boundCount = 0;
    flags = 0;
    tooMany = false;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == kind.attribute) {
        key.attribute(proto);
      } else if (tag == START) {
        totals.start = proto.fixed64();
      } else if (tag == TIME) {
        totals.time = proto.fixed64();
      } else if (tag == COUNT) {
        totals.count = proto.fixed64();
      } else if (tag == SUM) {
        totals.sum = proto.float64();
        totals.hasSum = true;
      } else if (tag == (kind == Kind.SUMMARY ? SUMMARY_FLAGS : FLAGS)) {
        flags = proto.varint();
      } else if (kind != Kind.HISTOGRAM || !buckets(tag)) {
        proto.skip(tag);
      }
    }
  }

  private boolean buckets(int tag) throws WireException {
    if (tag == BUCKET) {
      tooMany |= !totals.bucket(proto.fixed64());
    } else if (tag == BOUND) {
      bound(proto.float64());
    } else if (tag == BUCKETS || tag == BOUNDS) {
      int outer = proto.enter();
      while (proto.more()) {
        if (tag == BUCKETS) {
          tooMany |= !totals.bucket(proto.fixed64());
        } else {
          bound(proto.float64());
        }
      }
      proto.leave(outer);
    } else {
      return false;
    }
    return true;
  }

  private void bound(double bound) {
    if (boundCount == Totals.MOST_BUCKETS) {
      tooMany = true;
      return;
    }
    if (boundCount == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * boundCount);
    }
    bounds[boundCount++] = bound;
  }

  private boolean usable() {
    return !OtlpPoint.isEmpty(flags) && totals.time != 0;
  }

  private void take(PointBatch into, boolean delta, long index) throws WireException {
    if (!usable()) {
      into.refusals().add(index, totals.time == 0 ? RowFault.NO_TIME : RowFault.STALE);
    } else if (tooMany
        || totals.count < 0
        || (totals.buckets > 0 && totals.buckets != boundCount + 1)) {
      into.refusals().add(index, RowFault.BAD_HISTOGRAM);
    } else if (key.length() > PointBatch.MOST_RAW) {
      into.refusals().add(index, RowFault.LONG_TEXT);
    } else if (delta) {
      emit(into, index);
    } else {
      switch (memory.toInterval(key.raw(), totals)) {
        case INTERVAL -> emit(into, index);
        case FIRST -> into.refusals().add(index, RowFault.NO_CHANGE);
        case LATE -> into.refusals().add(index, RowFault.LATE);
      }
    }
  }

  private void emit(PointBatch into, long index) throws WireException {
    double seconds = OtlpPoint.seconds(totals.start, totals.time);
    if (!(seconds > 0)) {
      into.refusals().add(index, RowFault.NO_INTERVAL);
      return;
    }
    emit(into, "_rate", totals.count / seconds, index);
    if (totals.count > 0 && totals.hasSum) {
      emit(into, "_mean", totals.sum / totals.count, index);
    }
    if (totals.count > 0 && totals.buckets > 1) {
      double quantile = Buckets.quantile(QUANTILE, totals, bounds);
      if (!Double.isNaN(quantile)) {
        emit(into, "_p95", quantile, index);
      }
    }
  }

  private void emit(PointBatch into, String suffix, double value, long index) throws WireException {
    key.part(suffix);
    row(into, value, index);
    key.whole();
  }

  private void row(PointBatch into, double value, long index) throws WireException {
    int number = key.number(into);
    if (number < 0) {
      into.refuseBuilt(index);
      return;
    }
    into.series().kind(number, ValueKind.GAUGE);
    into.add(number, OtlpPoint.millis(totals.time), value, index);
  }

  private void quantiles(PointBatch into, long index) throws WireException {
    int outer = proto.enter();
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == QUANTILES) {
        int within = proto.enter();
        quantile(into, index);
        proto.leave(within);
      } else {
        proto.skip(tag);
      }
    }
    proto.leave(outer);
  }

  private void quantile(PointBatch into, long index) throws WireException {
    double place = 0;
    double value = 0;
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == QUANTILE_PLACE) {
        place = proto.float64();
      } else if (tag == QUANTILE_VALUE) {
        value = proto.float64();
      } else {
        proto.skip(tag);
      }
    }
    key.quantile(place);
    row(into, value, index);
    key.whole();
  }
}
