package dev.vigil.cli.plot;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Severity;
import dev.vigil.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a plot says in words. */
final class Wording {
  private Wording() {}

  /** Why an anomaly was told. */
  static String told(Verdict.Anomalous verdict) {
    String sentence = sentence(verdict.score().evidence().sentence());
    return verdict.provisional() ? sentence + " (said while still learning)" : sentence;
  }

  /** Why an anomaly was held back. */
  static String held(Verdict.Held verdict) {
    String why =
        switch (verdict.why()) {
          case SERIES_BUDGET -> "the series has spent its alert budget";
          case EPISODE_TOLD -> "the episode has had its updates";
          case FLEET_BUDGET -> "all series together have spent their alert budget";
          case MAINTENANCE -> "the series was being worked on";
        };
    return sentence(verdict.score().evidence().sentence()) + " (held back: " + why + ")";
  }

  private static String sentence(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** "Medium". */
  static String word(Severity severity) {
    return sentence(severity.name().toLowerCase(Locale.ROOT));
  }

  /** "trend change". */
  static String word(AnomalyType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** "Critical spike"; "Spike" where it was held back. */
  static String name(Mark mark) {
    return mark.isHeld()
        ? sentence(word(mark.type()))
        : word(mark.severity()) + " " + word(mark.type());
  }

  /** "Critical spike", with "an update" or "held back" where it is not a page. */
  static String title(Mark mark) {
    return switch (mark.kind()) {
      case PAGE -> name(mark);
      case UPDATE -> name(mark) + ", an update";
      case HELD -> name(mark) + ", held back";
    };
  }

  /** The answer that a plot begins with. */
  static String heading(Plot plot, Caption caption) {
    long anomalies = plot.totals().anomalies();
    if (plot.totals().observations() == 0) {
      return "No observations in " + caption.source();
    }
    if (anomalies == 0) {
      return "Nothing unusual in " + caption.source();
    }
    String text = Numbers.count(anomalies, "anomaly", "anomalies") + " in " + caption.source();
    return sentence(text);
  }

  /** What was looked at, and what was made of it. */
  static String lede(Plot plot, Caption caption) {
    Totals totals = plot.totals();
    int series = plot.series().size() + plot.leftOut().count();
    StringBuilder text = new StringBuilder(Numbers.count(totals.observations()));
    text.append(totals.observations() == 1 ? " observation of " : " observations of ");
    text.append(plot.leftOut().atLeast() ? "at least " : "");
    text.append(Numbers.count(series, "series", "series"));
    Span.of(plot).ifPresent(span -> text.append(", ").append(span.words(caption.zone())));
    return text.append(". ").append(caption.settings()).append('.').toString();
  }

  /** How many opened an episode, went on with one, were held back, refused; windows hit. */
  static String counts(Totals totals) {
    List<String> parts = new ArrayList<>();
    if (totals.anomalies() + totals.held() == 0) {
      parts.add("no anomaly");
    }
    if (totals.pages() > 0) {
      parts.add(Numbers.count(totals.pages(), "page", "pages"));
    }
    if (totals.updates() > 0) {
      parts.add(Numbers.count(totals.updates(), "update", "updates"));
    }
    if (totals.held() > 0) {
      parts.add(Numbers.count(totals.held()) + " held back");
    }
    if (totals.refused() > 0) {
      parts.add(Numbers.count(totals.refused()) + " refused");
    }
    if (totals.windows() > 0) {
      parts.add(windows(totals));
    }
    return sentence(String.join(", ", parts));
  }

  private static String windows(Totals totals) {
    if (totals.windows() == 1) {
      return "the labelled window was " + (totals.windowsHit() == 1 ? "hit" : "missed");
    }
    return Numbers.count(totals.windowsHit())
        + " of "
        + Numbers.count(totals.windows())
        + " labelled windows hit";
  }

  /** What was drawn of a course. */
  static String drawn(PlotSeries series) {
    return series.course().isWhole()
        ? Numbers.count(series.totals().observations(), "observation", "observations")
            + ", every one drawn"
        : Numbers.count(series.totals().observations())
            + " observations, drawn as the lowest and highest of each "
            + Numbers.count(series.course().perBucket);
  }

  /** Names the series that are not drawn. */
  static String leftOut(Plot.LeftOut leftOut) {
    String count = Numbers.count(leftOut.count());
    String names = String.join(", ", leftOut.names());
    boolean all = leftOut.names().size() == leftOut.count() && !leftOut.atLeast();
    return "Not drawn, "
        + (leftOut.atLeast() ? "at least " + count : count)
        + " series less odd: "
        + names
        + (all ? "" : ", …");
  }
}
