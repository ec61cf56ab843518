package dev.vigil.channels;

import com.samskivert.mustache.MustacheException;
import dev.vigil.channels.TemplateTags.Kind;
import dev.vigil.channels.TemplateTags.Tag;
import dev.vigil.setting.BadSettings.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with a template, with its line and column, before anything is sent. */
final class TemplateCheck {
  private static final int LONGEST = 100_000;
  private static final int DEEPEST = 20;

  private final String setting;
  private final String text;

  private TemplateCheck(String setting, String text) {
    this.setting = setting;
    this.text = text;
  }

  /** Everything: how its tags stand, and whether each names a field that there is. */
  static List<Problem> of(String setting, String text, Set<String> names) {
    List<Problem> syntax = syntax(setting, text);
    return syntax.isEmpty()
        ? new TemplateCheck(setting, text).unknown(new KnownNames(names))
        : syntax;
  }

  /** Whether it can be read at all. */
  static List<Problem> syntax(String setting, String text) {
    TemplateCheck check = new TemplateCheck(setting, text);
    if (text.length() > LONGEST) {
      String message = setting + " must be of at most " + LONGEST + " characters";
      return List.of(new Problem(setting, message));
    }
    List<Problem> problems =
        TemplateTags.of(text).wrong().stream()
            .map(wrong -> check.problem(wrong.at(), wrong.message()))
            .toList();
    problems = problems.isEmpty() ? check.nested() : problems;
    return problems.isEmpty() ? check.compiled() : problems;
  }

  /** A list goes through all its entries for each entry of one around it. */
  private List<Problem> nested() {
    List<Problem> problems = new ArrayList<>();
    List<Tag> open = new ArrayList<>();
    for (Tag tag : TemplateTags.of(text).tags()) {
      if (tag.kind() == Kind.END) {
        open.remove(open.size() - 1);
      } else if (tag.kind() != Kind.VARIABLE) {
        if (open.size() == DEEPEST) {
          problems.add(problem(tag.at(), "sections stand within each other at most 20 deep"));
        }
        if (list(tag) && open.stream().anyMatch(TemplateCheck::list)) {
          String words = "the list '" + tag.name() + "' cannot stand within another list";
          problems.add(problem(tag.at(), words));
        }
        open.add(tag);
      }
    }
    return problems;
  }

  private static boolean list(Tag tag) {
    return tag.kind() == Kind.SECTION && KnownNames.LISTS.contains(tag.name());
  }

  /** Where the renderer sees other tags than we do, neither is right enough. */
  private List<Problem> compiled() {
    List<String> ours =
        TemplateTags.of(text).tags().stream()
            .filter(tag -> tag.kind() != Kind.END)
            .map(Tag::name)
            .toList();
    boolean same;
    try {
      same = Template.compile(text, Escape.NOTHING).names().equals(ours);
    } catch (MustacheException | IndexOutOfBoundsException e) {
      same = false;
    }
    String message = setting + " cannot be read: look for braces that stand beside those of a tag";
    return same ? List.of() : List.of(new Problem(setting, message));
  }

  private List<Problem> unknown(KnownNames known) {
    List<Problem> problems = new ArrayList<>();
    List<String> sections = new ArrayList<>();
    for (Tag tag : TemplateTags.of(text).tags()) {
      if (tag.kind() == Kind.END) {
        sections.remove(sections.size() - 1);
        continue;
      }
      if (!known.knows(tag.name(), sections)) {
        problems.add(problem(tag.at(), words(tag.name(), sections, known)));
      }
      if (tag.kind() != Kind.VARIABLE) {
        sections.add(tag.name());
      }
    }
    return problems;
  }

  private static String words(String name, List<String> sections, KnownNames known) {
    String shown = Texts.cut(name, 60);
    String nearest =
        known.nearest(name, sections).map(near -> ", did you mean '" + near + "'?").orElse(".");
    String label = name.contains(".") ? "" : " A label reads {{labels." + shown + "}}";
    String words = "unknown field '" + shown + "'" + nearest + label;
    return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
  }

  private Problem problem(int at, String message) {
    String before = text.substring(0, at);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = at - before.lastIndexOf('\n');
    return new Problem(setting, setting + " " + line + ":" + column + ": " + message);
  }
}
