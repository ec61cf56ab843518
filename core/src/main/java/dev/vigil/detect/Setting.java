package dev.vigil.detect;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One setting of a detector, as its spec declares it.
 *
 * @param name name of the spec's component, such as {@code warmUp}
 * @param type one of {@code double int long boolean}, String, ZoneId, or an enum
 * @param defaultValue value in the spec that its constructor without parameters makes
 * @param description what {@link About} says of it; empty where it says nothing
 */
public record Setting(String name, Class<?> type, Object defaultValue, String description) {
  /** What may stand here, in words: "a number", "a time zone", "one of mean, median". */
  public String kind() {
    if (type == double.class) {
      return "a number";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == ZoneId.class) {
      return "a time zone such as Europe/Berlin";
    }
    if (type.isEnum()) {
      return "one of " + constants(type);
    }
    return "text";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
