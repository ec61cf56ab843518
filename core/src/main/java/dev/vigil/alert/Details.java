package dev.vigil.alert;

import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Ruling;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
  private static final int DEPTH = 4;
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
    Map<String, String> flat = new LinkedHashMap<>();
    put("", tree, DEPTH, flat);
    return flat;
  }

  private static void put(String path, Object value, int depth, Map<String, String> into) {
    if (into.size() >= MOST) {
      return;
    }
    if (value instanceof Map<?, ?> map && depth > 0) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        Object inner = entry.getValue();
        String name = (path.isEmpty() ? "" : path + ".") + entry.getKey();
        if (inner != null && name.length() <= LONGEST) {
          put(name, inner, depth - 1, into);
        }
      }
    } else if (value instanceof List<?> list) {
      into.put(
          path,
          cut(list.stream().limit(MOST).map(Details::text).collect(Collectors.joining(", "))));
    } else if (!(value instanceof Map)) {
      into.put(path, text(value));
    }
  }

  /** Whole numbers without a point, as they were most likely sent. */
  private static String text(Object value) {
    boolean whole = value instanceof Double number && number == Math.rint(number);
    return whole && Math.abs((Double) value) < 1e15
        ? Long.toString(((Double) value).longValue())
        : cut(String.valueOf(value));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
