package dev.vigil.channels;

import dev.vigil.setting.BadSettings.Problem;
import dev.vigil.setting.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Headers that a user gives, whose values are secrets, and what we add to them. */
final class HttpHeaders {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]{0,8000}");
  private static final Set<String> OURS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "idempotency-key",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");
  private static final String CONTENT_TYPE = "Content-Type";

  private HttpHeaders() {}

  static List<Problem> problems(String setting, Map<String, Secret> headers) {
    List<Problem> problems = new ArrayList<>();
    headers.forEach(
        (name, value) -> {
          String place = setting + "." + Texts.cut(Texts.line(name), 60);
          if (!NAME.matcher(name).matches()) {
            problems.add(new Problem(place, place + " is no name of a header"));
          } else if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(new Problem(place, place + " is set by the channel itself"));
          } else if (!VALUE.matcher(value.reveal()).matches()) {
            problems.add(
                new Problem(place, place + " must be of visible ASCII characters in one line"));
          }
        });
    return problems;
  }

  /** Those of the user, the type of the content where they have none, and the key. */
  static Map<String, String> of(Map<String, Secret> given, String key) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.put(CONTENT_TYPE, "application/json; charset=utf-8");
    given.forEach((name, value) -> headers.put(name, value.reveal()));
    headers.put("Idempotency-Key", Keys.header(key));
    return new LinkedHashMap<>(headers);
  }

  /** What values need in a body of the type that the headers tell. */
  static Escape escape(Map<String, Secret> given) {
    String type = of(given, "").getOrDefault(CONTENT_TYPE, "").toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return Escape.JSON;
    }
    if (type.contains("x-www-form-urlencoded")) {
      return Escape.FORM;
    }
    return type.contains("html") || type.contains("xml") ? Escape.HTML : Escape.NOTHING;
  }
}
