package dev.vigil.incident;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.Digits;
import dev.vigil.model.Question;
import dev.vigil.model.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an anomaly belongs with. Immutable.
 *
 * @param how it came to its incident
 * @param incident number of its incident; 0 where it has none
 * @param alerts of the incident, with its own
 * @param nearest the incident that most spoke for, its own or another; see {@link Nearest#NONE}
 * @param joinAt correlation from which it would have joined
 */
public record IncidentStage(How how, long incident, int alerts, Nearest nearest, double joinAt)
    implements Stage {

  /** How an anomaly comes to its incident. */
  public enum How {
    /** Nothing known belongs with it. */
    OPENED,
    /** Its alert correlates with those of an incident. */
    JOINED,
    /** So many incidents at once are one. */
    STORM,
    /** Its alert is part of one that goes on. */
    GOES_ON,
    /** Its alert was part of one that was over. */
    CAME_BACK,
    /** It is kept from people, and takes no part. */
    APART
  }

  /**
   * An incident, and how much speaks for belonging to it.
   *
   * @param incident its number; 0 for none
   * @param score 0–1
   * @param shared what speaks for it, as people read it, the weightiest first
   */
  public record Nearest(long incident, double score, List<String> shared) {
    /** Nothing speaks for any. */
    public static final Nearest NONE = new Nearest(0, 0, List.of());

    public Nearest {
      shared = List.copyOf(shared);
    }
  }

  public IncidentStage {
    requireNonNull(how, "how");
    requireNonNull(nearest, "nearest");
  }

  @Override
  public Question question() {
    return Question.INCIDENT;
  }

  @Override
  public boolean passed() {
    return how != How.APART;
  }

  @Override
  public String answer() {
    String of = "incident " + incident;
    return switch (how) {
      case OPENED -> "Nothing known: it opens " + of + "." + besides();
      case JOINED ->
          "It belongs to "
              + of
              + ", now of "
              + alerts
              + " alerts, with a correlation of "
              + Digits.share(nearest.score())
              + shared()
              + ".";
      case STORM -> "A storm of incidents is one: " + of + ", of " + alerts + " alerts.";
      case GOES_ON ->
          "It is part of " + of + ", of " + alerts + (alerts == 1 ? " alert." : " alerts.");
      case CAME_BACK -> "It was part of " + of + ", which goes on again.";
      case APART -> "It takes no part in any incident, since people are not told of it.";
    };
  }

  private String besides() {
    return nearest.incident() == 0 || nearest.incident() == incident
        ? ""
        : " The nearest is incident "
            + nearest.incident()
            + ", with a correlation of "
            + Digits.share(nearest.score())
            + shared()
            + ".";
  }

  private String shared() {
    return nearest.shared().isEmpty() ? "" : " (" + String.join(", ", nearest.shared()) + ")";
  }

  @Override
  public String otherwise() {
    return switch (how) {
      case OPENED -> "It would have joined an incident from a correlation of " + at() + " on.";
      case JOINED -> "It would have been alone below a correlation of " + at() + ".";
      case STORM -> "It would have been alone in a calmer minute.";
      case GOES_ON, CAME_BACK, APART -> "";
    };
  }

  private String at() {
    return Digits.share(joinAt);
  }

  @Override
  public Map<String, Object> turningPoint() {
    return how == How.OPENED || how == How.JOINED ? Map.of("correlation", joinAt) : Map.of();
  }

  @Override
  public Map<String, Object> record() {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("how", how.name());
    record.put("incident", incident);
    record.put("alerts", alerts);
    record.put("joinAt", joinAt);
    if (nearest.incident() != 0) {
      record.put("nearest", nearest.incident());
      record.put("correlation", nearest.score());
      record.put("shared", nearest.shared());
    }
    return record;
  }
}
