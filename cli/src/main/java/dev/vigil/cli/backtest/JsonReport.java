package dev.vigil.cli.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.notify.Notification;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What came of a backtest as JSON, an object a line; the last for each configuration sums up. */
final class JsonReport implements Report {
  private final JsonFactory json = new JsonFactory();

  /** Writes the fields of an object. */
  private interface Fields {
    void write(JsonGenerator to) throws IOException;
  }

  @Override
  public void one(Backtest test, ReadReport read, Rehearsal rehearsal, PrintWriter out) {
    rehearsal.told().forEach(telling -> line(out, to -> telling(telling, to)));
    line(out, to -> summary(test, read, rehearsal, to));
  }

  @Override
  public void two(Backtest test, ReadReport read, List<Rehearsal> rehearsals, PrintWriter out) {
    Comparison comparison = Comparison.of(rehearsals.get(0).told(), rehearsals.get(1).told());
    for (Comparison.Line one : comparison.lines()) {
      line(
          out,
          to -> {
            to.writeStringField("onlyWith", rehearsals.get(one.other() ? 1 : 0).name());
            telling(one.telling(), to);
          });
    }
    line(out, to -> to.writeNumberField("alike", comparison.both()));
    rehearsals.forEach(one -> line(out, to -> summary(test, read, one, to)));
  }

  private void line(PrintWriter out, Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator to = json.createGenerator(text)) {
      to.writeStartObject();
      fields.write(to);
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(text);
  }

  private static void telling(Telling telling, JsonGenerator to) throws IOException {
    Notification told = telling.notification();
    to.writeStringField("at", Instant.ofEpochMilli(telling.at()).toString());
    to.writeStringField("channel", told.channel());
    to.writeStringField("kind", told.kind().name());
    to.writeStringField("event", Instant.ofEpochMilli(told.epochMillis()).toString());
    to.writeStringField("series", telling.series());
    to.writeStringField("severity", told.subject().severity().name());
    to.writeStringField("priority", told.subject().priority().name());
    to.writeStringField("title", told.subject().title());
    to.writeStringField("text", told.subject().text());
    to.writeStringField("rule", Telling.text(told.fields(), "rule"));
    to.writeStringField("reason", Telling.text(told.fields(), "reason"));
    to.writeStringField("thread", told.subject().thread());
    to.writeStringField("key", told.key());
  }

  private static void summary(Backtest test, ReadReport read, Rehearsal rehearsal, JsonGenerator to)
      throws IOException {
    to.writeStringField("config", rehearsal.name());
    to.writeNumberField("rows", read.rows());
    to.writeNumberField("badRows", read.badRows());
    to.writeNumberField("series", test.series().size());
    to.writeNumberField("notifications", rehearsal.told().size());
    to.writeNumberField("alerts", rehearsal.alerts());
    to.writeNumberField("incidents", rehearsal.incidents());
    counts("keptFromPeople", rehearsal.kept(), to);
    counts("rules", rehearsal.rules(), to);
    if (test.labelled()) {
      Score score = test.score(rehearsal);
      to.writeObjectFieldStart("labels");
      to.writeNumberField("events", score.events());
      to.writeNumberField("found", score.found());
      to.writeNumberField("told", score.told());
      to.writeNumberField("inside", score.inside());
      share("precision", score.precision(), to);
      share("recall", score.recall(), to);
      if (score.delay().isPresent()) {
        to.writeNumberField("medianDelaySeconds", score.delay().getAsLong() / 1000.0);
      }
      to.writeEndObject();
    }
  }

  private static void counts(String name, Map<String, ? extends Number> counts, JsonGenerator to)
      throws IOException {
    to.writeObjectFieldStart(name);
    for (Map.Entry<String, ? extends Number> count : counts.entrySet()) {
      to.writeNumberField(count.getKey(), count.getValue().longValue());
    }
    to.writeEndObject();
  }

  private static void share(String name, double share, JsonGenerator to) throws IOException {
    if (Double.isNaN(share)) {
      to.writeNullField(name);
    } else {
      to.writeNumberField(name, share);
    }
  }
}
