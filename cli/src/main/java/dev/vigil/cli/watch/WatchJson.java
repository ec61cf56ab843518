package dev.vigil.cli.watch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.model.Anomaly;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Score;
import dev.vigil.model.Verdict;
import dev.vigil.pipeline.Flaw;
import dev.vigil.pipeline.Return;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One JSON object a line: for each sample, one for each series and for what failed. One owner. */
final class WatchJson implements WatchView {
  private final JsonFactory json = new JsonFactory();
  private final PrintStream out;
  private int told;
  private int returned;

  WatchJson(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(WatchBoard board) {
    // The first complete sample follows at once.
  }

  @Override
  public void show(WatchBoard board) {
    StringWriter text = new StringWriter();
    String time = Instant.ofEpochMilli(board.now()).toString();
    try (JsonGenerator to = json.createGenerator(text)) {
      to.setRootValueSeparator(null);
      for (SeriesRow row : board.rows()) {
        if (row.newest() == board.now()) {
          write(time, row, to);
          to.writeRaw('\n');
        }
      }
      for (; told < board.told().size(); told++) {
        Anomaly anomaly = board.told().get(told);
        if (anomaly.type() == AnomalyType.ABSENCE) {
          absent(time, anomaly, to);
        }
      }
      for (; returned < board.returns().size(); returned++) {
        back(time, board.returns().get(returned), to);
      }
      for (var failure : board.failures().entrySet()) {
        to.writeStartObject();
        to.writeStringField("time", time);
        to.writeStringField("series", failure.getKey().name());
        to.writeStringField("state", "failed");
        to.writeStringField("error", failure.getValue());
        to.writeEndObject();
        to.writeRaw('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.print(text);
    out.flush();
  }

  private static void write(String time, SeriesRow row, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("time", time);
    to.writeStringField("series", row.series().toString());
    to.writeStringField("unit", row.metric().scale().unit());
    to.writeNumberField("value", row.value());
    Score score = row.score().orElse(null);
    number("expected", score == null ? Double.NaN : score.expected(), to);
    number("lower", score == null ? Double.NaN : score.lower(), to);
    number("upper", score == null ? Double.NaN : score.upper(), to);
    to.writeStringField("state", RowState.of(row).word());
    Verdict verdict = row.verdict().orElse(null);
    if (verdict instanceof Verdict.WarmingUp one) {
      to.writeNumberField("remaining", one.remaining());
    } else if (verdict instanceof Verdict.Held one) {
      to.writeStringField("why", one.why().toString());
    } else if (verdict instanceof Verdict.Rejected one) {
      to.writeStringField("why", one.reason().toString());
    } else if (verdict instanceof Verdict.Anomalous && row.told().isPresent()) {
      anomaly(row.told().get(), to);
    }
    flaws(row, to);
    to.writeEndObject();
  }

  private static void flaws(SeriesRow row, JsonGenerator to) throws IOException {
    if (!row.flaws().isEmpty()) {
      to.writeObjectFieldStart("dataFlaws");
      for (Map.Entry<Flaw, Integer> flaw : row.flaws().entrySet()) {
        to.writeNumberField(flaw.getKey().name().toLowerCase(Locale.ROOT), flaw.getValue());
      }
      to.writeEndObject();
    }
  }

  /** A series that has stopped has a line of its own once, when it is told. */
  private static void absent(String time, Anomaly anomaly, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("time", time);
    to.writeStringField("series", anomaly.observation().series().toString());
    to.writeStringField("state", "absent");
    anomaly(anomaly, to);
    to.writeEndObject();
    to.writeRaw('\n');
  }

  /** And another, when it is back. */
  private static void back(String time, Return back, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("time", time);
    to.writeStringField("series", back.series().toString());
    to.writeStringField("state", "back");
    to.writeStringField("silentSince", Instant.ofEpochMilli(back.silentSince()).toString());
    to.writeEndObject();
    to.writeRaw('\n');
  }

  private static void anomaly(Anomaly anomaly, JsonGenerator to) throws IOException {
    to.writeStringField("type", anomaly.type().toString());
    to.writeStringField("severity", anomaly.severity().toString());
    number("score", anomaly.score(), to);
    to.writeStringField("notice", anomaly.verdict().notice().toString());
    to.writeBooleanField("provisional", anomaly.verdict().provisional());
    to.writeStringField("description", anomaly.description());
  }

  /** JSON has no NaN: what is not known is null. */
  private static void number(String name, double value, JsonGenerator to) throws IOException {
    if (Double.isFinite(value)) {
      to.writeNumberField(name, value);
    } else {
      to.writeNullField(name);
    }
  }

  @Override
  public void end(WatchBoard board) {
    out.flush();
  }

  @Override
  public boolean closed() {
    return out.checkError();
  }
}
