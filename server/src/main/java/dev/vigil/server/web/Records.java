package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigil.model.Durations;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.DeliveryBook;
import dev.vigil.server.live.Live;
import dev.vigil.store.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds to an anomaly, an alert or an incident the record of the stages it passed, as it was stored
 * then, and what has become of its notifications since.
 */
final class Records {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Live live;

  Records(Live live) {
    this.live = live;
  }

  /** The body of a fact with its record. */
  String with(Fact fact) {
    String anomaly = fact.kind() == Fact.Kind.ANOMALY ? fact.id() : scalar(fact.body(), "anomaly");
    Optional<Fact> passage =
        anomaly.isEmpty() ? Optional.empty() : live.facts().find(Fact.Kind.PASSAGE, "", anomaly);
    String stages = passage.map(Fact::body).orElseGet(this::missing);
    return joined(fact.body(), joined(stages, deliveries(fact, passage)));
  }

  private String missing() {
    String why =
        "the record is not kept any more: it is older than the "
            + Durations.words(live.kept().toMillis() / 1e3)
            + " that are kept, or of a time before records were";
    return Json.text(
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("stages");
          to.writeEndArray();
          to.writeStringField("stagesMissing", why);
          to.writeEndObject();
        });
  }

  /** Of an anomaly those that it brought about; else all of its incident. */
  private String deliveries(Fact fact, Optional<Fact> passage) {
    List<String> keys =
        switch (fact.kind()) {
          case INCIDENT -> live.deliveries().keysOf(Long.parseLong(fact.id()));
          case ALERT -> ofIncident(scalar(fact.body(), "incident"));
          default -> passage.map(one -> keys(one.body())).orElse(List.of());
        };
    List<DeliveryBook.Course> courses = live.deliveries().courses(keys);
    return Json.text(
        to -> {
          to.writeStartObject();
          to.writeArrayFieldStart("deliveries");
          for (DeliveryBook.Course course : courses) {
            write(course, to);
          }
          to.writeEndArray();
          to.writeEndObject();
        });
  }

  private List<String> ofIncident(String number) {
    return number.isEmpty() ? List.of() : live.deliveries().keysOf(Long.parseLong(number));
  }

  private static void write(DeliveryBook.Course course, JsonGenerator to) throws IOException {
    List<String> all = course.json();
    to.writeStartObject();
    to.writeStringField("key", course.key());
    if (!all.isEmpty()) {
      Json.text(to, "channel", scalar(all.get(0), "channel"));
      Json.text(to, "kind", scalar(all.get(0), "kind"));
      to.writeStringField("status", scalar(all.get(all.size() - 1), "status"));
    }
    to.writeArrayFieldStart("course");
    for (String one : all) {
      to.writeRawValue(one);
    }
    to.writeEndArray();
    to.writeEndObject();
  }

  /** The fields of two objects in one. */
  private static String joined(String object, String more) {
    String left = object.substring(0, object.lastIndexOf('}'));
    String right = more.substring(more.indexOf('{') + 1);
    boolean empty = left.endsWith("{") || right.strip().equals("}");
    return left + (empty ? "" : ",") + right;
  }

  /** A text or a number of an object; empty where it has none of that name. */
  private static String scalar(String object, String name) {
    try (JsonParser json = FACTORY.createParser(object)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals(name) && json.currentToken().isScalarValue()) {
          return json.getText();
        }
        json.skipChildren();
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys of the notifications of a record. */
  private static List<String> keys(String record) {
    List<String> keys = new ArrayList<>();
    try (JsonParser json = FACTORY.createParser(record)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("key")) {
          keys.add(json.nextTextValue());
        }
      }
      return keys;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
