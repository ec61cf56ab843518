package dev.vigil.server.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.alert.Deploy;
import dev.vigil.alert.Silence;
import dev.vigil.feedback.Feedback;
import java.io.IOException;

/** What people say, as JSON: silences, deployments and feedback. */
public final class PeopleJson {
  private PeopleJson() {}

  /** A silence. */
  public static void write(Silence silence, JsonGenerator to) throws IOException {
    to.writeStartObject();
    fields(silence, to);
    to.writeEndObject();
  }

  /** A silence, with how many anomalies it has kept from people so far. */
  public static void write(Silence silence, long held, JsonGenerator to) throws IOException {
    to.writeStartObject();
    fields(silence, to);
    to.writeNumberField("held", held);
    to.writeEndObject();
  }

  private static void fields(Silence silence, JsonGenerator to) throws IOException {
    to.writeNumberField("id", silence.id());
    to.writeStringField("matcher", silence.series().text());
    to.writeNumberField("from", silence.span().from());
    to.writeNumberField("until", silence.span().until());
    to.writeStringField("who", silence.note().who());
    to.writeStringField("reason", silence.note().text());
    to.writeNumberField("since", silence.note().epochMillis());
  }

  /** Something that was rolled out. */
  public static void write(Deploy deploy, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeStringField("what", deploy.what());
    to.writeStringField("matcher", deploy.series().text());
    to.writeNumberField("timestamp", deploy.epochMillis());
    to.writeNumberField("minutes", deploy.lasts().toMillis() / 60_000.0);
    to.writeNumberField("strictness", deploy.strictness());
    to.writeEndObject();
  }

  /** A piece of feedback. */
  public static void write(Feedback feedback, JsonGenerator to) throws IOException {
    to.writeStartObject();
    to.writeNumberField("id", feedback.id());
    to.writeStringField("truth", feedback.truth().name());
    to.writeStringField("subject", feedback.about().id());
    Json.series(to, feedback.about().series());
    to.writeNumberField("timestamp", feedback.about().epochMillis());
    to.writeStringField("scope", feedback.scope().toString());
    to.writeStringField("who", feedback.note().who());
    to.writeStringField("note", feedback.note().text());
    to.writeNumberField("since", feedback.note().epochMillis());
    Json.text(to, "channel", feedback.channel());
    to.writeEndObject();
  }
}
