package dev.vigil.setting;

import dev.vigil.setting.BadSettings.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Settings that hold several values: lists, groups of names, groups of settings. */
final class SettingValues {
  private SettingValues() {}

  /**
   * A list, each of whose values is read; text holds them with commas between.
   *
   * @throws BadSettings with every value that is wrong
   */
  static List<Object> list(Setting setting, Type element, Object given) {
    List<?> values = given instanceof String text ? split(text) : null;
    if (given instanceof List<?> list) {
      values = list;
    }
    if (values == null) {
      throw SettingValue.wrong(setting, given);
    }
    List<Object> read = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      String place = "[" + i + "]";
      one(setting.name() + place, place, element, values.get(i), read::add, problems);
    }
    return refuse(problems, List.copyOf(read));
  }

  /**
   * Names, each with a value that is read; text holds them as {@code name=value} with commas
   * between. Names keep their order.
   *
   * @throws BadSettings with every value that is wrong
   */
  static Map<String, Object> map(Setting setting, Type element, Object given) {
    Map<?, ?> values = given instanceof String text ? pairs(setting, text) : null;
    if (given instanceof Map<?, ?> map) {
      values = map;
    }
    if (values == null) {
      throw SettingValue.wrong(setting, given);
    }
    Map<String, Object> read = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    values.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          String place = setting.name() + "." + name;
          one(place, "." + name, element, value, got -> read.put(name, got), problems);
        });
    return refuse(problems, Collections.unmodifiableMap(read));
  }

  /**
   * A group of settings with those given changed.
   *
   * @throws BadSettings with all that is wrong
   */
  static Record group(Setting setting, Object given, Record current) {
    if (given.getClass() == current.getClass()) {
      return (Record) given;
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw SettingValue.wrong(setting, given);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(String.valueOf(key), value));
    try {
      return (Record) new SpecSettings(current, (Record) setting.defaultValue()).with(named);
    } catch (BadSettings e) {
      throw new BadSettings(under("", e));
    }
  }

  private static void one(
      String name,
      String place,
      Type type,
      Object given,
      java.util.function.Consumer<Object> into,
      List<Problem> problems) {
    try {
      Object made = type instanceof Class<?> c && c.isRecord() ? SpecSettings.defaults(c) : "";
      into.accept(SettingValue.of(new Setting(name, type, made, ""), given, made));
    } catch (BadSettings e) {
      problems.addAll(under(place, e));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(place, String.valueOf(e.getMessage())));
    }
  }

  /** The problems of something that stands at a place in a setting. */
  static List<Problem> under(String place, BadSettings inner) {
    return inner.problems().stream()
        .map(problem -> new Problem(join(place, problem.key()), problem.message()))
        .toList();
  }

  private static String join(String place, String key) {
    boolean joined = key.isEmpty() || key.startsWith("[") || key.startsWith(".");
    return joined ? place + key : place + "." + key;
  }

  private static <T> T refuse(List<Problem> problems, T read) {
    if (!problems.isEmpty()) {
      throw new BadSettings(problems);
    }
    return read;
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static Map<String, String> pairs(Setting setting, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : split(text)) {
      int at = part.indexOf('=');
      if (at <= 0) {
        throw SettingValue.wrong(setting, text);
      }
      pairs.put(part.substring(0, at).strip(), part.substring(at + 1).strip());
    }
    return pairs;
  }
}
