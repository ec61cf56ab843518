package dev.vigil.channels;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.vigil.notify.Notification;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A text with fields of the notification in it. Immutable. */
final class Template {
  private static final int LONGEST = 200_000;

  private final com.samskivert.mustache.Template template;

  private Template(com.samskivert.mustache.Template template) {
    this.template = template;
  }

  /**
   * A template without blank lines around it, and without the indentation that all its lines share.
   *
   * @throws MustacheException if it cannot be read; {@link TemplateCheck} says where
   */
  static Template compile(String text, Escape escape) {
    return new Template(
        Mustache.compiler()
            .withCollector(new OnlyFields())
            .withEscaper(escape::of)
            .withFormatter(FieldValues::text)
            .emptyStringIsFalse(true)
            .defaultValue("")
            .compile(flush(text)));
  }

  /** That of a user, or ours where the user gives none. */
  static Template of(String text, String ours, Escape escape) {
    return compile(text.isBlank() ? ours : text, escape);
  }

  /** The names of its variables and sections, in their order. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    template.visit(
        new Mustache.Visitor() {
          @Override
          public void visitText(String text) {}

          @Override
          public void visitVariable(String name) {
            names.add(name);
          }

          @Override
          public boolean visitInclude(String name) {
            return false;
          }

          @Override
          public boolean visitSection(String name) {
            return names.add(name);
          }

          @Override
          public boolean visitInvertedSection(String name) {
            return names.add(name);
          }
        });
    return names;
  }

  /** The text of a notification, as it comes out. */
  String raw(Map<String, Object> fields) {
    StringBuilder text = new StringBuilder();
    template.execute(fields, new Bounded(text));
    return text.toString();
  }

  /** The text of a notification, without lines that have come out empty at its ends or in a row. */
  String text(Notification notification) {
    return raw(FieldValues.of(notification))
        .replaceAll("[ \\t]+\\n", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static String flush(String text) {
    List<String> lines =
        text.replace("\r\n", "\n").lines().map(line -> line.isBlank() ? "" : line).toList();
    int first = 0;
    int last = lines.size();
    while (first < last && lines.get(first).isEmpty()) {
      first++;
    }
    while (last > first && lines.get(last - 1).isEmpty()) {
      last--;
    }
    List<String> kept = lines.subList(first, last);
    int indent =
        kept.stream()
            .filter(line -> !line.isEmpty())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return String.join(
        "\n", kept.stream().map(line -> line.isEmpty() ? "" : line.substring(indent)).toList());
  }

  /** Looks into maps and lists and nothing else: no method of any object can be named. */
  private static final class OnlyFields extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }

  /** Sections within sections could make very much of very little. */
  private static final class Bounded extends Writer {
    private final StringBuilder text;

    Bounded(StringBuilder text) {
      this.text = text;
    }

    @Override
    public void write(char[] chars, int from, int length) {
      text.append(chars, from, Math.min(length, Math.max(0, LONGEST - text.length())));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
