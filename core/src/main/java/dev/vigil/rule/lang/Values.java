package dev.vigil.rule.lang;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JavaScript sees them: {@link String}, {@link Double}, {@link Boolean}, lists and maps;
 * null is what is missing, be it undefined or null.
 */
final class Values {
  /** Of a longer text only so many characters are looked at. */
  static final int LONGEST_TEXT = 8192;

  private static final int MOST_BITS = 1100;

  private Values() {}

  /** What a scope has given, as one of the kinds above; null for what is none of them. */
  static @Nullable Object known(@Nullable Object given) {
    if (given instanceof String text) {
      return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
    if (given instanceof Double number) {
      return number.isNaN() ? null : number;
    }
    if (given == null
        || given instanceof Boolean
        || given instanceof Map
        || given instanceof List) {
      return given;
    }
    return box(strictNumber(given));
  }

  /** The number that a scope has given; NaN if it is none of those that are known. */
  static double strictNumber(@Nullable Object given) {
    if (given instanceof Double number) {
      return number;
    }
    if (given instanceof Integer || given instanceof Long) {
      return ((Number) given).longValue();
    }
    return given instanceof Number number && small(number) ? number.doubleValue() : Double.NaN;
  }

  private static boolean small(Number number) {
    return number instanceof Float
        || number instanceof Short
        || number instanceof Byte
        || (number instanceof BigInteger whole && whole.bitLength() <= MOST_BITS)
        || (number instanceof BigDecimal decimal
            && decimal.unscaledValue().bitLength() <= MOST_BITS);
  }

  /** A member of a map; null where there is none, or where it is no map. */
  static @Nullable Object member(@Nullable Object of, String name) {
    return known(given(of, name));
  }

  /** A member of a map as the scope has it. */
  static @Nullable Object given(@Nullable Object of, String name) {
    if (!(of instanceof Map<?, ?> map)) {
      return null;
    }
    try {
      return map.get(name);
    } catch (ClassCastException sortedByOtherKeys) {
      return null;
    }
  }

  /** The number that a value stands for; NaN for what is missing and what stands for none. */
  static double number(@Nullable Object value) {
    if (value instanceof String text) {
      return NumberText.read(text);
    }
    return value instanceof Boolean yes ? (yes ? 1 : 0) : strictNumber(value);
  }

  /** Null for NaN. */
  static @Nullable Object box(double number) {
    return Double.isNaN(number) ? null : (Object) number;
  }

  /** A value in the form in which it can be sought in a set: 0 for −0. */
  static Object sought(Object value) {
    return value instanceof Double number && number == 0 ? (Object) 0.0 : value;
  }

  static boolean truth(@Nullable Object value) {
    if (value instanceof Boolean yes) {
      return yes;
    }
    if (value instanceof Double number) {
      return truth((double) number);
    }
    return value instanceof String text ? !text.isEmpty() : value != null;
  }

  static boolean truth(double number) {
    return number != 0 && !Double.isNaN(number);
  }

  /** As {@code ===} has it; what is missing is equal to nothing, as are lists and maps. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Double a && other instanceof Double b) {
      return (double) a == (double) b;
    }
    return one instanceof String text
        ? text.equals(other)
        : one instanceof Boolean yes && yes.equals(other);
  }

  /** As {@code ==} has it, where the kinds differ by the numbers that they stand for. */
  static boolean alike(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return false;
    }
    return one.getClass() == other.getClass() ? same(one, other) : number(one) == number(other);
  }

  /** The text that a value is in a sum or a search; null for what has none. */
  static @Nullable String text(@Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Double number) {
      return NumberText.write(number);
    }
    return value instanceof Boolean yes ? yes.toString() : null;
  }

  /** Length of a text or list; NaN of anything else. */
  static double length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof List<?> list ? list.size() : Double.NaN;
  }

  /** As {@code +} has it; null where a side is missing, or the text would be too long. */
  static @Nullable Object sum(@Nullable Object one, @Nullable Object other) {
    if (!(one instanceof String) && !(other instanceof String)) {
      return box(number(one) + number(other));
    }
    String first = text(one);
    String second = text(other);
    boolean fits =
        first != null && second != null && first.length() + second.length() <= LONGEST_TEXT;
    return fits ? first + second : null;
  }
}
