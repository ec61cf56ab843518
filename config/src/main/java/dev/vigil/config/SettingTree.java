package dev.vigil.config;

import dev.vigil.config.Node.Scalar;
import dev.vigil.model.NearestName;
import dev.vigil.setting.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a setting of a detector is handed, which may be a list or a group of further values. */
final class SettingTree {
  /** One step of the path to a problem: a name, or a place in a list. */
  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[]+)|\\[(\\d+)]");

  private SettingTree() {}

  /** The value as numbers, truths, text, lists and maps of these. */
  static Object plain(Value value, Optional<Setting> setting) {
    return plain(value, setting.map(Setting::type).orElse(String.class));
  }

  private static Object plain(Value value, Type type) {
    if (value.node() instanceof Node.Listing) {
      List<Object> items = new ArrayList<>();
      value.items("a list").forEach(item -> items.add(plain(item, inner(type))));
      return items;
    }
    if (value.node() instanceof Node.Mapping) {
      Map<String, Object> entries = new LinkedHashMap<>();
      for (Node.Entry entry : value.entries("a group").orElse(List.of())) {
        entries.put(entry.key(), plain(value.of(entry), inner(type)));
      }
      return entries;
    }
    if (value.node() instanceof Node.Unreadable) {
      value.mustBe("a value");
    }
    return value.plain(!primitive(type)).orElse("");
  }

  /** What a list or a group holds; text where that is another group, whose types it knows. */
  private static Type inner(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments[arguments.length - 1];
    }
    return Object.class;
  }

  private static boolean primitive(Type type) {
    return type instanceof Class<?> plain
        && (plain.isPrimitive() || plain == Double.class || plain == Integer.class);
  }

  /** Whether a value is of the kind that a setting wants; filled in text is read as any kind. */
  static boolean fits(Value value, Setting setting) {
    if (setting.type() instanceof ParameterizedType generic) {
      boolean filled = value.node() instanceof Scalar scalar && scalar.filled();
      return filled
          || (generic.getRawType() == List.class
              ? value.node() instanceof Node.Listing
              : value.node() instanceof Node.Mapping);
    }
    if (setting.type() instanceof Class<?> plain && plain.isRecord()) {
      return value.node() instanceof Node.Mapping;
    }
    if (!(value.node() instanceof Scalar scalar)) {
      return false;
    }
    Type type = setting.type();
    return switch (scalar.kind()) {
      case NUMBER -> primitive(type) ? type != boolean.class : scalar.filled();
      case TRUTH -> type == boolean.class || hasTruths(type) || scalar.filled();
      case TEXT -> !primitive(type) || scalar.filled();
      case NOTHING -> false;
    };
  }

  /** Whether true and false are among the words that may stand here. */
  private static boolean hasTruths(Type type) {
    return type instanceof Class<?> plain
        && plain.isEnum()
        && Arrays.stream(plain.getEnumConstants())
            .anyMatch(word -> NearestName.same(word.toString(), "true"));
  }

  /** The setting that a problem's path begins with. */
  static String top(String path) {
    int end = 0;
    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
      end++;
    }
    return path.substring(0, end);
  }

  /** The thing that a problem's path leads to; as near to it as there is a value. */
  static Node node(Node setting, String path) {
    Node node = setting;
    Matcher steps = STEP.matcher(path.substring(top(path).length()));
    while (steps.find()) {
      String name = steps.group(1);
      if (name == null && node instanceof Node.Listing list) {
        int at = Integer.parseInt(steps.group(2));
        node = at < list.items().size() ? list.items().get(at) : node;
      } else if (name != null && node instanceof Node.Mapping mapping) {
        Optional<Node.Entry> entry =
            mapping.entries().stream().filter(e -> e.key().equals(name)).findFirst();
        node = entry.map(Node.Entry::value).orElse(node);
      }
    }
    return node;
  }

  /** Some value of it that was filled in, if there is any. */
  static Optional<Scalar> firstFilled(Node node) {
    if (node instanceof Scalar scalar) {
      return scalar.filled() ? Optional.of(scalar) : Optional.empty();
    }
    Stream<Node> inner = Stream.empty();
    if (node instanceof Node.Listing list) {
      inner = list.items().stream();
    } else if (node instanceof Node.Mapping mapping) {
      inner = mapping.entries().stream().map(Node.Entry::value);
    }
    return inner.flatMap(one -> firstFilled(one).stream()).findFirst();
  }
}
