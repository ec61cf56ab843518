package dev.vigil.channels;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What has to be done to a value so that it means nothing where it is put. */
enum Escape {
  /** Plain text. */
  NOTHING {
    @Override
    String of(String value) {
      return value;
    }
  },

  /** Slack: a value is no link and calls nobody. */
  SLACK {
    @Override
    String of(String value) {
      return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
  },

  /** Discord: the signs of its Markdown stand for themselves; an address stays one. */
  DISCORD {
    @Override
    String of(String value) {
      return ADDRESS.matcher(value).matches() ? value : MARKS.matcher(value).replaceAll("\\\\$0");
    }
  },

  /** Teams: no value makes a link of other words than its address. */
  TEAMS {
    @Override
    String of(String value) {
      return value.replace("](", "] (");
    }
  },

  /** Inside the quotes of a JSON text. */
  JSON {
    @Override
    String of(String value) {
      return Json.inQuotes(value);
    }
  },

  /** In the fields of a form, and in an address. */
  FORM {
    @Override
    String of(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  },

  /** HTML, in text and in an attribute in quotes. */
  HTML {
    @Override
    String of(String value) {
      return value
          .replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }
  };

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>)]+");
  private static final Pattern MARKS = Pattern.compile("[\\\\*_~`|>#\\[\\]()@<]");

  abstract String of(String value);
}
