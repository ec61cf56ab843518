package dev.vigil.alert;

import java.util.Locale;

/** An action that an alert, or an incident, refuses where it stands; nothing has changed. */
public final class IllegalTransition extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Enum<?> from;
  private final Enum<?> to;
  private final String why;

  /**
   * @param what with its article: {@code an alert}
   */
  public IllegalTransition(String what, Enum<?> from, Enum<?> to, String why) {
    super(what + " cannot go from " + word(from) + " to " + word(to) + ": " + why);
    this.from = from;
    this.to = to;
    this.why = why;
  }

  private static String word(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  /** The status in which it stands. */
  public Enum<?> from() {
    return from;
  }

  /** The status to which it was to go. */
  public Enum<?> to() {
    return to;
  }

  /** The reason, for a person. */
  public String why() {
    return why;
  }
}
