package dev.vigil.channels;

import java.util.ArrayList;
import java.util.List;

/** The tags of a Mustache template with their places, and what is wrong with how they stand. */
final class TemplateTags {
  private final String text;
  private final List<Tag> tags = new ArrayList<>();
  private final List<Wrong> wrong = new ArrayList<>();

  /** What a tag does. */
  enum Kind {
    VARIABLE,
    SECTION,
    INVERTED,
    END
  }

  /** A tag, and where its name stands in the text. */
  record Tag(Kind kind, String name, int at) {}

  /** What is wrong, and where. */
  record Wrong(int at, String message) {}

  private TemplateTags(String text) {
    this.text = text;
  }

  static TemplateTags of(String text) {
    TemplateTags tags = new TemplateTags(text);
    tags.read();
    tags.match();
    return tags;
  }

  /** In their order; comments are left out. */
  List<Tag> tags() {
    return tags;
  }

  List<Wrong> wrong() {
    return wrong;
  }

  private void read() {
    int at = text.indexOf("{{");
    while (at >= 0) {
      boolean triple = text.startsWith("{{{", at);
      String end = triple ? "}}}" : "}}";
      int from = at + end.length();
      int to = text.indexOf(end, from);
      if (to < 0) {
        wrong.add(new Wrong(at, "'" + text.substring(at, from) + "' is never closed by " + end));
        return;
      }
      tag(from, to, triple);
      at = text.indexOf("{{", to + end.length());
    }
  }

  private void tag(int from, int to, boolean triple) {
    int start = from;
    while (start < to && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    char sign = start < to && !triple ? text.charAt(start) : ' ';
    switch (sign) {
      case '!' -> {}
      case '#' -> add(Kind.SECTION, start + 1, to);
      case '^' -> add(Kind.INVERTED, start + 1, to);
      case '/' -> add(Kind.END, start + 1, to);
      case '&' -> add(Kind.VARIABLE, start + 1, to);
      case '>', '<', '$', '=' ->
          wrong.add(new Wrong(start, "'{{" + sign + "' is not known: there is one template only"));
      default -> add(Kind.VARIABLE, start, to);
    }
  }

  private void add(Kind kind, int from, int to) {
    String name = text.substring(from, to);
    int at = from + name.length() - name.stripLeading().length();
    name = name.strip();
    if (name.isEmpty()) {
      wrong.add(new Wrong(from, "a tag without a name"));
    } else if (name.contains("{") || name.contains("}") || name.contains("\n")) {
      wrong.add(new Wrong(at, "'" + Texts.cut(Texts.line(name), 40) + "' is no name"));
    } else {
      tags.add(new Tag(kind, name, at));
    }
  }

  private void match() {
    List<Tag> open = new ArrayList<>();
    for (Tag tag : tags) {
      if (tag.kind() == Kind.SECTION || tag.kind() == Kind.INVERTED) {
        open.add(tag);
      } else if (tag.kind() == Kind.END && !closes(tag, open)) {
        return;
      }
    }
    for (Tag tag : open) {
      wrong.add(
          new Wrong(
              tag.at(), "section '" + tag.name() + "' is never closed: {{/" + tag.name() + "}}"));
    }
  }

  private boolean closes(Tag end, List<Tag> open) {
    if (open.isEmpty()) {
      wrong.add(new Wrong(end.at(), "no section '" + end.name() + "' is open here"));
      return false;
    }
    Tag last = open.remove(open.size() - 1);
    if (last.name().equals(end.name())) {
      return true;
    }
    wrong.add(
        new Wrong(end.at(), "{{/" + last.name() + "}} is expected, was {{/" + end.name() + "}}"));
    return false;
  }
}
