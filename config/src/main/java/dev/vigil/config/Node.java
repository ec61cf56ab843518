package dev.vigil.config;

import java.util.List;
import java.util.Locale;
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

  /**
   * Wrong already, and told: nobody has to tell it again, unless it was forgiven where it is not
   * used.
   *
   * @param unset what is wrong, if that is no more than variables and files that are not there
   */
  record Unreadable(Place place, List<Problem> unset) implements Node {
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

    /** In quotes; what was filled in may be secret, and only says where it is from. */
    String quoted() {
      return filled() ? Quote.oneLine(origin, 60) : Quote.of(text);
    }

    @Override
    public String words() {
      if (filled()) {
        return Quote.oneLine(origin, 60) + " (" + kind.name().toLowerCase(Locale.ROOT) + ")";
      }
      return switch (kind) {
        case TEXT -> "the text " + Quote.of(text);
        case NUMBER, TRUTH -> Quote.oneLine(text, 60);
        case NOTHING -> "nothing";
      };
    }
  }
}
