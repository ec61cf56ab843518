package dev.vigil.detect.statistical;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A value that enough tests call an outlier.
 *
 * @param type by the side of the band on which it lies
 * @param rows values of the window
 * @param from value that one in twenty of them lies under
 * @param to value that one in twenty of them lies over
 * @param quality what is wrong with the window, where that is looked at
 */
record StatisticalEvidence(
    AnomalyType type,
    double value,
    int rows,
    double from,
    double to,
    List<Finding> findings,
    Optional<WindowQuality> quality)
    implements Evidence {

  /** They look at one value and one window: however many agree, it is one reason. */
  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return findings.stream()
        .sorted(Comparator.comparingDouble(Finding::deviations).reversed())
        .map(finding -> new Contribution(finding.method().toString(), finding.deviations()))
        .toList();
  }

  @Override
  public String sentence() {
    long votes = findings.stream().filter(Finding::outlier).count();
    String tests = votes == 1 && findings.size() == 1 ? "the test calls " : ofAll(votes);
    return tests
        + Finding.number(value)
        + " an outlier: the last "
        + rows
        + " values were "
        + (from == to ? "" : "mostly " + Finding.number(from) + " to ")
        + Finding.number(to)
        + strongest()
        + quality.map(WindowQuality::warning).orElse("");
  }

  private String ofAll(long votes) {
    return votes + " of " + findings.size() + " tests call ";
  }

  private String strongest() {
    return findings.stream()
        .filter(Finding::outlier)
        .max(Comparator.comparingDouble(Finding::deviations))
        .map(finding -> "; " + finding.words())
        .orElse("");
  }
}
