package dev.vigil.cli.detect;

import dev.vigil.cli.console.Figure;
import dev.vigil.cli.console.Plain;
import dev.vigil.cli.input.LeftOut;
import dev.vigil.formats.table.ReadReport;
import dev.vigil.judge.AlertBudget;
import dev.vigil.model.Durations;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.pipeline.Flaw;
import dev.vigil.pipeline.PipelineSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of a run, in a few lines for people. */
final class Summary {
  private final String input;
  private final ReadReport read;
  private final Run run;
  private final PipelineSpec watched;

  Summary(String input, ReadReport read, Run run, PipelineSpec watched) {
    this.input = input;
    this.read = read;
    this.run = run;
    this.watched = watched;
  }

  /** The lines, most important first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(told());
    learning(lines);
    lines.add(seen());
    held(lines);
    rules(lines);
    warmStarts(lines);
    absences(lines);
    lines.addAll(LeftOut.values(read, run.counts()));
    flaws(lines);
    lines.addAll(LeftOut.rows(input, read));
    labels(lines);
    return lines;
  }

  private String told() {
    long pages = run.counts().anomalies(Notice.PAGE);
    long updates = run.counts().anomalies(Notice.UPDATE);
    return pages + updates + run.raised() == 0
        ? "nothing unusual in " + Figure.count(read.rows(), "row") + " (" + budget() + ")"
        : Figure.count(pages, "page")
            + " and "
            + Figure.count(updates, "update")
            + " ("
            + budget()
            + ")";
  }

  private void learning(List<String> lines) {
    long learning = run.learning();
    String span = Durations.words(run.spanMillis() / 1000.0);
    String only = "so only what no learning could excuse was told";
    if (learning == read.series()) {
      lines.add(
          Figure.count(read.rows(), "row")
              + " in "
              + span
              + ": still learning, "
              + Figure.count(run.remaining(), "more row")
              + " (100 rows and a day in all), "
              + only);
    } else if (learning > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d of %,d series were still learning, up to %s (100 rows and a day in all), %s of them",
              learning,
              read.series(),
              Figure.count(run.remaining(), "more row"),
              only));
    }
  }

  private String seen() {
    String series =
        read.series() == 1
            ? "series " + Plain.text(run.keys().get(0).toString())
            : String.format(Locale.ROOT, "%,d series", read.series());
    return Figure.count(read.rows(), "row")
        + " of "
        + series
        + ", "
        + run.span()
        + " ("
        + Durations.words(run.spanMillis() / 1000.0)
        + ")";
  }

  /** What was accepted: {@code budget 1 a week}. */
  String budget() {
    Set<AlertBudget> budgets =
        run.keys().stream().limit(1_000).map(this::watch).collect(Collectors.toSet());
    if (budgets.size() != 1) {
      return "budgets as configured";
    }
    AlertBudget one = budgets.iterator().next();
    String each = run.keys().size() > 1 ? " for each series" : "";
    String all =
        Double.isFinite(watched.fleetPerWeek())
            ? ", " + Figure.of(watched.fleetPerWeek()) + " for all"
            : "";
    return "budget " + Figure.of(one.perSeriesPerWeek()) + " a week" + each + all;
  }

  private AlertBudget watch(SeriesKey key) {
    return watched.watches().apply(key).judge().budget();
  }

  private void held(List<String> lines) {
    List<String> parts = new ArrayList<>();
    add(parts, run.counts().held(Holding.EPISODE_TOLD), "of episodes already told");
    add(parts, run.counts().held(Holding.SERIES_BUDGET), "over the budget of their series");
    add(parts, run.counts().held(Holding.FLEET_BUDGET), "over the budget of all series");
    add(parts, run.counts().held(Holding.MAINTENANCE), "of maintenance windows");
    if (!parts.isEmpty()) {
      lines.add("held back: " + String.join(", ", parts));
    }
  }

  private void rules(List<String> lines) {
    List<String> parts = new ArrayList<>();
    run.rules().forEach((rule, times) -> add(parts, times, "times '" + Plain.text(rule) + "'"));
    if (!parts.isEmpty()) {
      lines.add("rules applied: " + String.join(", ", parts));
    }
    parts.clear();
    add(parts, run.raised(), "raised by rules, the first of each run of rows told");
    add(parts, run.suppressed(), "kept back by rules");
    if (!parts.isEmpty()) {
      lines.add("anomalies: " + String.join(", ", parts));
    }
  }

  private void absences(List<String> lines) {
    long absences = run.counts().absences();
    if (absences > 0) {
      lines.add(
          Figure.count(absences, "time")
              + " a series stopped reporting, "
              + Figure.count(run.counts().returns(), "time")
              + " one came back after that was told");
    }
  }

  /** What was judged, and was wrong with the data all the same. */
  private void flaws(List<String> lines) {
    List<String> parts = new ArrayList<>();
    add(parts, run.counts().flaws(Flaw.MISSING), "rows missing in gaps");
    add(parts, run.counts().flaws(Flaw.OUT_OF_ORDER), "out of order");
    add(parts, run.counts().flaws(Flaw.STUCK), "stuck at one value");
    add(parts, run.counts().flaws(Flaw.UNIT_JUMP), "as if of another unit, not learnt");
    if (!parts.isEmpty()) {
      lines.add("data: " + String.join(", ", parts) + worst());
    }
  }

  /** The series with most flaws, if there are several series. */
  private String worst() {
    if (run.keys().size() < 2) {
      return "";
    }
    SeriesKey worst =
        run.keys().stream().max(Comparator.comparingLong(this::flawsOf)).orElseThrow();
    return "; most in "
        + Plain.text(worst.toString())
        + String.format(Locale.ROOT, " (%,d)", flawsOf(worst));
  }

  private long flawsOf(SeriesKey series) {
    return run.flaws(series).values().stream().mapToLong(Integer::longValue).sum();
  }

  private void warmStarts(List<String> lines) {
    if (run.counts().warmStarts() > 0) {
      lines.add(
          String.format(Locale.ROOT, "%,d new series", run.counts().warmStarts())
              + " took over what one like it had learnt");
    }
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
    }
  }

  private void labels(List<String> lines) {
    LabelTally labels = run.labels();
    if (labels.labelled()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "labels: %,d of %s hit, %,d of %s inside",
              labels.found(),
              Figure.count(labels.events(), "labelled run"),
              labels.pagesInEvents(),
              Figure.count(labels.pages(), "page")));
    }
  }
}
