package dev.vigil.cli.plot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what the page's script draws, as JSON that may stand in an HTML script element. */
final class PageData {
  private final Plot plot;
  private final ZoneId zone;

  PageData(Plot plot, ZoneId zone) {
    this.plot = plot;
    this.zone = zone;
  }

  void write(Writer out) throws IOException {
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.setCharacterEscapes(new MarkupEscapes());
      Span span = Span.of(plot).orElse(new Span(0, 1));
      json.writeStartObject();
      zone(json);
      json.writeNumberField("from", span.from());
      json.writeNumberField("to", Math.max(span.to(), span.from() + 1));
      shapes(json);
      json.writeArrayFieldStart("series");
      for (PlotSeries series : plot.series()) {
        series(json, series);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  /** The name of a zone, or a fixed offset in milliseconds. */
  private void zone(JsonGenerator json) throws IOException {
    if (zone.normalized() instanceof ZoneOffset offset) {
      json.writeNumberField("zone", offset.getTotalSeconds() * 1_000L);
    } else {
      json.writeStringField("zone", zone.getId());
    }
  }

  private static void shapes(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("shapes");
    json.writeObjectFieldStart("outline");
    for (Severity severity : Severity.values()) {
      json.writeStringField(lower(severity), MarkShapes.outline(severity));
    }
    json.writeEndObject();
    json.writeObjectFieldStart("glyph");
    for (AnomalyType type : AnomalyType.values()) {
      json.writeStringField(type.name(), MarkShapes.glyph(type));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void series(JsonGenerator json, PlotSeries series) throws IOException {
    json.writeStartObject();
    CourseData.write(json, series.course());
    json.writeNumberField("learned", Math.max(series.learnedAt(), -8_640_000_000_000_000L));
    json.writeArrayFieldStart("windows");
    for (Window window : series.windows()) {
      json.writeStartArray();
      json.writeNumber(window.from());
      json.writeNumber(window.to());
      json.writeBoolean(window.hit());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("excess");
    for (Excess excess : Excess.of(series)) {
      excess(json, excess);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("marks");
    for (Mark mark : series.marks()) {
      mark(json, mark);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void excess(JsonGenerator json, Excess excess) throws IOException {
    Severity severity = excess.severity();
    json.writeStartArray();
    json.writeNumber(excess.from());
    json.writeNumber(excess.to());
    json.writeBoolean(excess.above());
    json.writeString(severity == null ? "" : lower(severity));
    json.writeEndArray();
  }

  private void mark(JsonGenerator json, Mark mark) throws IOException {
    json.writeStartObject();
    json.writeNumberField("t", mark.epochMillis());
    json.writeFieldName("value");
    CourseData.number(json, mark.value());
    json.writeStringField("kind", lower(mark.kind()));
    json.writeStringField("severity", lower(mark.severity()));
    json.writeStringField("type", mark.type().name());
    json.writeBooleanField("below", mark.isBelow());
    json.writeStringField("what", Wording.title(mark));
    json.writeStringField("when", Times.full(mark.epochMillis(), zone));
    json.writeStringField("range", Numbers.range(mark.expected().lower(), mark.expected().upper()));
    json.writeStringField("why", mark.sentence());
    json.writeEndObject();
  }

  /** Nothing in the data can end the element that it stands in. */
  private static final class MarkupEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;
    private final int[] ascii = CharacterEscapes.standardAsciiEscapesForJSON();

    MarkupEscapes() {
      for (char c : "<>&'".toCharArray()) {
        ascii[c] = CharacterEscapes.ESCAPE_STANDARD;
      }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
      return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
