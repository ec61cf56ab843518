package dev.vigil.cli.backtest;

import dev.vigil.cli.console.Figure;
import dev.vigil.cli.console.Plain;
import dev.vigil.cli.console.WordWrap;
import dev.vigil.cli.input.LeftOut;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.model.Durations;
import dev.vigil.model.Severity;
import dev.vigil.notify.Notification;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** What came of a backtest, for people. */
final class TextReport implements Report {
  private static final int WIDTH = 110;
  private static final String INDENT = "    ";

  private final String input;
  private final Ansi ansi;

  /**
   * @param input name of the table
   */
  TextReport(String input, Ansi ansi) {
    this.input = input;
    this.ansi = ansi;
  }

  @Override
  public void one(Backtest test, ReadReport read, Rehearsal rehearsal, PrintWriter out) {
    rehearsal.told().forEach(telling -> telling(telling, "", out));
    if (!rehearsal.told().isEmpty()) {
      out.println();
    }
    out.println(history(test, read));
    LeftOut.rows(input, read).forEach(out::println);
    summary(test, read, rehearsal, out);
  }

  @Override
  public void two(Backtest test, ReadReport read, List<Rehearsal> rehearsals, PrintWriter out) {
    Rehearsal one = rehearsals.get(0);
    Rehearsal other = rehearsals.get(1);
    Comparison comparison = Comparison.of(one.told(), other.told());
    for (Comparison.Line line : comparison.lines()) {
      telling(line.telling(), line.other() ? "+ " : "- ", out);
    }
    if (!comparison.lines().isEmpty()) {
      out.println();
    }
    out.println(history(test, read));
    LeftOut.rows(input, read).forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%s alike, - %,d only with %s, + %,d only with %s%n",
        Figure.count(comparison.both(), "notification"),
        comparison.only(false),
        one.name(),
        comparison.only(true),
        other.name());
    for (Rehearsal rehearsal : rehearsals) {
      out.println();
      out.println(rehearsal.name() + ":");
      summary(test, read, rehearsal, out);
    }
  }

  private void telling(Telling telling, String mark, PrintWriter out) {
    Notification told = telling.notification();
    String kind = told.kind().name().toLowerCase(Locale.ROOT);
    out.printf(
        Locale.ROOT,
        "%s%s  to %-10s  %-10s  %s%n",
        mark,
        Instant.ofEpochMilli(telling.at()),
        Plain.text(told.channel()),
        kind,
        coloured(told.subject().severity(), Plain.text(told.subject().title())));
    told.subject()
        .text()
        .lines()
        .flatMap(line -> WordWrap.lines(line, WIDTH).stream())
        .forEach(line -> out.println(INDENT + Plain.text(line)));
  }

  private String coloured(Severity severity, String text) {
    return switch (severity) {
      case LOW -> text;
      case MEDIUM -> styled("yellow", text);
      case HIGH -> styled("red", text);
      case CRITICAL -> styled("bold,red", text);
    };
  }

  /** Not by markup: names of series may hold what looks like it. */
  private String styled(String style, String text) {
    return ansi.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.off(Ansi.Style.parse(style))
        : text;
  }

  private static String history(Backtest test, ReadReport read) {
    if (test.series().isEmpty()) {
      return "no rows";
    }
    String span =
        Instant.ofEpochMilli(test.earliest()) + " – " + Instant.ofEpochMilli(test.latest());
    return Figure.count(read.rows(), "row")
        + " of "
        + String.format(Locale.ROOT, "%,d series, ", test.series().size())
        + span
        + " ("
        + Durations.words((test.latest() - test.earliest()) / 1000.0)
        + ")";
  }

  private static void summary(
      Backtest test, ReadReport read, Rehearsal rehearsal, PrintWriter out) {
    out.println(told(rehearsal));
    out.println(
        Figure.count(rehearsal.alerts(), "alert")
            + " in "
            + Figure.count(rehearsal.incidents(), "incident"));
    long learning = rehearsal.learning();
    if (learning > 0) {
      out.printf(
          Locale.ROOT,
          "%,d of %,d series were still learning: of these only what no learning could excuse is"
              + " told%n",
          learning,
          test.series().size());
    }
    LeftOut.values(read, rehearsal.counts()).forEach(out::println);
    rehearsal
        .kept()
        .forEach(
            (why, count) ->
                out.println(
                    "kept from people: "
                        + Figure.count(count, "alert")
                        + ", by "
                        + Plain.text(why)));
    rehearsal
        .rules()
        .forEach(
            (rule, times) ->
                out.println(
                    "rule '"
                        + Plain.text(rule)
                        + (rehearsal.shadows().contains(rule)
                            ? "' would have applied "
                            : "' applied ")
                        + Figure.count(times, "time")));
    if (test.labelled()) {
      out.println(score(test.score(rehearsal)));
    }
  }

  private static String told(Rehearsal rehearsal) {
    if (rehearsal.told().isEmpty()) {
      return "nobody would have been told anything";
    }
    Map<String, Integer> channels = new LinkedHashMap<>();
    for (Telling telling : rehearsal.told()) {
      channels.merge(telling.notification().channel(), 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    channels.forEach(
        (channel, count) ->
            parts.add(String.format(Locale.ROOT, "%,d to %s", count, Plain.text(channel))));
    return Figure.count(rehearsal.told().size(), "notification")
        + ": "
        + String.join(", ", parts)
        + (channels.containsKey(Rehearsed.ANYBODY) ? nobody(rehearsal) : "");
  }

  private static String nobody(Rehearsal rehearsal) {
    return rehearsal.switchedOff()
        ? " (but nobody, as alerting is switched off)"
        : " (no channel is configured)";
  }

  private static String score(Score score) {
    return String.format(
        Locale.ROOT,
        "labels: %,d of %s told (recall %s)%s; %,d of %,d told lie within one (precision %s)",
        score.found(),
        Figure.count(score.events(), "labelled event"),
        share(score.recall()),
        delay(score),
        score.inside(),
        score.told(),
        share(score.precision()));
  }

  private static String delay(Score score) {
    long delay = score.delay().orElse(-1);
    return delay < 0
        ? ""
        : ", half of them "
            + (delay == 0 ? "at once" : "within " + Durations.words(delay / 1000.0));
  }

  private static String share(double share) {
    return Double.isNaN(share) ? "–" : String.format(Locale.ROOT, "%.2f", share);
  }
}
