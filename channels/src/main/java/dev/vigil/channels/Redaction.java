package dev.vigil.channels;

import dev.vigil.setting.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what another side has said: as they are, in parts, and encoded. */
final class Redaction {
  private static final String HIDDEN = "***";
  private static final int SHORTEST = 4;
  private static final int SHORTEST_PART = 8;

  /** Longest first, so that no part is taken out of a whole. */
  private final List<String> hidden;

  Redaction(Collection<Secret> secrets) {
    List<String> all = new ArrayList<>();
    for (Secret secret : secrets) {
      String whole = secret.reveal().strip();
      add(all, whole, SHORTEST);
      int host = whole.indexOf("://");
      if (host >= 0) {
        int path = whole.indexOf('/', host + 3);
        add(all, path < 0 ? "" : whole.substring(path), SHORTEST);
      }
      for (String part : whole.split("[/?&=#\\s]+", -1)) {
        add(all, part, SHORTEST_PART);
      }
    }
    all.sort(Comparator.comparingInt(String::length).reversed());
    this.hidden = List.copyOf(all);
  }

  private static void add(List<String> all, String secret, int shortest) {
    if (secret.length() < shortest) {
      return;
    }
    all.add(secret);
    all.add(Json.inQuotes(secret));
    all.add(secret.replace("/", "\\/"));
    all.add(Escape.HTML.of(secret));
    all.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
  }

  /** In one line of at most so many characters, without the secrets. */
  String excerpt(String said, int most) {
    String text = said;
    for (String secret : hidden) {
      text = text.replace(secret, HIDDEN);
    }
    return Texts.cut(Texts.line(withoutHalf(text)), most);
  }

  /** What is said may be cut in the midst of a secret. */
  private String withoutHalf(String text) {
    for (String secret : hidden) {
      for (int length = secret.length() - 1; length >= SHORTEST; length--) {
        if (text.endsWith(secret.substring(0, length))) {
          return text.substring(0, text.length() - length) + HIDDEN;
        }
      }
    }
    return text;
  }
}
