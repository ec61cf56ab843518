package dev.vigil.config;

import java.util.List;
import java.util.regex.Pattern;

/** A value of a configuration with its place: what YAML and JSON have in common. */
sealed interface Node {
  Place place();

  /** What stands here, in words: "a list", "the text 'high'", "3". */
  String words();

  /** Keys and values, in the order of the text; no key is there twice. */
  record Mapping(Place place, List<Entry> entries) implements Node {
    @Override
    public String words() {
      return "a group of keys";
    }
  }

  /** One key of a mapping, the place of the key, and its value. */
  record Entry(String key, Place place, Node value) {}

  record Listing(Place place, List<Node> items) implements Node {
    @Override
    public String words() {
      return "a list";
    }
  }

  /** Wrong already, and told: nobody has to tell it again. */
  record Unreadable(Place place) implements Node {
    @Override
    public String words() {
      return "something unreadable";
    }
  }

  /**
   * A number, a truth, text or nothing.
   *
   * @param text as it was written, with placeholders filled in
   * @param kind what it is; text in quotes is always {@link Kind#TEXT}
   * @param origin the placeholders that were filled in, such as {@code ${PORT}}; empty if none
   */
  record Scalar(Place place, String text, Kind kind, String origin) implements Node {
    private static final Pattern NUMBER =
        Pattern.compile(
            "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                + "|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,16}|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NOTHING = Pattern.compile("null|Null|NULL|~|");

    enum Kind {
      TEXT,
      NUMBER,
      TRUTH,
      NOTHING
    }

    /** Without quotes: typed as the core schema of YAML 1.2 types it. */
    static Scalar plain(Place place, String text, String origin) {
      return new Scalar(place, text, kind(text), origin);
    }

    static Scalar quoted(Place place, String text) {
      return new Scalar(place, text, Kind.TEXT, "");
    }

    private static Kind kind(String text) {
      if (NUMBER.matcher(text).matches()) {
        return Kind.NUMBER;
      }
      if (TRUTH.matcher(text).matches()) {
        return Kind.TRUTH;
      }
      return NOTHING.matcher(text).matches() ? Kind.NOTHING : Kind.TEXT;
    }

    boolean filled() {
      return !origin.isEmpty();
    }

    @Override
    public String words() {
      String from = filled() ? " (from " + Quote.oneLine(origin, 60) + ")" : "";
      return switch (kind) {
        case TEXT -> "the text " + Quote.of(text) + from;
        case NUMBER, TRUTH -> Quote.oneLine(text, 60) + from;
        case NOTHING -> "nothing" + from;
      };
    }
  }
}
