package dev.vigil.channels;

import dev.vigil.notify.Fields;
import dev.vigil.notify.Notification;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a notification as templates see them: text, lists and maps, bounded in size. */
final class FieldValues {
  private static final int DEEPEST = 6;
  private static final int MOST_ENTRIES = 200;
  private static final int LONGEST = 10_000;

  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);
  private static final double WHOLE_FROM = 1e6;
  private static final double SCIENTIFIC_FROM = 1e15;
  private static final double SCIENTIFIC_BELOW = 1e-5;

  private FieldValues() {}

  /**
   * The fields, with what the subject knows for those that are missing. A label whose name has a
   * dot in it can be named as {@code labels.http.method} as well.
   */
  static Map<String, Object> of(Notification notification) {
    Map<String, Object> values = new LinkedHashMap<>();
    notification.fields().forEach((name, value) -> put(values, name, value, 0));
    Notification.Subject subject = notification.subject();
    values.putIfAbsent("title", value(subject.title(), 0));
    values.putIfAbsent("text", value(subject.text(), 0));
    values.putIfAbsent("link", value(subject.link(), 0));
    values.putIfAbsent("severity", subject.severity().name());
    values.putIfAbsent("priority", subject.priority().name());
    if (notification.kind() != Notification.Kind.DIGEST) {
      values.putIfAbsent("incident", value(subject.thread(), 0));
    }
    values.putIfAbsent("kind", notification.kind().name());
    values.putIfAbsent("channel", value(notification.channel(), 0));
    for (String open : Fields.OPEN) {
      if (values.get(open) instanceof Map<?, ?> group) {
        dotted(values, open, group);
      }
    }
    return values;
  }

  private static void dotted(Map<String, Object> values, String open, Map<?, ?> group) {
    group.forEach(
        (name, value) -> {
          if (String.valueOf(name).contains(".")) {
            values.put(open + "." + name, value);
          }
        });
  }

  private static void put(
      Map<String, Object> into, String name, @Nullable Object value, int depth) {
    if (value != null && into.size() < MOST_ENTRIES) {
      into.put(name, value(value, depth));
    }
  }

  private static Object value(Object given, int depth) {
    if (given instanceof Boolean) {
      return given;
    }
    if (given instanceof Number number) {
      return number(number);
    }
    if (depth >= DEEPEST) {
      return "";
    }
    if (given instanceof Map<?, ?> map) {
      Map<String, Object> values = new LinkedHashMap<>();
      map.forEach((name, value) -> put(values, String.valueOf(name), value, depth + 1));
      return values;
    }
    if (given instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      for (Object value : list.subList(0, Math.min(list.size(), MOST_ENTRIES))) {
        values.add(value == null ? "" : value(value, depth + 1));
      }
      return values;
    }
    return Texts.clean(Texts.cut(given.toString(), LONGEST));
  }

  /** As people read it: six digits that count, and no exponent where none is needed. */
  static String number(Number number) {
    double value = number.doubleValue();
    if (number instanceof Long || number instanceof Integer) {
      return number.toString();
    }
    if (!Double.isFinite(value)) {
      return "";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    double size = Math.abs(value);
    if (size >= WHOLE_FROM && size < SCIENTIFIC_FROM) {
      return exact.setScale(0, RoundingMode.HALF_EVEN).toPlainString();
    }
    BigDecimal rounded = exact.round(DIGITS).stripTrailingZeros();
    boolean plain = size == 0 || (size < SCIENTIFIC_FROM && size >= SCIENTIFIC_BELOW);
    return plain ? rounded.toPlainString() : rounded.toString();
  }

  /** A value where text has to stand. */
  static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(FieldValues::text).collect(Collectors.joining(", "));
    }
    return value.toString();
  }
}
