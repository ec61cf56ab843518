package dev.vigil.config;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in <code>${NAME}</code> and <code>${NAME:default}</code> from the environment, and <code>
 * ${file:PATH}</code> with what a file holds. The default goes up to the first closing brace;
 * <code>$${</code> is a plain <code>${</code>. What is filled in is not looked at again. Where
 * values are opaque, one with a placeholder is not there to be read, and nothing is told of it but
 * how the placeholder is written. One owner.
 */
final class Placeholders {
  private static final String OPEN = "${";
  private static final Pattern INSIDE =
      Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)(:(?<default>[^}]*))?");

  private static final String FILE = "file:";

  private final Surroundings surroundings;
  private final SourceText source;
  private final Problems problems;

  Placeholders(Surroundings surroundings, SourceText source, Problems problems) {
    this.surroundings = surroundings;
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
    private final List<Problem> unset = new ArrayList<>();
    private boolean broken;
    private boolean hidden;
    private boolean unseen;

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
      if (broken || unseen || !unset.isEmpty()) {
        return new Node.Unreadable(read.place(), broken ? List.of() : unset);
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
      String between = text.substring(open + OPEN.length(), close);
      Matcher inside = INSIDE.matcher(between);
      if (surroundings.opaque() && (between.startsWith(FILE) || inside.matches())) {
        unseen = true;
      } else if (between.startsWith(FILE)) {
        file(whole, between.substring(FILE.length()).strip());
      } else if (inside.matches()) {
        value(whole, inside.group("name"), inside.group("default"));
      } else {
        wrong(whole, Quote.of(whole) + " must be '${NAME}', '${NAME:default}' or '${file:/path}'");
      }
      return close + 1;
    }

    private void value(String whole, String name, @Nullable String normal) {
      if (name.startsWith(Surroundings.NEVER)) {
        wrong(whole, "environment variable " + name + " is never filled in");
        return;
      }
      String value = surroundings.environment().getOrDefault(name, normal);
      if (value == null) {
        missing(
            whole,
            "environment variable "
                + name
                + " is not set; '${"
                + Quote.oneLine(name, 60)
                + ":default}' would do without it");
        return;
      }
      place(whole);
      filled(value, "${" + name + "}", surroundings.environment().containsKey(name));
    }

    private void file(String whole, String name) {
      if (!surroundings.serves()) {
        wrong(whole, "files are read for the tenant 'default' only");
        return;
      }
      problems.reads(name);
      try {
        filled(SecretFile.read(name), whole, true);
        place(whole);
      } catch (IOException e) {
        missing(whole, "file " + Quote.oneLine(name, 200) + " " + e.getMessage());
      }
    }

    private void filled(String value, String from, boolean fromOutside) {
      out.append(value);
      origin.append(origin.length() > 0 ? ", " : "").append(from);
      if (fromOutside) {
        problems.veil().hide(value, from);
      }
    }

    private void missing(String written, String message) {
      unset.add(problems.addUnset(place(written), path, message));
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
