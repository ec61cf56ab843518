package dev.vigil.alert;

import dev.vigil.alert.AlertEvent.Kind;
import dev.vigil.alert.MaintenanceCalendar.Turn;
import dev.vigil.model.Digits;
import dev.vigil.model.Durations;
import dev.vigil.model.Question;
import dev.vigil.model.Severity;
import dev.vigil.model.Stage;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an anomaly was news, and what kept it from people.
 *
 * @param kind what it did to its alert
 * @param alert as it is with it
 * @param before the alert as it was before it; null where it is a new one
 * @param pace how long an alert goes on, and comes back
 * @param window the maintenance window of its series that is on, or comes next; null if there is
 *     none
 */
public record AlertStage(
    Kind kind,
    Alert alert,
    @Nullable Alert before,
    Pace pace,
    Keeping keeping,
    @Nullable Turn window)
    implements Stage {

  /**
   * How an alert goes on.
   *
   * @param quietMillis without an anomaly, after which it is over
   * @param backMillis after its end, within which an anomaly is the same alert again
   */
  public record Pace(long quietMillis, long backMillis) {}

  @Override
  public Question question() {
    return Question.ALERT;
  }

  private boolean silenced() {
    return keeping.kind() == Keeping.Kind.SILENCE;
  }

  @Override
  public boolean passed() {
    return !silenced() && kind != Kind.JOINED && kind != Kind.SUPPRESSED;
  }

  @Override
  public String answer() {
    String kept = silenced() ? " Kept quiet by " + keeping.words() + "." : "";
    return news() + "." + kept;
  }

  private String news() {
    String of = "alert " + alert.id();
    return switch (kind) {
      case OPENED -> "News: " + of + ", the first " + words() + " of this series";
      case REOPENED -> "News: " + of + " came back, " + sinceEnd() + " after it was over";
      case FLAPPING -> "News: " + of + " comes and goes, and is told as one from here on";
      case ESCALATED -> "News: " + of + " is graver than before, " + alert.severity();
      case RELEASED -> "News: " + of + " goes on, and nothing keeps it quiet any more";
      default ->
          "No news: "
              + of
              + " goes on, this is its "
              + Digits.nth(alert.seen().count())
              + " anomaly"
              + sinceLast();
    };
  }

  private String words() {
    String text = alert.fingerprint().kind();
    return text.equals(text.toUpperCase(Locale.ROOT))
        ? text.toLowerCase(Locale.ROOT).replace('_', ' ')
        : "of " + text;
  }

  private String sinceEnd() {
    return before == null
        ? "soon"
        : Durations.words((alert.seen().last() - before.openings().ended()) / 1e3);
  }

  private String sinceLast() {
    long since = before == null ? 0 : alert.seen().last() - before.seen().last();
    return since > 0 ? ", " + Durations.words(since / 1e3) + " after the last" : "";
  }

  @Override
  public String otherwise() {
    if (silenced()) {
      return "It would have been told from the end of the silence on, " + until() + ".";
    }
    if (!passed()) {
      return "It would have been news if graver than "
          + alert.severity()
          + ", or after "
          + quiet()
          + " without one.";
    }
    if (alert.fingerprint().ofAbsence()) {
      return "It would have been no news while an absence of the series was known; a silence on it"
          + " would have kept it quiet.";
    }
    return "It would have been no news within "
        + quiet()
        + " of another of its kind, and no graver; a silence on its series would have kept it quiet.";
  }

  private String quiet() {
    return Durations.words(pace.quietMillis() / 1e3);
  }

  private String until() {
    return Digits.time(keeping.until());
  }

  @Override
  public Map<String, Object> turningPoint() {
    if (silenced()) {
      return Map.of("from", keeping.until());
    }
    if (alert.fingerprint().ofAbsence()) {
      return Map.of();
    }
    return Map.of("quietMillis", pace.quietMillis());
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("event", kind.name());
    record.put("alert", alert.id());
    record.put("kind", alert.fingerprint().kind());
    record.put("status", alert.status().name());
    record.put("severity", alert.severity().name());
    record.put("impact", alert.impact().name());
    record.put("priority", alert.priority().name());
    record.put("count", alert.seen().count());
    record.put("first", alert.seen().first());
    if (before != null) {
      Severity was = before.severity();
      record.put("lastBefore", before.seen().last());
      record.put("severityBefore", was.name());
    }
    record.put("quietMillis", pace.quietMillis());
    record.put("comesBackMillis", pace.backMillis());
    record.put("flapping", alert.flapping());
    record.put("keptBy", keeping.kind().name());
    if (!keeping.none()) {
      record.put("keptName", keeping.name());
      if (keeping.until() != Long.MAX_VALUE) {
        record.put("keptUntil", keeping.until());
      }
    }
    return record;
  }
}
