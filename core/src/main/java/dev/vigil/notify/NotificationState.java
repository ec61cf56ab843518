package dev.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigil.alert.Priority;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification.Kind;
import dev.vigil.notify.Notification.Subject;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The binary form of notifications, and of how they wait. */
public final class NotificationState {
  private static final int DEEPEST = 10;
  private static final int LONGEST_LIST = 10_000;

  private static final short TEXT = 1;
  private static final short NUMBER = 2;
  private static final short WHOLE = 3;
  private static final short TRUTH = 4;
  private static final short LIST = 5;
  private static final short MAP = 6;

  private NotificationState() {}

  /**
   * Writes one.
   *
   * @throws IllegalArgumentException if a field is of a kind that fields cannot have
   */
  public static void put(Notification one, StateWriter out) {
    put(one.key(), out);
    put(one.channel(), out);
    out.put(one.kind().ordinal()).put(one.epochMillis());
    Subject subject = one.subject();
    put(subject.thread(), out);
    out.put(subject.severity().ordinal()).put(subject.priority().ordinal());
    put(subject.title(), out);
    put(subject.text(), out);
    put(subject.link(), out);
    put(one.fields(), out, 0);
  }

  /** Reads one; anything that is none is refused with {@link BadState}. */
  public static Notification read(StateReader in) {
    String key = text(in);
    String channel = text(in);
    Kind kind = word(Kind.values(), in);
    long time = in.getLong();
    Subject subject =
        new Subject(
            text(in),
            word(Severity.values(), in),
            word(Priority.values(), in),
            text(in),
            text(in),
            text(in));
    return new Notification(key, channel, kind, time, subject, map(in, 0));
  }

  static void put(Outbox.Waiting one, StateWriter out) {
    put(one.notification(), out);
    out.put(one.notBefore()).put(one.digest()).put(one.attempts());
    put(one.why(), out);
    out.put(one.since());
  }

  static Outbox.Waiting readWaiting(StateReader in) {
    return new Outbox.Waiting(
        read(in),
        in.getLong(),
        in.getBoolean(),
        in.getInt("attempts", 0, Integer.MAX_VALUE),
        text(in),
        in.getLong());
  }

  static void put(Outbox.Dead one, StateWriter out) {
    put(one.notification(), out);
    out.put(one.epochMillis()).put(one.attempts());
    put(one.why(), out);
  }

  static Outbox.Dead readDead(StateReader in) {
    return new Outbox.Dead(
        read(in), in.getLong(), in.getInt("attempts", 0, Integer.MAX_VALUE), text(in));
  }

  /** Text of any length. */
  static void put(String text, StateWriter out) {
    byte[] utf8 = text.getBytes(UTF_8);
    out.put(utf8.length).put(utf8);
  }

  static String text(StateReader in) {
    byte[] utf8 = new byte[in.getInt("bytes of a text", 0, in.remaining())];
    in.get(utf8);
    return new String(utf8, UTF_8);
  }

  static <E extends Enum<E>> E word(E[] values, StateReader in) {
    return values[in.getInt("place of a word", 0, values.length - 1)];
  }

  private static void put(Map<?, ?> fields, StateWriter out, int depth) {
    checkSize(fields.size());
    out.put(fields.size());
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      put(String.valueOf(field.getKey()), out);
      putValue(field.getValue(), out, depth + 1);
    }
  }

  private static void putValue(Object value, StateWriter out, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("fields are more than " + DEEPEST + " deep");
    }
    if (value instanceof String text) {
      put(text, out.put(TEXT));
    } else if (value instanceof Double || value instanceof Float) {
      out.put(NUMBER).put(((Number) value).doubleValue());
    } else if (value instanceof Long || value instanceof Integer) {
      out.put(WHOLE).put(((Number) value).longValue());
    } else if (value instanceof Boolean truth) {
      out.put(TRUTH).put(truth.booleanValue());
    } else if (value instanceof List<?> list) {
      checkSize(list.size());
      out.put(LIST).put(list.size());
      list.forEach(item -> putValue(item, out, depth + 1));
    } else if (value instanceof Map<?, ?> map) {
      put(map, out.put(MAP), depth);
    } else {
      throw new IllegalArgumentException("no field can be a " + value.getClass().getName());
    }
  }

  private static void checkSize(int size) {
    if (size > LONGEST_LIST) {
      throw new IllegalArgumentException("a field has " + size + " parts, most are 10000");
    }
  }

  private static Map<String, Object> map(StateReader in, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int left = in.getInt("fields", 0, LONGEST_LIST); left > 0; left--) {
      map.put(text(in), value(in, depth + 1));
    }
    return map;
  }

  private static Object value(StateReader in, int depth) {
    if (depth > DEEPEST) {
      throw new BadState("fields are more than " + DEEPEST + " deep");
    }
    short kind = in.getShort();
    return switch (kind) {
      case TEXT -> text(in);
      case NUMBER -> in.getDouble();
      case WHOLE -> in.getLong();
      case TRUTH -> in.getBoolean();
      case LIST -> list(in, depth);
      case MAP -> map(in, depth);
      default -> throw new BadState("no kind of field is " + kind);
    };
  }

  private static List<Object> list(StateReader in, int depth) {
    List<Object> list = new ArrayList<>();
    for (int left = in.getInt("parts of a field", 0, LONGEST_LIST); left > 0; left--) {
      list.add(value(in, depth + 1));
    }
    return list;
  }
}
