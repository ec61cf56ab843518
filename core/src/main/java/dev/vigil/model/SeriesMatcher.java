package dev.vigil.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which series are meant, in one line of text: {@code cpu_*}, {@code {endpoint=/payment*}} or
 * {@code response_time{endpoint="/a,b*",host=web?}}. Metric and values are patterns as {@link Glob}
 * has them; a label that is named must be there. Immutable.
 *
 * @param metric pattern of the metric's name
 * @param labels pattern of the value of each label that must be there
 */
public record SeriesMatcher(Glob metric, Map<String, Glob> labels) {
  public SeriesMatcher {
    labels = Map.copyOf(labels);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if the text is not of that form; the message says what is
   */
  public static SeriesMatcher parse(String text) {
    String wanted = text.strip();
    int brace = wanted.indexOf('{');
    String metric = (brace < 0 ? wanted : wanted.substring(0, brace)).strip();
    if (wanted.isEmpty() || (brace >= 0 && !wanted.endsWith("}")) || metric.contains("}")) {
      throw wrong(text);
    }
    Map<String, Glob> labels = new LinkedHashMap<>();
    if (brace >= 0) {
      for (String part : parts(wanted.substring(brace + 1, wanted.length() - 1), text)) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? "" : part.substring(0, equals).strip();
        if (name.isEmpty() || labels.put(name, value(part.substring(equals + 1), text)) != null) {
          throw wrong(text);
        }
      }
    }
    return new SeriesMatcher(metric.isEmpty() ? Glob.ANY : new Glob(metric), labels);
  }

  /** What stands between the commas that are not within quotes. */
  private static List<String> parts(String labels, String text) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < labels.length(); i++) {
      char c = labels.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        parts.add(labels.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(labels.substring(start));
    if (quoted) {
      throw wrong(text);
    }
    return parts;
  }

  private static Glob value(String written, String text) {
    String value = written.strip();
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    String bare = quoted ? value.substring(1, value.length() - 1) : value;
    if (bare.indexOf('"') >= 0) {
      throw wrong(text);
    }
    return new Glob(bare);
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "a series matcher reads 'cpu_*', '{endpoint=/payment*}' or 'cpu_*{host=\"a*\"}', was '"
            + text
            + "'");
  }

  /** In the form in which it is read; labels in the order of their names. */
  public String text() {
    String wanted =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(one -> one.getKey() + "=\"" + one.getValue().pattern() + '"')
                .collect(Collectors.joining(","));
    return metric.pattern() + (wanted.isEmpty() ? "" : "{" + wanted + "}");
  }

  /** Whether a series is meant. */
  public boolean matches(SeriesKey series) {
    if (!metric.matches(series.metric())) {
      return false;
    }
    for (Map.Entry<String, Glob> label : labels.entrySet()) {
      if (series.labels().get(label.getKey()).filter(label.getValue()::matches).isEmpty()) {
        return false;
      }
    }
    return true;
  }
}
