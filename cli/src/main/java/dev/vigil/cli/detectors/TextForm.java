package dev.vigil.cli.detectors;

import dev.vigil.cli.console.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.ColorScheme;

/** For reading on a terminal of a hundred columns. */
final class TextForm {
  private static final int WIDTH = 100;
  private static final String INDENT = "  ";
  private static final int TERM = 9;
  private static final String GAP = "  ";

  /** What is longer is broken between words. */
  private static final int WIDEST_DEFAULT = 16;

  private static final int WIDEST_NAME = 30;

  private static final int NARROWEST_WORDS = 28;

  private final ColorScheme colours;
  private final StringBuilder text = new StringBuilder();

  TextForm(ColorScheme colours) {
    this.colours = colours;
  }

  /** All of them, with the names of their settings. */
  String all(List<Entry> entries) {
    for (Entry entry : entries) {
      head(entry);
      term(
          "settings",
          entry.settings().stream().map(Entry.Line::name).collect(Collectors.joining(", ")));
      text.append('\n');
    }
    text.append("vigil detectors NAME tells what its settings are.\n");
    return text.toString();
  }

  /** One of them, with what its settings are. */
  String one(Entry entry) {
    head(entry);
    List<Entry.Line> settings = entry.settings();
    text.append('\n');
    if (settings.isEmpty()) {
      text.append(INDENT).append("It has no settings.\n");
    } else {
      settings(settings);
    }
    return text.toString();
  }

  private void head(Entry entry) {
    text.append(colours.commandText(entry.spec().key()))
        .append(GAP)
        .append(entry.spec().name())
        .append(entry.isDefault() ? " (the default)" : "")
        .append('\n');
    term("reads", entry.reads());
    term("right for", entry.spec().rightFor());
    term("blind to", entry.spec().blindTo());
    term("cost", entry.spec().cost());
  }

  private void term(String term, String words) {
    if (words.isEmpty()) {
      return;
    }
    int indent = INDENT.length() + TERM + GAP.length();
    List<String> lines = WordWrap.lines(words, WIDTH - indent);
    text.append(INDENT).append(pad(term, TERM)).append(GAP).append(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      text.append(" ".repeat(indent)).append(line).append('\n');
    }
  }

  private void settings(List<Entry.Line> settings) {
    int name = width(settings.stream().map(line -> broken(line.name())).toList(), "SETTING", 0);
    int standard =
        width(settings.stream().map(Entry.Line::standard).toList(), "DEFAULT", WIDEST_DEFAULT);
    int left = WIDTH - INDENT.length() - 3 * GAP.length() - name - standard;
    int value =
        width(settings.stream().map(Entry.Line::value).toList(), "VALUE", left - NARROWEST_WORDS);
    int[] widths = {name, value, standard, left - value};
    row(widths, false, "SETTING", "VALUE", "DEFAULT", "WHAT IT IS");
    for (Entry.Line line : settings) {
      row(widths, true, broken(line.name()), line.value(), line.standard(), line.words());
    }
  }

  /** A long name of one in a group may be broken behind the group's. */
  private static String broken(String name) {
    return name.length() > WIDEST_NAME ? name.replace(".", ". ") : name;
  }

  /** As wide as the widest, but no more than this unless one word is. */
  private static int width(List<String> cells, String head, int most) {
    int widest = cells.stream().mapToInt(String::length).max().orElse(0);
    int word =
        cells.stream()
            .flatMap(cell -> Stream.of(cell.split(" ")))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(head.length(), Math.max(word, Math.min(most, widest)));
  }

  private void row(int[] widths, boolean coloured, String... cells) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      wrapped.add(WordWrap.lines(cells[i], widths[i]));
    }
    int lines = wrapped.stream().mapToInt(List::size).max().orElseThrow();
    for (int line = 0; line < lines; line++) {
      StringBuilder row = new StringBuilder(INDENT);
      for (int i = 0; i < cells.length; i++) {
        String cell = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
        String painted =
            coloured && i == 0 && !cell.isEmpty() ? colours.optionText(cell).toString() : cell;
        row.append(i == 0 ? "" : GAP).append(painted);
        row.append(" ".repeat(Math.max(0, widths[i] - cell.length())));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
