package dev.vigil.formats.wire;

import static java.util.Objects.requireNonNull;

import dev.vigil.formats.time.TimeFormat;
import java.time.InstantSource;

/**
 * The Influx line protocol: {@code measurement,tag=a field=1,other=2i 1700000000000000000}. Each
 * field is a series named {@code measurement_field}, or {@code measurement} for the field {@code
 * value}; booleans are 1 and 0, texts are passed over. A line at fault is refused and the others
 * are taken, unless all are. One owner.
 */
public final class InfluxLines implements WireDecoder {
  private static final int MARK = 4;

  private final InstantSource clock;
  private final KeyBytes raw = new KeyBytes();
  private final InfluxLine line = new InfluxLine();
  private InfluxPrecision precision = InfluxPrecision.NANOS;
  private long index;
  private long good;

  /**
   * @param clock tells the time of lines that have none
   */
  public InfluxLines(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /** The same decoder, which reads times in this unit from now on. */
  public InfluxLines in(InfluxPrecision unit) {
    precision = requireNonNull(unit, "unit");
    return this;
  }

  @Override
  public void read(byte[] body, int length, PointBatch into) throws WireException {
    index = 0;
    good = 0;
    long firstFault = -1;
    String problem = "";
    for (int at = skipBlank(body, 0, length); at < length; at = skipBlank(body, at, length)) {
      if (body[at] == '#') {
        at = InfluxLine.endOfLine(body, at, length);
        continue;
      }
      if (line.split(body, at, length)) {
        good++;
        fields(body, into);
      } else {
        firstFault = firstFault < 0 ? line.end() : firstFault;
        problem = problem.isEmpty() ? line.problem() : problem;
        into.refusals().add(index, RowFault.BAD_LINE, line.problem());
      }
      at = line.lineEnd();
      index++;
    }
    if (good == 0 && firstFault >= 0) {
      throw WireException.malformed(firstFault, "no line protocol: " + problem);
    }
  }

  private static int skipBlank(byte[] body, int from, int length) {
    int at = from;
    while (at < length && (body[at] == '\n' || body[at] == '\r' || body[at] == ' ')) {
      at++;
    }
    return at;
  }

  private void fields(byte[] body, PointBatch into) throws WireException {
    long time =
        line.hasTime()
            ? precision.toMillis(line.time())
            : Math.min(clock.millis(), TimeFormat.FARTHEST_MILLIS);
    raw.clear();
    raw.add(MARK).text(body, line.start(), line.seriesEnd());
    int series = raw.length();
    line.beginFields();
    while (line.nextField(body)) {
      switch (line.kind()) {
        case TEXT -> into.refusals().add(index, RowFault.TEXT_FIELD);
        case BAD -> into.refusals().add(index, RowFault.BAD_VALUE);
        default -> {
          raw.cut(series);
          raw.text(body, line.fieldStart(), line.fieldEnd());
          row(into, time);
        }
      }
    }
  }

  private void row(PointBatch into, long time) throws WireException {
    int known = into.find(raw);
    int number = known == KnownSeries.NONE ? learn(into) : known;
    if (number >= 0) {
      into.add(number, time, line.value(), index);
    } else {
      into.refuseBuilt(index);
    }
  }

  private int learn(PointBatch into) throws WireException {
    SeriesBuilder builder = into.builder().begin();
    String field = InfluxLine.plain(raw.textAt(raw.endAt(1)));
    InfluxLine.series(raw.textAt(1), field, builder);
    return into.addBuilt(raw);
  }
}
