package dev.vigil.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * What people and rules have done with an alert.
 *
 * @param acknowledgedBy who has taken it on; empty where nobody has
 * @param suppressedBy what keeps it from people; empty where nothing does
 * @param byRule whether that is a rule, which no passing of time ends
 * @param notes the last of what was said, oldest first
 */
public record Handling(
    String acknowledgedBy, String suppressedBy, boolean byRule, List<Note> notes) {
  /** How many notes are kept. */
  static final int MOST_NOTES = 50;

  static final Handling NONE = new Handling("", "", false, List.of());

  public Handling {
    notes = List.copyOf(notes);
  }

  Handling acknowledged(String who) {
    return new Handling(who, "", false, notes);
  }

  Handling suppressed(String why, boolean rule) {
    return new Handling(acknowledgedBy, why, rule, notes);
  }

  Handling released() {
    return new Handling(acknowledgedBy, "", false, notes);
  }

  Handling reopened() {
    return new Handling("", "", false, notes);
  }

  Handling with(Note note) {
    List<Note> all = new ArrayList<>(notes);
    all.add(note);
    List<Note> kept = all.size() > MOST_NOTES ? all.subList(1, all.size()) : all;
    return new Handling(acknowledgedBy, suppressedBy, byRule, kept);
  }
}
