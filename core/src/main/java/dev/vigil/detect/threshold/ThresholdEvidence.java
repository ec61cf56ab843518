package dev.vigil.detect.threshold;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A breach of a limit that has just begun.
 *
 * @param measured what was held against it
 * @param per the time that a rate is told for
 */
record ThresholdEvidence(
    Line line, double limit, double measured, RateLevels.Per per, int hold, double size)
    implements Evidence {
  private static final MathContext DIGITS = new MathContext(4);

  /** A bound that nobody set is no limit: what is beyond it is weighed as any other departure. */
  @Override
  public AnomalyType type() {
    if (line.measure() == Line.Measure.LEARNT) {
      return line.upper() ? AnomalyType.SPIKE : AnomalyType.DROP;
    }
    return AnomalyType.THRESHOLD_BREACH;
  }

  @Override
  public int agreement() {
    return 1;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(new Contribution(line.name(), size));
  }

  @Override
  public String sentence() {
    String held = hold == 1 ? "" : " for " + hold + " values in a row";
    String breach = line.side() + " its " + line.words() + " of ";
    return switch (line.measure()) {
      case LEVEL -> breach + number(limit) + held;
      case LEARNT -> breach + rounded(limit) + held;
      case RATE ->
          "changed by "
              + rounded(measured)
              + " "
              + Line.each(per)
              + ", "
              + breach
              + number(limit)
              + held;
    };
  }

  private static String number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }

  private static String rounded(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "over 1.8e308" : "under -1.8e308";
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    return Math.abs(number) < 1e15 && Math.abs(number) > 1e-6
        ? rounded.toPlainString()
        : rounded.toString();
  }
}
