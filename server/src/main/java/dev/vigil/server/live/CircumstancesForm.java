package dev.vigil.server.live;

import dev.vigil.formats.wire.WireLimits;
import dev.vigil.rule.Circumstances;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of what came with observations. What came with many of them stands there once, as does
 * each map that many share, such as the context of a request.
 */
final class CircumstancesForm {
  private static final int NOTHING = 0;
  private static final int TEXT = 1;
  private static final int NUMBER = 2;
  private static final int WHOLE = 3;
  private static final int TRUTH = 4;
  private static final int LIST = 5;
  private static final int MAP = 6;

  /** As it was written before maps stood there once. */
  private static final int INLINE = 1;

  /** Written as nothing. */
  private static final Object ABSENT = new Object();

  private CircumstancesForm() {}

  /** Things in the order in which they first came, each of them once. */
  private static final class Numbered<T> {
    final IdentityHashMap<T, Integer> numbers = new IdentityHashMap<>();
    final List<T> all = new ArrayList<>();

    int of(T one) {
      Integer known = numbers.putIfAbsent(one, all.size());
      if (known == null) {
        all.add(one);
      }
      return known == null ? all.size() - 1 : known;
    }
  }

  /**
   * Writes them.
   *
   * @param most how many bytes may have been written in all once it is done
   * @throws TooLarge as soon as it is clear that they take more
   */
  static void put(List<Circumstances> all, int most, StateWriter out) {
    Numbered<Circumstances> distinct = new Numbered<>();
    int[] numbers = all.stream().mapToInt(distinct::of).toArray();
    Numbered<Object> values = new Numbered<>();
    StateWriter each = new StateWriter();
    for (Circumstances one : distinct.all) {
      each.put(values.of(orAbsent(one.source()))).put(values.of(orAbsent(one.type())));
      each.put(values.of(one.metadata())).put(values.of(one.context()));
      each.put(one.recentDeployment());
    }
    out.put(values.all.size());
    values.all.forEach(value -> put(value, WireLimits.DEEPEST, most, out));
    out.put(distinct.all.size()).put(each.toByteArray());
    out.put(numbers.length).put(numbers);
    requireRoom(most, out);
  }

  private static Object orAbsent(@Nullable String text) {
    return text == null ? ABSENT : text;
  }

  private static void requireRoom(int most, StateWriter out) {
    if (out.size() > most) {
      throw new TooLarge(
          "what comes with the points takes more than "
              + (most >> 10)
              + " KB; fewer of them may come together");
    }
  }

  private static void put(@Nullable Object value, int depth, int most, StateWriter out) {
    requireRoom(most, out);
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
      list.forEach(one -> put(one, depth - 1, most, out));
    } else if (value instanceof Map<?, ?> map && depth > 0) {
      out.put(MAP).put(map.size());
      map.forEach(
          (name, one) -> {
            Texts.put(String.valueOf(name), out);
            put(one, depth - 1, most, out);
          });
    } else {
      out.put(NOTHING);
    }
  }

  /**
   * Reads what came with so many points, or nothing.
   *
   * @param version of the entries that it is part of
   */
  static List<Circumstances> read(StateReader in, int points, int version) {
    List<Circumstances> distinct = version == INLINE ? inline(in) : distinct(in);
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

  private static List<Circumstances> inline(StateReader in) {
    List<Circumstances> distinct = new ArrayList<>();
    for (int left = in.getInt("circumstances", 0, in.remaining()); left > 0; left--) {
      distinct.add(one(in, () -> value(in, WireLimits.DEEPEST)));
    }
    return distinct;
  }

  private static List<Circumstances> distinct(StateReader in) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int left = in.getInt("values", 0, in.remaining()); left > 0; left--) {
      values.add(value(in, WireLimits.DEEPEST));
    }
    List<Circumstances> distinct = new ArrayList<>();
    for (int left = in.getInt("circumstances", 0, in.remaining()); left > 0; left--) {
      distinct.add(one(in, () -> values.get(in.getInt("number of a value", 0, values.size() - 1))));
    }
    return distinct;
  }

  private static Circumstances one(StateReader in, Supplier<@Nullable Object> next) {
    String source = text(next.get());
    String type = text(next.get());
    Map<String, ?> metadata = map(next.get());
    Map<String, ?> context = map(next.get());
    boolean deployed = in.getBoolean();
    boolean bare = source == null && type == null && metadata.isEmpty() && context.isEmpty();
    return bare && !deployed
        ? Circumstances.NONE
        : new Circumstances(source, type, metadata, context, deployed);
  }

  private static @Nullable String text(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw new BadState("the journal holds no text where one is to be");
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
