package dev.vigil.rule;

import dev.vigil.rule.lang.Fact;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * What rules can know of the readings of one series: asked for the next reading, then that is
 * learnt. The average, the slope and the scatter look back some 20 readings, or as many as is said,
 * the baseline some 500 and no fewer than these; a reading beyond ten times the scatter moves them
 * no further than one at ten times.
 *
 * <p>The slope is that of Brown's double smoothing, divided by the lags that the two averages have
 * by now, so that it is right on a line from the beginning. 80 bytes. One owner.
 */
public final class SeriesFacts {
  /** Readings that are looked back on, unless it is said otherwise. */
  public static final int USUAL_BACK = 20;

  /** The fewest that can be looked back on: a slope needs two. */
  public static final int LEAST_BACK = 2;

  /** The most that can be looked back on. */
  public static final int MOST_BACK = 1_000_000;

  private static final int LONG_BACK = 500;
  private static final double OUTLIER = 10;
  private static final double LARGEST = 1e150;
  private static final int LEAST_READINGS = 10;
  private static final int MOST_READINGS = 1 << 30;
  private static final float LONGEST_LAG = 2.5f * MOST_BACK;

  private final int back;

  private double last;
  private double average;
  private double smoothed;
  private double baseline;
  private double scatter;
  private float lag;
  private float smoothedLag;
  private int readings;
  private int run;

  /** The usual number of readings is looked back on. */
  public SeriesFacts() {
    this(USUAL_BACK);
  }

  /**
   * So many readings are looked back on.
   *
   * @param back from {@link #LEAST_BACK} to {@link #MOST_BACK}
   */
  public SeriesFacts(int back) {
    if (back < LEAST_BACK || back > MOST_BACK) {
      throw new IllegalArgumentException(
          "facts look back on 2 to 1000000 readings, was to be " + back);
    }
    this.back = back;
  }

  /**
   * What is known when a reading comes, before it is learnt; NaN while it is not known.
   *
   * @param value the reading; NaN if it is none
   */
  double fact(Fact fact, double value) {
    boolean known = readings >= LEAST_READINGS;
    return switch (fact) {
      case LAST_VALUE -> readings > 0 ? last : Double.NaN;
      case READING_COUNT -> Double.isNaN(value) ? Double.NaN : runWith(value);
      case PERCENT_CHANGE ->
          known && baseline != 0 ? 100 * (value - baseline) / Math.abs(baseline) : Double.NaN;
      case MOVING_AVERAGE -> readings > 0 ? average : Double.NaN;
      case TREND -> known ? (average - smoothed) / ((double) smoothedLag - lag) : Double.NaN;
      case VOLATILITY -> known && baseline != 0 ? scatter / Math.abs(baseline) : Double.NaN;
      default -> throw new IllegalArgumentException(fact.word());
    };
  }

  private int runWith(double value) {
    return readings > 0 && value == last ? Math.min(run + 1, MOST_READINGS) : 1;
  }

  /** Takes a reading in; one that is not finite is none. */
  public void learn(double value) {
    if (!Double.isFinite(value)) {
      return;
    }
    run = runWith(value);
    last = value;
    if (readings < MOST_READINGS) {
      readings++;
    }
    double taken = Math.max(-LARGEST, Math.min(LARGEST, value));
    double most = scatter > 0 ? OUTLIER * scatter : Double.POSITIVE_INFINITY;
    double off = clipped(taken - average, most);
    double rate = 1.0 / Math.min(back, readings);
    if (readings > 1) {
      scatter += 1.0 / Math.min(back, readings - 1) * (Math.abs(off) - scatter);
    }
    baseline +=
        1.0 / Math.min(Math.max(back, LONG_BACK), readings) * clipped(taken - baseline, most);
    average += rate * off;
    smoothed += rate * (average - smoothed);
    lag = (float) ((1 - rate) * (lag + 1));
    smoothedLag = (float) ((1 - rate) * (smoothedLag + 1) + rate * lag);
  }

  /** The same facts, to be kept as they are now. */
  public SeriesFacts copy() {
    SeriesFacts copy = new SeriesFacts(back);
    copy.last = last;
    copy.average = average;
    copy.smoothed = smoothed;
    copy.baseline = baseline;
    copy.scatter = scatter;
    copy.lag = lag;
    copy.smoothedLag = smoothedLag;
    copy.readings = readings;
    copy.run = run;
    return copy;
  }

  private static double clipped(double off, double most) {
    return Math.max(-most, Math.min(most, off));
  }

  /** Writes all that is needed to go on bit for bit. */
  public void save(StateWriter out) {
    out.part('Q', 1).put(last).put(average).put(smoothed).put(baseline).put(scatter);
    out.put(lag).put(smoothedLag).put(readings).put(run);
  }

  /**
   * Facts that go on where the saved ones stopped.
   *
   * @throws BadState if the state is corrupt or of a newer version
   */
  public static SeriesFacts restore(StateReader in) {
    return restore(in, USUAL_BACK);
  }

  /**
   * The same, and from here on so many readings are looked back on.
   *
   * @throws BadState if the state is corrupt or of a newer version
   */
  public static SeriesFacts restore(StateReader in, int back) {
    in.part('Q', 1);
    SeriesFacts facts = new SeriesFacts(back);
    facts.last = in.getDouble("last reading", Double::isFinite);
    facts.average = in.getDouble("moving average", SeriesFacts::fits);
    facts.smoothed = in.getDouble("smoothed average", SeriesFacts::fits);
    facts.baseline = in.getDouble("baseline", SeriesFacts::fits);
    facts.scatter = in.getDouble("scatter", scatter -> scatter >= 0 && scatter <= 4 * LARGEST);
    facts.lag = lag(in);
    facts.smoothedLag = lag(in);
    facts.readings = in.getInt("readings", 0, MOST_READINGS);
    facts.run = in.getInt("readings of one value", 0, facts.readings);
    return facts;
  }

  private static boolean fits(double average) {
    return Math.abs(average) <= 2 * LARGEST;
  }

  private static float lag(StateReader in) {
    float lag = in.getFloat();
    if (!(lag >= 0 && lag <= LONGEST_LAG)) {
      throw new BadState("lag of an average cannot be " + lag);
    }
    return lag;
  }
}
