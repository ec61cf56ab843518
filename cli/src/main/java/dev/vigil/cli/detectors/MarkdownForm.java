package dev.vigil.cli.detectors;

import java.util.List;

/** The page on detectors, and the table of them. */
final class MarkdownForm {
  private static final String HEAD =
      """
      # Detectors

      What each detector is for, what it does not see, what it costs and what can be set. `vigil detectors` prints
      the same; the page is made from what the detectors say of themselves, and a test compares the two.

      Settings stand in `detectorSpecificConfig` of a configuration ([configuration.md](configuration.md)), or are given
      to `vigil evaluate` as `--set KEY=VALUE`; one in a group is written `group.name` there.

      """;

  private MarkdownForm() {}

  /** The whole page. */
  static String page(List<Entry> entries) {
    StringBuilder text = new StringBuilder(HEAD).append(table(entries));
    for (Entry entry : entries) {
      text.append('\n').append(section(entry));
    }
    return text.toString();
  }

  /** One line for each. */
  static String table(List<Entry> entries) {
    StringBuilder text = new StringBuilder();
    row(text, "name", "key", "reads", "for", "blind to", "cost");
    text.append("|---|---|---|---|---|---|\n");
    for (Entry entry : entries) {
      row(
          text,
          entry.spec().name(),
          "`" + entry.spec().key() + "`",
          entry.reads(),
          entry.spec().rightFor(),
          entry.spec().blindTo(),
          entry.spec().cost());
    }
    return text.toString();
  }

  /** One of them with its settings. */
  static String section(Entry entry) {
    StringBuilder text = new StringBuilder("## ").append(entry.spec().name()).append("\n\n");
    text.append('`').append(entry.spec().key()).append("` reads ").append(entry.reads());
    text.append(entry.isDefault() ? "; it is the default.\n" : ".\n");
    String points =
        point("Right for", entry.spec().rightFor())
            + point("Blind to", entry.spec().blindTo())
            + point("Cost", entry.spec().cost());
    text.append(points.isEmpty() ? "" : "\n" + points);
    if (!entry.settings().isEmpty()) {
      text.append('\n');
      row(text, "setting", "value", "default", "what it is");
      text.append("|---|---|---|---|\n");
      for (Entry.Line setting : entry.settings()) {
        row(
            text,
            "`" + setting.name() + "`",
            setting.value(),
            "`" + setting.standard() + "`",
            setting.words());
      }
    }
    return text.toString();
  }

  private static String point(String term, String words) {
    return words.isEmpty() ? "" : "* " + term + ": " + words + ".\n";
  }

  private static void row(StringBuilder text, String... cells) {
    for (String cell : cells) {
      text.append(cell.isEmpty() ? "| " : "| " + cell.replace("|", "\\|") + " ");
    }
    text.append("|\n");
  }
}
