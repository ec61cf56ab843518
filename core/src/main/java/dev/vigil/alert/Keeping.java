package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

/**
 * What keeps an anomaly from people. Immutable.
 *
 * @param name of the rule or the window, or the number of the silence
 * @param words as people read it; empty where nothing does
 * @param until when it ends, in event time; {@link Long#MAX_VALUE} where no passing of time ends it
 */
public record Keeping(Kind kind, String name, String words, long until) {
  /** Nothing does. */
  public static final Keeping NONE = new Keeping(Kind.NOTHING, "", "", Long.MAX_VALUE);

  /** What can keep it. */
  public enum Kind {
    NOTHING,
    RULE,
    WINDOW,
    SILENCE
  }

  public Keeping {
    requireNonNull(kind, "kind");
    requireNonNull(words, "words");
  }

  static Keeping of(String rule) {
    return new Keeping(Kind.RULE, rule, "rule " + rule, Long.MAX_VALUE);
  }

  static Keeping of(Silence silence) {
    String number = Long.toString(silence.id());
    return new Keeping(Kind.SILENCE, number, silence.words(), silence.span().until());
  }

  static Keeping of(MaintenanceCalendar.Turn turn) {
    String name = turn.window().name();
    return new Keeping(Kind.WINDOW, name, "maintenance window " + name, turn.span().until());
  }

  boolean none() {
    return kind == Kind.NOTHING;
  }

  boolean byRule() {
    return kind == Kind.RULE;
  }
}
