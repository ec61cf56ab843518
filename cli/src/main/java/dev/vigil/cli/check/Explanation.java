package dev.vigil.cli.check;

import dev.vigil.cli.console.Figure;
import dev.vigil.cli.console.Plain;
import dev.vigil.config.VigilConfig;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.judge.Limits;
import dev.vigil.pipeline.WatchSpec;
import dev.vigil.rule.RuleSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a configuration means, in lines for people. */
final class Explanation {
  private final VigilConfig config;
  private final Instant now;

  Explanation(VigilConfig config, Instant now) {
    this.config = config;
    this.now = now;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    watched(lines);
    rules(lines);
    lines.addAll(new People(config, now).lines());
    lines.addAll(new Serving(config.server()).lines());
    lines.replaceAll(line -> Plain.text(config.veiled(line)));
    return lines;
  }

  private void watched(List<String> lines) {
    lines.add("");
    lines.add("series");
    config
        .groups()
        .forEach((series, watch) -> lines.add("  " + name(series) + ": " + words(watch)));
    config
        .limits()
        .forEach((series, limits) -> lines.add("  " + name(series) + ": " + words(limits)));
    double fleet = config.pipelineSpec().fleetPerWeek();
    if (Double.isFinite(fleet)) {
      lines.add("  together: at most " + pages(fleet) + " a week");
    }
  }

  private static String name(String series) {
    return series.equals("*") ? "all" : series;
  }

  private static String words(WatchSpec watch) {
    if (!watch.enabled()) {
      return "not watched";
    }
    DetectorSpec detector = watch.detector();
    String learning =
        watch.judge().learningRows() == 100
            ? ""
            : ", told after " + watch.judge().learningRows() + " rows";
    return detector.name()
        + " ("
        + detector.key()
        + "), at most "
        + pages(watch.judge().budget().perSeriesPerWeek())
        + " a week each"
        + learning;
  }

  private static String pages(double pages) {
    return Figure.of(pages) + (pages == 1 ? " page" : " pages");
  }

  private static String words(Limits limits) {
    List<String> parts = new ArrayList<>();
    if (Double.isFinite(limits.lower())) {
      parts.add("under " + Figure.of(limits.lower()));
    }
    if (Double.isFinite(limits.upper())) {
      parts.add("over " + Figure.of(limits.upper()));
    }
    String hold = limits.hold() > 1 ? ", " + limits.hold() + " rows in a row" : "";
    return "breached " + String.join(" or ", parts) + hold;
  }

  private void rules(List<String> lines) {
    if (config.rules().specs().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("rules");
    for (RuleSpec rule : config.rules().specs()) {
      String scope = rule.scope().isBlank() ? "" : " on " + rule.scope();
      String shadow = rule.shadow() ? ", only counted" : "";
      String expires = rule.expires().isBlank() ? "" : ", until " + rule.expires();
      lines.add("  " + rule.name() + ": " + rule.action() + scope + shadow + expires);
      lines.add("    where " + rule.condition().strip());
    }
  }
}
