package dev.vigil.detect.seasonal;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Durations;
import dev.vigil.model.Evidence;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A value that is not what its place in the cycles has.
 *
 * @param type what it is
 * @param sign above 0 where it is too high
 * @param contributions deviations of the value, of the step to it and of the last rows' mean
 * @param numbers the value, the one before, and the ends of the band
 * @param spanMillis how long the last rows are that make a drift
 * @param place where in the cycles
 */
record SeasonalEvidence(
    AnomalyType type,
    int sign,
    List<Contribution> contributions,
    Measured numbers,
    double spanMillis,
    Place place)
    implements Evidence {
  private static final String VALUE = "value";
  private static final String STEP = "step";
  private static final String DRIFT = "drift";

  /** A value is told of rather than a step or a drift that is hardly stranger. */
  private static final double RATHER = 2;

  record Measured(double value, double last, double lower, double upper) {}

  static SeasonalEvidence of(
      SeasonalModel model, View view, double value, double lower, double upper) {
    List<Contribution> parts =
        Stream.of(
                new Contribution(VALUE, Math.abs(view.value)),
                new Contribution(STEP, Math.abs(view.step)),
                new Contribution(DRIFT, Math.abs(view.drift)))
            .sorted(Comparator.comparingDouble(SeasonalEvidence::rank).reversed())
            .toList();
    double z =
        switch (parts.get(0).name()) {
          case VALUE -> view.value;
          case STEP -> view.step;
          default -> view.drift;
        };
    boolean plain = model.mainPattern() == null || model.beyondAll(value);
    AnomalyType side = z > 0 ? AnomalyType.SPIKE : AnomalyType.DROP;
    return new SeasonalEvidence(
        plain ? side : AnomalyType.SEASONAL_DEVIATION,
        z > 0 ? 1 : -1,
        parts,
        new Measured(value, model.lastMeasured(), lower, upper),
        model.span() * model.interval(),
        Place.of(model));
  }

  private static double rank(Contribution part) {
    boolean clear = part.name().equals(VALUE) && part.value() >= SeasonalDetector.REACH;
    return clear ? RATHER * part.value() : part.value();
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public String sentence() {
    String usual = place.usual(range(numbers.lower, numbers.upper));
    String value = number(numbers.value);
    return switch (contributions.get(0).name()) {
      case VALUE -> value + " where " + usual;
      case STEP -> value + " right after " + number(numbers.last) + ", where " + usual;
      default ->
          "for "
              + Durations.words(spanMillis / 1000)
              + (sign > 0 ? " too high" : " too low")
              + ", now "
              + value
              + " where "
              + usual;
    };
  }

  private static String range(double lower, double upper) {
    return number(lower) + (lower < 0 ? " to " : "–") + number(upper);
  }

  /** Three digits, or the whole part if that has more: "0.0123", "4.1", "530", "3,120". */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e15 || (size < 1e-4 && size > 0)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    int digits = size == 0 ? 0 : (int) Math.floor(Math.log10(size)) + 1;
    String text = String.format(Locale.ROOT, "%,." + Math.max(0, 3 - digits) + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
