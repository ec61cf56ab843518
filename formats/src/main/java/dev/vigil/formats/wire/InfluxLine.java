package dev.vigil.formats.wire;

/**
 * One line of the Influx protocol, cut where it lies: series, fields, time. A backslash takes the
 * meaning from a comma, an equals sign or a blank behind it; within quotes only the quote and the
 * backslash itself. One owner.
 */
final class InfluxLine {
  /** What a field holds. */
  enum Kind {
    NUMBER,
    TEXT,
    BAD
  }

  private static final int LONGEST_TIME = 19;

  private final Decimal decimal = new Decimal();
  private int start;
  private int seriesEnd;
  private int fieldsEnd;
  private int lineEnd;
  private int at;
  private int fieldStart;
  private int fieldEnd;
  private boolean hasTime;
  private long time;
  private double value;
  private Kind kind = Kind.BAD;
  private String problem = "";

  int start() {
    return start;
  }

  int seriesEnd() {
    return seriesEnd;
  }

  int lineEnd() {
    return lineEnd;
  }

  /** Where reading a bad line ended. */
  int end() {
    return at;
  }

  String problem() {
    return problem;
  }

  boolean hasTime() {
    return hasTime;
  }

  long time() {
    return time;
  }

  int fieldStart() {
    return fieldStart;
  }

  int fieldEnd() {
    return fieldEnd;
  }

  double value() {
    return value;
  }

  Kind kind() {
    return kind;
  }

  static int endOfLine(byte[] body, int from, int length) {
    int end = from;
    while (end < length && body[end] != '\n') {
      end++;
    }
    return end;
  }

  /**
   * Cuts the line that begins here; false if it is none, and then the next line is where to go on.
   */
  boolean split(byte[] body, int from, int length) {
    start = from;
    at = from;
    seriesEnd = plainEnd(body, from, length);
    if (seriesEnd == length || body[seriesEnd] != ' ') {
      return bad(body, seriesEnd, length, "there are no fields");
    }
    if (seriesEnd == from || body[from] == ',') {
      return bad(body, from, length, "there is no measurement");
    }
    int fields = seriesEnd + 1;
    fieldsEnd = fieldsEnd(body, fields, length);
    if (fieldsEnd < 0) {
      return bad(body, fields, length, "a quote is not closed");
    }
    if (!hasField(body, fields, fieldsEnd)) {
      return bad(body, fields, length, "a field has no name or no value");
    }
    lineEnd = endOfLine(body, fieldsEnd, length);
    return time(body) || bad(body, fieldsEnd, length, "the time is no whole number");
  }

  private boolean bad(byte[] body, int where, int length, String what) {
    at = where;
    problem = what;
    lineEnd = endOfLine(body, where, length);
    return false;
  }

  /** The first blank or end of line that no backslash stands before. */
  private static int plainEnd(byte[] body, int from, int length) {
    int end = from;
    while (end < length && body[end] != ' ' && body[end] != '\n') {
      end += body[end] == '\\' && end + 1 < length && body[end + 1] != '\n' ? 2 : 1;
    }
    return end;
  }

  /** As before, but quotes hold blanks and line ends; -1 if one is not closed. */
  private static int fieldsEnd(byte[] body, int from, int length) {
    boolean quoted = false;
    boolean valued = false;
    int end = from;
    while (end < length && (quoted || (body[end] != ' ' && body[end] != '\n'))) {
      byte one = body[end];
      if (one == '\\' && end + 1 < length && (quoted || body[end + 1] != '\n')) {
        end++;
      } else if (one == '"' && (quoted || valued)) {
        quoted = !quoted;
      }
      valued = !quoted && one == '=';
      end++;
    }
    return quoted ? -1 : Math.min(end, length);
  }

  /** Whether all fields have the form of one, before any is taken. */
  private boolean hasField(byte[] body, int from, int to) {
    int next = from;
    while (next < to) {
      int equals = nameEnd(body, next, to);
      if (equals == next || equals == to || body[equals] != '=') {
        return false;
      }
      int end = valueEnd(body, equals + 1, to);
      if (end == equals + 1 || end + 1 == to) {
        return false;
      }
      next = end + 1;
    }
    return to > from;
  }

