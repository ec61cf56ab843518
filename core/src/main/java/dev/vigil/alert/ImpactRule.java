package dev.vigil.alert;

import static java.util.Objects.requireNonNull;

import dev.vigil.model.SeriesMatcher;

/** The impact of some series. */
public record ImpactRule(SeriesMatcher series, Impact impact) {
  public ImpactRule {
    requireNonNull(series, "series");
    requireNonNull(impact, "impact");
  }
}
