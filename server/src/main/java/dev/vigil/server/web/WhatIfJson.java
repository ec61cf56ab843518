package dev.vigil.server.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.Verdict;
import dev.vigil.server.json.Json;
import dev.vigil.server.live.WhatIf;
import dev.vigil.server.live.WhatIf.Told;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the past would have come to, as JSON.
 *
 * @param said what people have said of anomalies, by their ids
 * @param zone whose nights are meant
 */
record WhatIfJson(WhatIf work, Map<String, Truth> said, ZoneId zone) {
  private static final int NIGHT_BEGINS = 22;
  private static final int NIGHT_ENDS = 7;
  private static final int MOST_LISTED = 5_000;

  /** Its answer, as fields of an object; once it is done. */
  void write(JsonGenerator to) throws IOException {
    to.writeNumberField("from", work.question().from());
    to.writeNumberField("to", work.question().to());
    tally("today", WhatIf.TODAY, to);
    tally("whatIf", WhatIf.ASKED, to);
    to.writeNumberField("stays", changes("STAYS"));
    to.writeNumberField("goes", changes("GOES"));
    to.writeNumberField("new", changes("NEW"));
    to.writeArrayFieldStart("budgets");
    for (int step = 0; step < WhatIf.STEPS; step++) {
      to.writeStartObject();
      to.writeNumberField("sensitivity", step / (WhatIf.STEPS - 1.0));
      to.writeNumberField("pagesPerWeek", WhatIf.perWeek(step));
      tally(step, to);
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeArrayFieldStart("candidates");
    List<Told> listed =
        work.told().stream()
            .sorted(Comparator.comparingInt(this::rank).thenComparingLong(one -> -at(one)))
            .limit(MOST_LISTED)
            .toList();
    for (Told one : listed) {
      write(one, to);
    }
    to.writeEndArray();
    to.writeBooleanField("allListed", listed.size() == work.told().size());
  }

  private static long at(Told one) {
    return one.candidate().point().epochMillis();
  }

  private static String change(Told one) {
    boolean today = one.page(WhatIf.TODAY);
    boolean then = one.page(WhatIf.ASKED);
    return today && then ? "STAYS" : today ? "GOES" : then ? "NEW" : "";
  }

  private long changes(String change) {
    return work.told().stream().filter(one -> change(one).equals(change)).count();
  }

  /** Right ones that are lost first, then those that go, that are new, and that stay. */
  private int rank(Told one) {
    return switch (change(one)) {
      case "GOES" -> said.get(one.id()) == Truth.RIGHT ? 0 : 1;
      case "NEW" -> 2;
      case "STAYS" -> 3;
      default -> 4;
    };
  }

  private void tally(String name, int bit, JsonGenerator to) throws IOException {
    to.writeObjectFieldStart(name);
    tally(bit, to);
    to.writeEndObject();
  }

  private void tally(int bit, JsonGenerator to) throws IOException {
    int[] counts = new int[5];
    for (Told one : work.told()) {
      if (one.page(bit)) {
        Truth truth = said.get(one.id());
        counts[0]++;
        counts[1] += truth == Truth.RIGHT ? 1 : 0;
        counts[2] += truth == Truth.WRONG ? 1 : 0;
        counts[3] += night(one) ? 1 : 0;
      }
      counts[4] += one.update(bit) ? 1 : 0;
    }
    to.writeNumberField("alarms", counts[0]);
    to.writeNumberField("right", counts[1]);
    to.writeNumberField("wrong", counts[2]);
    to.writeNumberField("night", counts[3]);
    to.writeNumberField("updates", counts[4]);
  }

  private boolean night(Told one) {
    int hour = Instant.ofEpochMilli(at(one)).atZone(zone).getHour();
    return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
  }

  private void write(Told one, JsonGenerator to) throws IOException {
    Verdict.Anomalous verdict = one.candidate().verdict();
    to.writeStartObject();
    to.writeStringField("anomaly", one.id());
    to.writeStringField("series", one.candidate().point().series().toString());
    to.writeNumberField("timestamp", at(one));
    Json.number(to, "value", one.candidate().point().value());
    to.writeStringField("severity", verdict.severity().name());
    to.writeStringField("type", verdict.score().evidence().type().name());
    to.writeStringField("description", verdict.score().evidence().sentence());
    Truth truth = said.get(one.id());
    Json.text(to, "said", truth == null ? "" : truth.name());
    to.writeBooleanField("night", night(one));
    Json.text(to, "change", change(one));
    to.writeStringField("pages", bits(one.candidate().pages()));
    to.writeStringField("updates", bits(one.candidate().updates()));
    to.writeEndObject();
  }

  /** A digit for each step of the budget, the smallest first. */
  private static String bits(long bits) {
    StringBuilder text = new StringBuilder(WhatIf.STEPS);
    for (int step = 0; step < WhatIf.STEPS; step++) {
      text.append((bits >>> step & 1) == 0 ? '0' : '1');
    }
    return text.toString();
  }
}
