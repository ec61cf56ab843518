package dev.vigil.server.live;

import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes of what came with observations; what came with many of them stands there once. */
final class CircumstancesForm {
  private static final int DEEPEST = 40;
  private static final int NOTHING = 0;
  private static final int TEXT = 1;
  private static final int NUMBER = 2;
  private static final int WHOLE = 3;
  private static final int TRUTH = 4;
  private static final int LIST = 5;
  private static final int MAP = 6;

  private CircumstancesForm() {}

  static void put(List<Circumstances> all, StateWriter out) {
    IdentityHashMap<Circumstances, Integer> numbers = new IdentityHashMap<>();
    List<Circumstances> distinct = new ArrayList<>();
    for (Circumstances one : all) {
      if (numbers.putIfAbsent(one, distinct.size()) == null) {
        distinct.add(one);
      }
    }
    out.put(distinct.size());
    distinct.forEach(one -> put(one, out));
    out.put(all.size());
    all.forEach(one -> out.put(numbers.getOrDefault(one, 0)));
  }

  private static void put(Circumstances one, StateWriter out) {
    put(one.source(), DEEPEST, out);
    put(one.type(), DEEPEST, out);
    put(one.metadata(), DEEPEST, out);
    put(one.context(), DEEPEST, out);
    out.put(one.recentDeployment());
  }

  private static void put(@Nullable Object value, int depth, StateWriter out) {
    if (value instanceof String text) {
      out.put(TEXT);
      Texts.put(text, out);
    } else if (value instanceof Double || value instanceof Float) {
      out.put(NUMBER).put(((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      out.put(WHOLE).put(number.longValue());
    } else if (value instanceof Boolean truth) {
      out.put(TRUTH).put(truth.booleanValue());
    } else if (value instanceof List<?> list && depth > 0) {
      out.put(LIST).put(list.size());
      list.forEach(one -> put(one, depth - 1, out));
    } else if (value instanceof Map<?, ?> map && depth > 0) {
      out.put(MAP).put(map.size());
      map.forEach(
          (name, one) -> {
            Texts.put(String.valueOf(name), out);
            put(one, depth - 1, out);
          });
    } else {
      out.put(NOTHING);
    }
  }

  /** Reads what came with so many points, or nothing. */
  static List<Circumstances> read(StateReader in, int points) {
    List<Circumstances> distinct = new ArrayList<>();
    for (int left = in.getInt("circumstances", 0, in.remaining()); left > 0; left--) {
      distinct.add(one(in));
    }
    int count = in.getInt("circumstances", 0, in.remaining());
    if (count != 0 && count != points) {
      throw new BadState("the journal holds " + count + " circumstances of " + points + " points");
    }
    List<Circumstances> all = new ArrayList<>(count);
    for (int left = count; left > 0; left--) {
      all.add(distinct.get(in.getInt("number of circumstances", 0, distinct.size() - 1)));
    }
    return all;
  }

  private static Circumstances one(StateReader in) {
    Object source = value(in, DEEPEST);
    Object type = value(in, DEEPEST);
    Map<String, ?> metadata = map(value(in, DEEPEST));
    Map<String, ?> context = map(value(in, DEEPEST));
    boolean deployed = in.getBoolean();
    boolean bare = source == null && type == null && metadata.isEmpty() && context.isEmpty();
    return bare && !deployed
        ? Circumstances.NONE
        : new Circumstances((String) source, (String) type, metadata, context, deployed);
  }

  @SuppressWarnings("unchecked") // only value() makes it, with texts as keys
  private static Map<String, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }

  private static @Nullable Object value(StateReader in, int depth) {
    int kind = in.getInt("kind of a value", NOTHING, MAP);
    if (depth < 0) {
      throw new BadState("the journal holds a value that is too deep");
    }
    return switch (kind) {
      case TEXT -> Texts.read(in);
      case NUMBER -> in.getDouble();
      case WHOLE -> in.getLong();
      case TRUTH -> in.getBoolean();
      case LIST -> list(in, depth);
      case MAP -> map(in, depth);
      default -> null;
    };
  }

  private static List<@Nullable Object> list(StateReader in, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int left = in.getInt("values", 0, in.remaining()); left > 0; left--) {
      list.add(value(in, depth - 1));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(StateReader in, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int left = in.getInt("values", 0, in.remaining()); left > 0; left--) {
      map.put(Texts.read(in), value(in, depth - 1));
    }
    return map;
  }
}
