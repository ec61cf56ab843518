package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.feedback.Feedback;
import dev.vigil.model.Anomaly;
import dev.vigil.server.json.Json;
import dev.vigil.server.json.StoredAnomaly;
import dev.vigil.server.live.Live;
import dev.vigil.store.Fact;
import dev.vigil.store.FactPage;
import dev.vigil.store.FactQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The anomalies of the last seven days, as they were kept, with what people have said of them: what
 * a rule or a silence would have met. Immutable.
 *
 * @param whole whether these are all; else the last
 */
record LastWeek(List<StoredAnomaly> anomalies, Map<String, Truth> said, boolean whole) {
  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int MOST = 10_000;
  private static final int A_PAGE = 1_000;
  private static final int NEWEST = 4;

  /** Those up to a time. */
  static LastWeek until(long now, Live live) {
    Map<String, Truth> said = new HashMap<>();
    // asked first: by then all that was accepted is known
    for (Feedback one : Answers.await(live.ask(room -> room.engine().feedback().all()))) {
      said.put(one.about().id(), one.truth());
    }
    FactQuery query = FactQuery.of(Fact.Kind.ANOMALY, "").between(now - WEEK, now);
    List<StoredAnomaly> anomalies = new ArrayList<>();
    String next = "";
    do {
      FactPage page = live.facts().page(query, next, A_PAGE);
      page.facts().forEach(fact -> anomalies.add(StoredAnomaly.read(fact.body())));
      next = page.next();
    } while (!next.isEmpty() && anomalies.size() < MOST);
    return new LastWeek(List.copyOf(anomalies), said, next.isEmpty());
  }

  /** What some of them come to, as fields of an object. */
  void write(Predicate<Anomaly> which, JsonGenerator to) throws IOException {
    List<StoredAnomaly> some = anomalies.stream().filter(one -> which.test(one.anomaly())).toList();
    to.writeNumberField("anomalies", anomalies.size());
    to.writeBooleanField("complete", whole);
    to.writeNumberField("matched", some.size());
    to.writeNumberField("told", some.stream().filter(one -> one.quiet().isEmpty()).count());
    to.writeNumberField("right", count(some, Truth.RIGHT));
    to.writeNumberField("wrong", count(some, Truth.WRONG));
    to.writeNumberField(
        "series",
        some.stream().map(one -> one.anomaly().observation().series()).distinct().count());
    to.writeArrayFieldStart("days");
    for (Map.Entry<Long, Integer> day : days(some).entrySet()) {
      to.writeStartObject();
      to.writeNumberField("from", day.getKey());
      to.writeNumberField("matched", day.getValue());
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeArrayFieldStart("newest");
    for (StoredAnomaly one : some.subList(0, Math.min(NEWEST, some.size()))) {
      write(one, to);
    }
    to.writeEndArray();
  }

  private long count(List<StoredAnomaly> some, Truth truth) {
    return some.stream().filter(one -> said.get(one.anomaly().id()) == truth).count();
  }

  /** By the days of UTC. */
  private static TreeMap<Long, Integer> days(List<StoredAnomaly> some) {
    TreeMap<Long, Integer> days = new TreeMap<>();
    for (StoredAnomaly one : some) {
      long at = one.anomaly().observation().epochMillis();
      days.merge(at - Math.floorMod(at, DAY), 1, Integer::sum);
    }
    return days;
  }

  private void write(StoredAnomaly stored, JsonGenerator to) throws IOException {
    Anomaly one = stored.anomaly();
    to.writeStartObject();
    to.writeStringField("id", one.id());
    Json.series(to, one.observation().series());
    to.writeNumberField("timestamp", one.observation().epochMillis());
    to.writeStringField("severity", one.severity().name());
    to.writeStringField("description", one.description());
    Json.text(to, "quiet", stored.quiet());
    Truth truth = said.get(one.id());
    Json.text(to, "said", truth == null ? "" : truth.name());
    to.writeEndObject();
  }
}
