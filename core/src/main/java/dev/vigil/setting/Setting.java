package dev.vigil.setting;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One setting of a detector or a channel, as its spec declares it.
 *
 * @param name name of the spec's component, such as {@code warmUp}
 * @param type one of {@code double int long boolean}, Double, Integer, String, ZoneId, {@link
 *     Secret} or an enum; a {@code List} of these or a {@code Map} from String to one of these; or
 *     a record of settings
 * @param defaultValue value in the spec that its constructor without parameters makes
 * @param description what {@link About} says of it; empty where it says nothing
 */
public record Setting(String name, Type type, Object defaultValue, String description) {
  /** What may stand here, in words: "a number", "a time zone", "one of mean, median". */
  public String kind() {
    return kind(type);
  }

  /** The settings of a group, none if this is no group. */
  public List<Setting> parts() {
    return defaultValue instanceof Record group
        ? new SpecSettings(group, group).settings()
        : List.of();
  }

  /** The default as it would be written in a configuration. */
  public String defaultText() {
    return text(defaultValue);
  }

  private static String text(Object value) {
    if (value instanceof Enum<?> constant) {
      return word(constant);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Setting::text).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value.equals(ZoneOffset.UTC) ? "UTC" : value.toString();
  }

  private static String number(Double value) {
    if (value.isInfinite()) {
      return value > 0 ? ".inf" : "-.inf";
    }
    return value.isNaN()
        ? ".nan"
        : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
  }

  static String kind(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? "a list, each " + kind(arguments[0])
          : "a group of names, each with " + kind(arguments[1]);
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == int.class || type == long.class || type == Integer.class) {
      return "a whole number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == ZoneId.class) {
      return "a time zone such as Europe/Berlin";
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return "one of " + constants(plain);
    }
    return type instanceof Class<?> plain && plain.isRecord() ? "a group of settings" : "text";
  }

  private static String constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> word((Enum<?>) constant))
        .collect(Collectors.joining(", "));
  }

  /** How a constant is written: as it prints itself, in lower case. */
  private static String word(Enum<?> constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }
}
