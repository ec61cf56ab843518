package dev.vigil.setting;

import dev.vigil.model.NearestName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns what a file or a command line holds into the type of a setting. */
final class SettingValue {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Set<Class<?>> PLAIN =
      Set.of(
          double.class,
          Double.class,
          int.class,
          Integer.class,
          long.class,
          boolean.class,
          String.class,
          ZoneId.class,
          Secret.class);

  private SettingValue() {}

  /** Whether a component may be of this type. */
  static boolean known(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? known(arguments[0])
          : generic.getRawType() == Map.class
              && arguments[0] == String.class
              && known(arguments[1]);
    }
    return type instanceof Class<?> plain
        && (PLAIN.contains(plain) || plain.isEnum() || plain.isRecord());
  }

  /**
   * A value of the setting's type. Text is read, so that an environment variable or an option can
   * stand for any value.
   *
   * @param current what the setting is now, which a group of settings changes in part
   * @throws IllegalArgumentException if the value is not of the kind that is wanted
   * @throws BadSettings with all that is wrong in a group of settings
   */
  static Object of(Setting setting, Object given, Object current) {
    if (setting.type() instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? SettingValues.list(setting, arguments[0], given)
          : SettingValues.map(setting, arguments[1], given);
    }
    Class<?> type = (Class<?>) setting.type();
    if (type.isRecord()) {
      return SettingValues.group(setting, given, (Record) current);
    }
    Object value = given instanceof String text && type != String.class ? text.strip() : given;
    if (type == double.class || type == Double.class) {
      return number(setting, value);
    }
    if (type == int.class || type == Integer.class) {
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
    if (type == Secret.class) {
      return secret(setting, given);
    }
    return type.isEnum() ? constant(setting, type, value) : text(setting, value);
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

  private static Object constant(Setting setting, Class<?> type, Object value) {
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = ((Enum<?>) constant).name();
      String given = value.toString();
      if (constant.equals(value)
          || NearestName.same(name, given)
          || NearestName.same(constant.toString(), given)) {
        return constant;
      }
      names.add(constant.toString().toLowerCase(Locale.ROOT));
    }
    String nearest =
        NearestName.of(value.toString(), names)
            .map(name -> ", did you mean '" + name + "'?")
            .orElse("");
    throw new IllegalArgumentException(wrong(setting, value).getMessage() + nearest);
  }

  private static String text(Setting setting, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(setting, value);
  }

  /** What was given stays out of the words: it may be the secret, in the wrong form. */
  private static Secret secret(Setting setting, Object value) {
    if (value instanceof Secret secret) {
      return secret;
    }
    if (value instanceof String || value instanceof Number) {
      return new Secret(value.toString());
    }
    throw new IllegalArgumentException(setting.name() + " must be " + setting.kind());
  }

  /** What was given is told, unless it may hold a secret. */
  static IllegalArgumentException wrong(Setting setting, Object value) {
    String was = holdsSecret(setting.type()) ? "" : ", was '" + value + "'";
    return new IllegalArgumentException(setting.name() + " must be " + setting.kind() + was);
  }

  private static boolean holdsSecret(Type type) {
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments()).anyMatch(SettingValue::holdsSecret);
    }
    if (type instanceof Class<?> plain && plain.isRecord()) {
      return Arrays.stream(plain.getRecordComponents())
          .anyMatch(component -> holdsSecret(component.getGenericType()));
    }
    return type == Secret.class;
  }
}
