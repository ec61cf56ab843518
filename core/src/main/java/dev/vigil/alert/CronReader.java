package dev.vigil.alert;

import java.time.ZoneOffset;

/** Reads the text of a {@link Cron}, and says what is wrong with it and where. */
final class CronReader {
  private static final int LONGEST = 500;
  private static final int SUNDAY_AGAIN = 7;
  private static final int MOST_DIGITS = 3;

  private final String text;
  private int at;

  CronReader(String text) {
    this.text = text;
  }

  Cron read() {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("a cron expression has at most " + LONGEST + " letters");
    }
    CronField[] all = CronField.values();
    long[] bits = new long[all.length];
    boolean[] stars = new boolean[all.length];
    for (CronField field : all) {
      skipSpace();
      if (at == text.length()) {
        throw wrong(at, "the " + field.words() + " is missing: a cron expression has five fields");
      }
      stars[field.ordinal()] = text.charAt(at) == '*';
      bits[field.ordinal()] = list(field);
    }
    skipSpace();
    if (at < text.length()) {
      throw wrong(at, "there is more than five fields");
    }
    boolean bothDays =
        stars[CronField.DAY_OF_MONTH.ordinal()] || stars[CronField.DAY_OF_WEEK.ordinal()];
    Cron cron = new Cron(text, bits, bothDays);
    if (cron.next(0, ZoneOffset.UTC).isEmpty()) {
      throw wrong(0, "there is no such day");
    }
    return cron;
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private long list(CronField field) {
    long bits = part(field);
    while (at < text.length() && !isSpace(text.charAt(at))) {
      if (text.charAt(at) != ',') {
        throw wrong(at, field.words() + ": '" + text.charAt(at) + "' is not understood");
      }
      at++;
      bits |= part(field);
    }
    boolean sunday = field == CronField.DAY_OF_WEEK && (bits >>> SUNDAY_AGAIN & 1) != 0;
    return sunday ? (bits | 1) & ~(1L << SUNDAY_AGAIN) : bits;
  }

  private long part(CronField field) {
    int begin = at;
    int from = field.least();
    int to = field == CronField.DAY_OF_WEEK ? field.most() - 1 : field.most();
    boolean whole = take('*');
    boolean single = false;
    if (!whole) {
      from = value(field);
      single = !take('-');
      to = single ? from : value(field);
      boolean untilSunday = field == CronField.DAY_OF_WEEK && !single && to == 0 && from > 0;
      to = untilSunday ? SUNDAY_AGAIN : to;
    }
    if (to < from) {
      throw wrong(begin, field.words() + ": a range must not go back, was " + from + "-" + to);
    }
    int step = 1;
    if (take('/')) {
      step = step(field);
      to = single ? field.most() : to;
    }
    long bits = 0;
    for (int value = from; value <= to; value += step) {
      bits |= 1L << value;
    }
    return bits;
  }

  private boolean take(char wanted) {
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private int value(CronField field) {
    int begin = at;
    String word = word();
    int value = number(word);
    value = value < 0 ? field.named(word) : value;
    if (value < field.least() || value > field.most()) {
      String given = word.isEmpty() ? "a value is missing; it" : "'" + word + "'";
      throw wrong(begin, field.words() + ": " + given + " must be " + field.range());
    }
    return value;
  }

  private int step(CronField field) {
    int begin = at;
    String word = word();
    int step = number(word);
    if (step < 1 || step > field.most()) {
      throw wrong(
          begin,
          field.words() + ": a step must be from 1 to " + field.most() + ", was '" + word + "'");
    }
    return step;
  }

  private String word() {
    int begin = at;
    while (at < text.length() && isWordly(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  private static boolean isWordly(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  private static int number(String word) {
    boolean digits = !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits && word.length() <= MOST_DIGITS ? Integer.parseInt(word) : -1;
  }

  private IllegalArgumentException wrong(int position, String what) {
    return new IllegalArgumentException(
        "cron '" + text + "', position " + (position + 1) + ": " + what);
  }
}
