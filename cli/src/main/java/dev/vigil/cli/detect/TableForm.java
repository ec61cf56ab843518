package dev.vigil.cli.detect;

import dev.vigil.cli.console.Figure;
import dev.vigil.cli.console.Plain;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict.Notice;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/**
 * Anomalies as a table for people: a line for each page, and one, set in, for each of its updates.
 * Columns are as wide as the first line needs and some more, since later lines are not known. One
 * owner.
 */
final class TableForm implements AnomalyForm {
  private static final int LONGEST_SERIES = 40;

  private final Ansi ansi;
  private int timeWidth;
  private int seriesWidth;

  TableForm(Ansi ansi) {
    this.ansi = ansi;
  }

  @Override
  public String head() {
    return "";
  }

  @Override
  public String write(Told told) {
    Anomaly anomaly = told.anomaly();
    String series = Plain.text(anomaly.observation().series().toString());
    String title = "";
    if (timeWidth == 0) {
      timeWidth = Math.max(4, told.time().length()) + 2;
      seriesWidth = Math.max(6, Math.min(LONGEST_SERIES, series.length()));
      title = line("TIME", "SERIES", "VALUE", "EXPECTED", padded("SEVERITY"), "WHAT");
    }
    boolean page = anomaly.verdict().notice() == Notice.PAGE;
    return title
        + line(
            (page ? "" : "  ") + told.time(),
            series,
            Figure.of(anomaly.actualValue()),
            Figure.range(anomaly.expectedRange().lower(), anomaly.expectedRange().upper()),
            coloured(anomaly.severity()),
            what(anomaly, page));
  }

  private String line(String... cells) {
    String form = "%-" + timeWidth + "s  %-" + seriesWidth + "s  %10s  %-19s  %s  %s";
    return String.format(Locale.ROOT, form, (Object[]) cells).stripTrailing() + "\n";
  }

  private static String what(Anomaly anomaly, boolean page) {
    String provisional = anomaly.verdict().provisional() ? " (provisional: still learning)" : "";
    String type = anomaly.type().toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    return (page ? "" : "update: ") + type + ", " + Plain.text(anomaly.description()) + provisional;
  }

  private String coloured(Severity severity) {
    String word = padded(severity.toString());
    return switch (severity) {
      case LOW -> word;
      case MEDIUM -> ansi.string("@|yellow " + word + "|@");
      case HIGH -> ansi.string("@|red " + word + "|@");
      case CRITICAL -> ansi.string("@|bold,red " + word + "|@");
    };
  }

  private static String padded(String word) {
    return String.format(Locale.ROOT, "%-8s", word);
  }
}
