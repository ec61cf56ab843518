package dev.vigil.formats.wire;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.Arrays;

/**
 * Graphite's plaintext protocol, {@code servers.a.load;host=a 0.5 1700000000}, as it comes over a
 * connection: in pieces that may end anywhere. A line at fault is refused and the next one is read.
 * The time is in seconds; {@code -1} or {@code N} is now. One owner: each connection has its own.
 */
public final class GraphiteLines implements WireDecoder {
  private static final int MARK = 5;
  private static final int LONGEST_LINE = 16 << 10;
  private static final int LONGEST_TIME = 40;

  private final InstantSource clock;
  private final KeyBytes raw = new KeyBytes();
  private final Decimal decimal = new Decimal();
  private byte[] rest = {};
  private int restLength;
  private boolean skipping;
  private long index;

  /**
   * @param clock tells the time of lines that have none
   */
  public GraphiteLines(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** Reads a whole body: its last line needs no end. */
  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    forget();
    lines(body, 0, length, into);
    end(into);
  }

  /**
   * Reads what a connection gave into a batch, which is not cleared. A line that goes on is kept
   * for the next call.
   */
  public void feed(byte[] bytes, int from, int to, PointBatch into) throws WireException {
    lines(bytes, from, to, into);
  }

  /** Reads what was kept as a line, since the connection has ended. */
  public void end(PointBatch into) throws WireException {
    if (restLength > 0) {
      line(rest, 0, restLength, into);
    }
    forget();
  }

  private void forget() {
    restLength = 0;
    skipping = false;
    index = 0;
  }

  private void lines(byte[] bytes, int from, int to, PointBatch into) throws WireException {
    int start = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n') {
        take(bytes, start, at, into);
        start = at + 1;
      }
    }
    keep(bytes, start, to, into);
  }

  private void take(byte[] bytes, int from, int to, PointBatch into) throws WireException {
    if (skipping) {
      skipping = false;
    } else if (restLength == 0) {
      line(bytes, from, to, into);
    } else {
      keep(bytes, from, to, into);
      if (!skipping) {
        line(rest, 0, restLength, into);
      }
      skipping = false;
    }
    restLength = 0;
  }

  private void keep(byte[] bytes, int from, int to, PointBatch into) {
    int size = to - from;
    if (skipping || size == 0) {
      return;
    }
    if (restLength + size > LONGEST_LINE) {
      into.refusals().add(index++, RowFault.LONG_LINE);
      skipping = true;
      restLength = 0;
      return;
    }
    if (rest.length < restLength + size) {
      rest = Arrays.copyOf(rest, Math.max(restLength + size, 2 * rest.length));
    }
    System.arraycopy(bytes, from, rest, restLength, size);
    restLength += size;
  }

  private void line(byte[] bytes, int from, int to, PointBatch into) throws WireException {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    int start = skipBlank(bytes, from, end);
    if (start == end) {
      return;
    }
    if (end - start > LONGEST_LINE) {
      into.refusals().add(index++, RowFault.LONG_LINE);
      return;
    }
    int nameEnd = wordEnd(bytes, start, end);
    int value = skipBlank(bytes, nameEnd, end);
    int valueEnd = wordEnd(bytes, value, end);
    int time = skipBlank(bytes, valueEnd, end);
    int timeEnd = wordEnd(bytes, time, end);
    if (timeEnd != end) {
      into.refusals().add(index, RowFault.BAD_LINE, "name, value and time are expected");
    } else if (value == end) {
      into.refusals().add(index, RowFault.NO_VALUE);
    } else if (!decimal.read(bytes, value, valueEnd)) {
      into.refusals().add(index, RowFault.BAD_VALUE);
    } else {
      row(bytes, start, nameEnd, into, decimal.value(), millis(bytes, time, timeEnd));
    }
    index++;
  }

  private void row(byte[] bytes, int from, int to, PointBatch into, double value, long millis)
      throws WireException {
    if (millis == Long.MIN_VALUE) {
      into.refusals().add(index, RowFault.BAD_TIME);
      return;
    }
    raw.clear();
    raw.add(MARK).text(bytes, from, to);
    int known = into.find(raw);
    int number = known == KnownSeries.NONE ? learn(into) : known;
    if (number >= 0) {
      into.add(number, millis, value, index);
    } else {
      into.refuseBuilt(index);
    }
  }

  private int learn(PointBatch into) throws WireException {
    SeriesBuilder builder = into.builder().begin();
    String[] parts = raw.textAt(1).split(";", -1);
    builder.metric(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      if (equals < 1) {
        builder.fault(RowFault.BAD_LABELS);
      } else {
        builder.label(parts[i].substring(0, equals), parts[i].substring(equals + 1));
      }
    }
    return into.addBuilt(raw);
  }

  private long millis(byte[] bytes, int from, int to) {
    boolean now =
        to == from
            || Decimal.is(bytes, from, to, "N")
            || (to - from == 2 && bytes[from] == '-' && bytes[from + 1] == '1');
    if (now) {
      return clock.millis();
    }
    if (to - from > LONGEST_TIME || !decimal.read(bytes, from, to)) {
      return Long.MIN_VALUE;
    }
    double seconds = decimal.value();
    return Double.isNaN(seconds) ? Long.MIN_VALUE : Math.round(seconds * 1000);
  }

  private static int wordEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static int skipBlank(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte one) {
    return one == ' ' || one == '\t' || one == '\r';
  }
}
