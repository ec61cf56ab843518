package dev.vigil.detect;

import dev.vigil.model.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what a file or a command line holds into the type of a setting. */
final class SettingValue {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private SettingValue() {}

  /** Whether a component may be of this type. */
  static boolean known(Class<?> type) {
    return type == double.class
        || type == int.class
        || type == long.class
        || type == boolean.class
        || type == String.class
        || type == ZoneId.class
        || type.isEnum();
  }

  /**
   * A value of the setting's type. Text is read, so that an environment variable or an option can
   * stand for any value.
   *
   * @throws IllegalArgumentException if the value is not of the kind that is wanted
   */
  static Object of(Setting setting, Object given) {
    Class<?> type = setting.type();
    Object value = given instanceof String text && type != String.class ? text.strip() : given;
    if (type == double.class) {
      return number(setting, value);
    }
    if (type == int.class) {
      return (int) whole(setting, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
    if (type == long.class) {
      return whole(setting, value, Long.MIN_VALUE, Long.MAX_VALUE);
    }
    if (type == boolean.class) {
      return yesOrNo(setting, value);
    }
    if (type == ZoneId.class) {
      return zone(setting, value);
    }
    return type.isEnum() ? constant(setting, value) : text(setting, value);
  }

  private static double number(Setting setting, Object value) {
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    double infinite = value instanceof String text ? infinity(text) : 0;
    double number = infinite == 0 ? decimal(setting, value).doubleValue() : infinite;
    if (infinite == 0 && Double.isInfinite(number)) {
      throw wrong(setting, value);
    }
    return number;
  }

  /** Infinity as YAML and Java write it; 0 if it is none. */
  private static double infinity(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case ".inf", "+.inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-.inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  private static long whole(Setting setting, Object value, long least, long most) {
    BigDecimal number = decimal(setting, value);
    boolean fits =
        number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(most)) <= 0
            && number.stripTrailingZeros().scale() <= 0;
    if (!fits) {
      throw wrong(setting, value);
    }
    return number.longValueExact();
  }

  private static BigDecimal decimal(Setting setting, Object value) {
    boolean numeric =
        value instanceof Number || (value instanceof String text && NUMBER.matcher(text).matches());
    if (!numeric) {
      throw wrong(setting, value);
    }
    try {
      return new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      throw wrong(setting, value);
    }
  }

  private static boolean yesOrNo(Setting setting, Object value) {
    if (value instanceof Boolean yes) {
      return yes;
    }
    return switch (value.toString().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, value);
    };
  }

  private static ZoneId zone(Setting setting, Object value) {
    if (value instanceof ZoneId zone) {
      return zone;
    }
    try {
      return ZoneId.of(value.toString());
    } catch (DateTimeException e) {
      String nearest =
          NearestName.of(value.toString(), ZoneId.getAvailableZoneIds())
              .map(name -> ", did you mean '" + name + "'?")
              .orElse("");
      throw new IllegalArgumentException(wrong(setting, value).getMessage() + nearest, e);
    }
  }

  private static Object constant(Setting setting, Object value) {
    for (Object constant : setting.type().getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      if (constant.equals(value) || NearestName.same(name, value.toString())) {
        return constant;
      }
    }
    throw wrong(setting, value);
  }

  private static String text(Setting setting, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(setting, value);
  }

  private static IllegalArgumentException wrong(Setting setting, Object value) {
    return new IllegalArgumentException(
        setting.name() + " must be " + setting.kind() + ", was '" + value + "'");
  }
}
