package dev.vigil.alert;

import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Ruling;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came with an anomaly, and what rules have said of it, as text. Of metadata and context the
 * first 32 entries are kept, those within others under their path: {@code user.name}.
 *
 * @param source what sent the point; empty where that is not known
 * @param rule names of the rules that raised or escalated it
 * @param reason what these rules say
 */
public record Details(
    String source,
    String rule,
    String reason,
    Map<String, String> metadata,
    Map<String, String> context) {
  /** Nothing came with it. */
  public static final Details NONE = new Details("", "", "", Map.of(), Map.of());

  static final int MOST = 32;
  private static final int MOST_LOOKED_AT = 1_000;
  private static final int DEPTH = 4;
  private static final int DEPTH_OF_LISTS = 2;
  private static final int LONGEST = 200;

  public Details {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }

  static Details of(List<Ruling> rulings, Circumstances circumstances) {
    boolean bare = circumstances.metadata().isEmpty() && circumstances.context().isEmpty();
    if (bare && rulings.isEmpty() && circumstances.source() == null) {
      return NONE;
    }
    String source = circumstances.source();
    return new Details(
        source == null ? "" : cut(source),
        said(rulings, Ruling::rule),
        said(rulings, Ruling::reason),
        flat(circumstances.metadata()),
        flat(circumstances.context()));
  }

  private static String said(List<Ruling> rulings, Function<Ruling, String> what) {
    return cut(rulings.stream().map(what).distinct().collect(Collectors.joining("; ")));
  }

  private static Map<String, String> flat(Map<String, ?> tree) {
    Flat flat = new Flat();
    flat.put("", tree, DEPTH);
    return flat.texts;
  }

  /** The first entries of a tree, of which so many are looked at: it may hold itself. */
  private static final class Flat {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private int looked;

    void put(String path, Object value, int depth) {
      if (value instanceof Map<?, ?> map) {
        if (depth > 0) {
          putAll(path, map, depth);
        }
      } else if (value instanceof List<?> list) {
        texts.put(path, joined(list, DEPTH_OF_LISTS));
      } else {
        texts.put(path, text(value, 0));
      }
    }

    private void putAll(String path, Map<?, ?> map, int depth) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (texts.size() >= MOST || ++looked > MOST_LOOKED_AT) {
          return;
        }
        Object inner = entry.getValue();
        String name = (path.isEmpty() ? "" : path + ".") + entry.getKey();
        if (inner != null && name.length() <= LONGEST) {
          put(name, inner, depth - 1);
        }
      }
    }
  }

  private static String joined(Collection<?> all, int depth) {
    return cut(
        all.stream()
            .limit(MOST)
            .map(one -> text(one, depth - 1))
            .collect(Collectors.joining(", ")));
  }

  /** Whole numbers without a point, as they were most likely sent. */
  private static String text(@Nullable Object value, int depth) {
    if (value instanceof List<?> list) {
      return depth > 0 ? "[" + joined(list, depth) + "]" : "[…]";
    }
    if (value instanceof Map<?, ?> map) {
      return depth > 0 ? "{" + joined(map.entrySet(), depth) + "}" : "{…}";
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return cut(String.valueOf(entry.getKey())) + "=" + text(entry.getValue(), depth);
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return cut(String.valueOf(value));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
