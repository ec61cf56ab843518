package dev.vigil.formats.wire;

import static dev.vigil.formats.wire.ProtoReader.bytes;
import static dev.vigil.formats.wire.ProtoReader.fixed64;
import static dev.vigil.formats.wire.ProtoReader.varint;

/**
 * OTLP logs as protobuf: records counted by service in the minute of their time, and the share of
 * those that are errors or worse. Its batch stays empty but for what was refused; the tally tells
 * the points. One owner; the tally may be shared.
 */
public final class OtlpLogs extends OtlpWalk {
  private static final int TIME = fixed64(1);
  private static final int SEVERITY = varint(2);
  private static final int SEVERITY_TEXT = bytes(3);
  private static final int OBSERVED = fixed64(11);
  private static final int ERROR = 17;
  private static final String[] ERROR_WORDS = {"ERR", "FATAL", "CRIT", "ALERT", "EMERG", "SEVERE"};

  private final EventTally tally;
  private long time;
  private long observed;
  private long severity;
  private boolean errorText;

  /**
   * @param tally of log records; one for all decoders of a tenant
   */
  public OtlpLogs(EventTally tally) {
    if (tally.isOfSpans()) {
      throw new IllegalArgumentException("logs need a tally of log records");
    }
    this.tally = tally;
  }

  @Override
  void record() throws WireException {
    time = 0;
    observed = 0;
    severity = 0;
    errorText = false;
    key.metric(proto.bytes(), proto.at(), proto.at());
    while (proto.more()) {
      int tag = proto.tag();
      if (tag == TIME) {
        time = proto.fixed64();
      } else if (tag == OBSERVED) {
        observed = proto.fixed64();
      } else if (tag == SEVERITY) {
        severity = proto.varint();
      } else if (tag == SEVERITY_TEXT) {
        int length = proto.skipBytes();
        errorText = isError(proto.bytes(), proto.at() - length, proto.at());
      } else {
        proto.skip(tag);
      }
    }
  }

  private static boolean isError(byte[] text, int from, int to) {
    for (String word : ERROR_WORDS) {
      if (startsWith(text, from, to, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] text, int from, int to, String word) {
    if (to - from < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((text[from + i] & ~0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  void count(PointBatch into, long recordIndex) throws WireException {
    long nanos = time != 0 ? time : observed;
    long millis = nanos == 0 ? tally.now() : OtlpPoint.millis(nanos);
    boolean error = severity > 0 ? severity >= ERROR : errorText;
    RowFault fault = tally.count(key, into.builder(), millis, error, 0);
    if (fault != null) {
      into.refusals().add(recordIndex, fault);
    }
  }
}
