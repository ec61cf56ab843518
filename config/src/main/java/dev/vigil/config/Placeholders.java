package dev.vigil.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in <code>${NAME}</code> and <code>${NAME:default}</code> from the environment. The default
 * goes up to the first closing brace; <code>$${</code> is a plain <code>${</code>. What is filled
 * in is not looked at again. One owner.
 */
final class Placeholders {
  private static final String OPEN = "${";
  private static final Pattern INSIDE =
      Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(:(?<default>[^}]*))?");

  private final Map<String, String> environment;
  private final SourceText source;
  private final Problems problems;

  Placeholders(Map<String, String> environment, SourceText source, Problems problems) {
    this.environment = environment;
    this.source = source;
    this.problems = problems;
  }

  /**
   * A scalar with its placeholders filled in. One that has any is typed by what comes out, whether
   * or not it stands in quotes: in JSON and inside the braces of YAML it has to.
   *
   * @param read the scalar as it was read
   * @param end index of the source at which it ends
   * @param path of the scalar, for problems
   */
  Node fill(Node.Scalar read, int end, String path) {
    return read.text().contains(OPEN) ? new Filling(read, end, path).fill() : read;
  }

  private final class Filling {
    private final Node.Scalar read;
    private final int end;
    private final String path;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder origin = new StringBuilder();
    private int cursor;
    private boolean broken;
    private boolean hidden;

    Filling(Node.Scalar read, int end, String path) {
      this.read = read;
      this.end = end;
      this.path = path;
      this.cursor = source.index(read.place());
    }

    Node fill() {
      String text = read.text();
      int at = 0;
      for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
        boolean escaped = open > at && text.charAt(open - 1) == '$';
        out.append(text, at, escaped ? open - 1 : open);
        at = escaped ? escaped(open) : placeholder(open);
      }
      out.append(text, at, text.length());
      if (broken) {
        return new Node.Unreadable(read.place());
      }
      return origin.length() == 0
          ? new Node.Scalar(read.place(), out.toString(), read.kind(), "")
          : Node.Scalar.plain(read.place(), out.toString(), origin.toString());
    }

    private int escaped(int open) {
      out.append(OPEN);
      place("$" + OPEN);
      return open + OPEN.length();
    }

    /** Where reading goes on after the placeholder that opens here. */
    private int placeholder(int open) {
      String text = read.text();
      int close = text.indexOf('}', open);
      if (close < 0) {
        wrong(OPEN, "'${' is never closed; write '$${' if it is meant as it stands");
        return text.length();
      }
      String whole = text.substring(open, close + 1);
      Matcher inside = INSIDE.matcher(text.substring(open + OPEN.length(), close));
      if (inside.matches()) {
        value(whole, inside.group("name"), inside.group("default"));
      } else {
        wrong(whole, Quote.of(whole) + " must be '${NAME}' or '${NAME:default}'");
      }
      return close + 1;
    }

    private void value(String whole, String name, @Nullable String normal) {
      String value = environment.getOrDefault(name, normal);
      if (value == null) {
        wrong(
            whole,
            "environment variable "
                + name
                + " is not set; '${"
                + Quote.oneLine(name, 60)
                + ":default}' would do without it");
        return;
      }
      place(whole);
      out.append(value);
      origin.append(origin.length() > 0 ? ", " : "").append("${").append(name).append('}');
    }

    private void wrong(String written, String message) {
      broken = true;
      problems.add(place(written), path, message);
    }

    /** Where something is written; the scalar's own place once escapes have hidden one. */
    private Place place(String written) {
      int found = hidden ? -1 : source.text().indexOf(written, cursor);
      if (found < 0 || found + written.length() > end) {
        hidden = true;
        return read.place();
      }
      cursor = found + written.length();
      return source.place(found);
    }
  }
}
