package dev.vigil.judge;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.List;
import java.util.Locale;

/** A value far from all that was seen so far, and not alone. */
record DepartureEvidence(double value, double median, double sigma, int held) implements Evidence {
  double deviations() {
    return Math.abs(value - median) / sigma;
  }

  @Override
  public AnomalyType type() {
    return value > median ? AnomalyType.SPIKE : AnomalyType.DROP;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution("departure", deviations()));
  }

  @Override
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "%d values in a row lie %s times the usual spread %s the median so far",
        held,
        deviations() < 1000 ? String.format(Locale.ROOT, "%.0f", deviations()) : "over 1000",
        value > median ? "above" : "below");
  }
}