  private static int nameEnd(byte[] body, int from, int to) {
    int end = from;
    while (end < to && body[end] != '=' && body[end] != ',') {
      end += body[end] == '\\' && end + 1 < to ? 2 : 1;
    }
    return Math.min(end, to);
  }

  private static int valueEnd(byte[] body, int from, int to) {
    boolean quoted = from < to && body[from] == '"';
    int end = quoted ? from + 1 : from;
    while (end < to && (quoted || body[end] != ',')) {
      if (quoted && body[end] == '\\' && end + 1 < to) {
        end++;
      } else if (quoted && body[end] == '"') {
        quoted = false;
      }
      end++;
    }
    return Math.min(end, to);
  }

  private boolean time(byte[] body) {
    int from = fieldsEnd;
    int to = lineEnd;
    while (from < to && body[from] == ' ') {
      from++;
    }
    while (to > from && (body[to - 1] == ' ' || body[to - 1] == '\r')) {
      to--;
    }
    hasTime = to > from;
    if (!hasTime) {
      return true;
    }
    boolean negative = body[from] == '-';
    if (!Decimal.isWhole(body, from, to, true) || to - from - (negative ? 1 : 0) > LONGEST_TIME) {
      return false;
    }
    time = 0;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      time = 10 * time + body[i] - '0';
    }
    if (time < 0) {
      return false;
    }
    time = negative ? -time : time;
    return true;
  }

  void beginFields() {
    at = seriesEnd + 1;
  }

  /** Reads the next field of a line that was cut; false behind the last. */
  boolean nextField(byte[] body) {
    if (at >= fieldsEnd) {
      return false;
    }
    fieldStart = at;
    fieldEnd = nameEnd(body, at, fieldsEnd);
    int from = fieldEnd + 1;
    int to = valueEnd(body, from, fieldsEnd);
    at = to + 1;
    int end = to > from && to == fieldsEnd && body[to - 1] == '\r' ? to - 1 : to;
    kind = read(body, from, end);
    return true;
  }

  private Kind read(byte[] body, int from, int to) {
    byte last = to > from ? body[to - 1] : 0;
    if (to > from && body[from] == '"') {
      return last == '"' && to > from + 1 ? Kind.TEXT : Kind.BAD;
    }
    if (last == 'i' || last == 'u') {
      boolean whole = Decimal.isWhole(body, from, to - 1, last == 'i');
      return whole && decimal.read(body, from, to - 1) ? number(decimal.value()) : Kind.BAD;
    }
    if (decimal.read(body, from, to)) {
      return number(decimal.value());
    }
    if (Decimal.is(body, from, to, "T") || Decimal.is(body, from, to, "TRUE")) {
      return number(1);
    }
    if (Decimal.is(body, from, to, "F") || Decimal.is(body, from, to, "FALSE")) {
      return number(0);
    }
    return Kind.BAD;
  }

  private Kind number(double number) {
    value = number;
    return Kind.NUMBER;
  }

  /** Tells a builder the measurement, the field and the tags. */
  static void series(String text, String field, SeriesBuilder builder) {
    int end = cut(text, 0, ',');
    String measurement = plain(text.substring(0, end));
    builder.metric(field.equals("value") ? measurement : measurement + "_" + field);
    while (end < text.length()) {
      int from = end + 1;
      end = cut(text, from, ',');
      int equals = cut(text, from, '=');
      if (equals >= end) {
        builder.fault(RowFault.BAD_LABELS);
        return;
      }
      builder.label(plain(text.substring(from, equals)), plain(text.substring(equals + 1, end)));
    }
  }

  private static int cut(String text, int from, char sign) {
    int at = from;
    while (at < text.length() && text.charAt(at) != sign) {
      at += text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  /** Without the backslashes that took the meaning from a sign. */
  static String plain(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean takes =
          c == '\\' && i + 1 < text.length() && ",= \\".indexOf(text.charAt(i + 1)) >= 0;
      plain.append(takes ? text.charAt(++i) : c);
    }
    return plain.toString();
  }
}
