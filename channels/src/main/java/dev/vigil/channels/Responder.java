package dev.vigil.channels;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom Opsgenie tells of an alert. */
record Responder(String kind, String name) {
  private static final Set<String> KINDS = Set.of("team", "user", "escalation", "schedule");

  /** From text such as {@code team:ops}; nothing where it is none. */
  static Optional<Responder> of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String kind = text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String name = text.substring(colon + 1).strip();
    return KINDS.contains(kind) && !name.isEmpty()
        ? Optional.of(new Responder(kind, name))
        : Optional.empty();
  }

  Map<String, Object> json() {
    return Json.object("type", kind, kind.equals("user") ? "username" : "name", name);
  }
}
