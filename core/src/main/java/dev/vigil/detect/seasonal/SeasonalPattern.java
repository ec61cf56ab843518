package dev.vigil.detect.seasonal;

import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;

/**
 * What the parts of a cycle have beside the level. A part learns once a visit, from the mean of it:
 * a pattern that is used from the error that all used ones leave, one on trial from the difference
 * to itself.
 *
 * <p>A visit beyond three deviations moves the part as one of two would, the second in a row to the
 * same side as one of eight, and the third is taken as it is: a strange day moves the profile by a
 * fraction of a deviation, and a changed habit is learnt in three.
 *
 * <p>A pattern that is forced is on trial for two cycles like any other, and then used whatever it
 * is worth. A part of it that has had fewer than two visits stays on trial by itself: what was
 * strange at its first would else be held for its habit. One owner.
 */
final class SeasonalPattern {
  private static final double STRANGE = 3;
  private static final double FIRST_LIMIT = 2;
  private static final double SECOND_LIMIT = 8;
  private static final double GAIN_OF_A_HABIT = 0.5;
  private static final int MOST_VISITS = 31;
  private static final int HABIT = 3;

  /** Cycles of a forced pattern, and visits of its parts, before they count. */
  private static final int ON_TRIAL = 2;

  private static final int MOST_BINS = 512;

  private final Cycle cycle;
  private final Period period;
  private final boolean smooth;
  private final float[] means;

  /** Visits in the lower five bits, strange ones in a row with their sign in the upper three. */
  private final byte[] codes;

  private final Gate gate = new Gate();
  private boolean used;
  private boolean forced;

  /** Of the moment looked at; not part of what is learnt. */
  private int here = -1;

  /** How far from the middle of that part, from −0.5 to 0.5. */
  private double between;

  private int bin = -1;
  private long number;
  private double sum;
  private int rows;
  private int cycles;
  private int known;

  /** Mean of the known parts; 0 where there is nothing between them. */
  private double centre;

  /**
   * @param smooth whether a value between the middles of two parts is taken to lie between theirs
   */
  SeasonalPattern(Cycle cycle, Period period, int bins, boolean smooth) {
    this.cycle = cycle;
    this.period = period;
    this.smooth = smooth;
    this.means = new float[bins];
    this.codes = new byte[bins];
  }

  /** One like it that has learnt nothing. */
  SeasonalPattern anew() {
    SeasonalPattern pattern = new SeasonalPattern(cycle, period, means.length, smooth);
    pattern.forced = forced;
    return pattern;
  }

  Cycle cycle() {
    return cycle;
  }

  Period period() {
    return period;
  }

  int bins() {
    return means.length;
  }

  /** Length in milliseconds, where a row lasts so long. */
  double millis(double interval) {
    double length = period.kind() == Period.Kind.ROWS ? interval : 1;
    return cycle == Cycle.OTHER ? period.length() * length : cycle.millis();
  }

  /** Cycles that it has seen the end of. */
  int cycles() {
    return cycles;
  }

  boolean used() {
    return used;
  }

  /** Will use it whatever it is worth, and never forget it. */
  void force() {
    forced = true;
    used = cycle == Cycle.HOLIDAY;
  }

  /** Whether what the part of the moment looked at has is to be expected. */
  boolean counts() {
    return used && here >= 0 && (!onTrialByParts() || visits(here) >= ON_TRIAL);
  }

  private boolean onTrialByParts() {
    return forced && cycle != Cycle.HOLIDAY;
  }

  /** Uses it; gives the mean of the parts, which the level takes over. */
  double use() {
    used = true;
    gate.reset();
    double mean = centre;
    for (int i = 0; i < means.length; i++) {
      means[i] -= visits(i) > 0 ? (float) mean : 0;
    }
    centre = 0;
    return mean;
  }

  /** Goes to a moment. */
  void look(Moment moment) {
    double phase = cycle.phase(moment, period);
    here = phase < 0 ? -1 : (int) (phase * means.length);
    between = phase * means.length - here - 0.5;
  }

  /** The part of the moment looked at; −1 where it has no part in the cycle. */
  int here() {
    return here;
  }

  /** What that part has beside the level; 0 where it is not known. */
  double value() {
    return here < 0 ? 0 : smooth ? smoothValue() : means[here];
  }

  private double smoothValue() {
    int beside = Math.floorMod(here + (between > 0 ? 1 : -1), means.length);
    double share = visits(here) == 0 || visits(beside) == 0 ? 0 : Math.abs(between);
    return (1 - share) * means[here] + share * means[beside];
  }

  /** Visits that the part has learnt from, 31 for more. */
  int visits() {
    return here < 0 ? 0 : visits(here);
  }

  private int visits(int part) {
    return codes[part] & MOST_VISITS;
  }

  private int strange(int bin) {
    return codes[bin] >> 5;
  }

  /**
   * Takes in the error of the row of the moment looked at.
   *
   * @param error what the patterns that are used leave of it
   * @param spread usual size of it
   * @param shifting whether all of the series seems to have moved, which is no habit of a part
   * @return whether a cycle has ended
   */
  boolean learn(Moment moment, double error, double spread, boolean shifting) {
    int now = here;
    long cycleNow = cycle.number(moment, period);
    boolean ended = false;
    if (now != bin || cycleNow != number) {
      commit(spread, shifting);
      ended = cycleNow > number && bin >= 0 && rows > 0;
      cycles += ended && cycles < Integer.MAX_VALUE ? 1 : 0;
      bin = now;
      number = cycleNow;
      sum = 0;
      rows = 0;
    }
    if (now >= 0) {
      take(now, error);
    }
    return ended;
  }

  private void take(int now, double error) {
    double value = value();
    double left = counts() ? error : error - value;
    if (visits(now) > 0) {
      gate.row(left, left + value - centre);
    }
    sum += left;
    rows++;
  }

  private void commit(double spread, boolean shifting) {
    if (bin < 0 || rows == 0) {
      return;
    }
    int before = visits(bin);
    if (before > 0) {
      gate.visit(means.length, 6 + 2 * cycle.cyclesToTrust());
    }
    double distance = sum / rows;
    int visits = Math.min(MOST_VISITS, before + 1);
    int strange = shifting ? side(distance, spread) : strange(distance, spread);
    double gain = Numbers.gain(visits, cycle.gain());
    double moved = gain * distance;
    if (before >= 2) {
      moved = moved(distance, gain, strange, spread);
    }
    float old = means[bin];
    means[bin] = (float) Numbers.clip(old + moved, Numbers.LARGEST);
    known += before == 0 ? 1 : 0;
    if (cycle.whole()) {
      double share = before == 0 ? means[bin] - centre : means[bin] - old;
      centre = Numbers.clip(centre + share / known, Numbers.LARGEST);
    }
    codes[bin] = (byte) (visits | strange << 5);
  }

  /** Strange visits in a row, this one with them; less than 0 below. */
  private int strange(double distance, double spread) {
    int before = strange(bin);
    int side = side(distance, spread);
    return before * side > 0 ? side * Math.min(HABIT, Math.abs(before) + 1) : side;
  }

  /** On which side a distance is strange; 0 if it is not. */
  private static int side(double distance, double spread) {
    return Math.abs(distance) <= STRANGE * spread ? 0 : distance > 0 ? 1 : -1;
  }

  private static double moved(double distance, double gain, int strange, double spread) {
    return switch (Math.abs(strange)) {
      case 0 -> gain * distance;
      case 1 -> gain * Numbers.clip(distance, FIRST_LIMIT * spread);
      case 2 -> gain * Numbers.clip(distance, SECOND_LIMIT * spread);
      default -> Math.max(gain, GAIN_OF_A_HABIT) * distance;
    };
  }

  /** Whether it has shown enough to be used. */
  boolean proven() {
    return !used
        && (forced ? cycles >= ON_TRIAL : gate.opens(Math.max(1, known), cycle.cyclesToTrust()));
  }

  /** Whether it is to be forgotten: it did not show its use in time, or has lost it. */
  boolean failed() {
    return !forced
        && (used
            ? gate.closes(Math.max(1, known), cycle.cyclesToTrust())
            : cycles >= cycle.cyclesToGiveUp());
  }

  double gain() {
    return gate.gain();
  }

  /**
   * Leaves to a shorter pattern, which is used from now on, what that has of this one.
   *
   * @param level what the level has taken over
   */
  void leaveTo(SeasonalPattern shorter, double level) {
    gate.reset();
    double ratio = cycle.millis() / (double) shorter.cycle.millis();
    centre = 0;
    for (int i = 0; i < means.length; i++) {
      if (visits(i) > 0) {
        double phase = (i + 0.5) / means.length * ratio;
        int there = (int) ((phase - Math.floor(phase)) * shorter.means.length);
        double left = shorter.means[Math.min(there, shorter.means.length - 1)] + level;
        means[i] = (float) Numbers.clip(means[i] - left, Numbers.LARGEST);
        centre += means[i] / Math.max(1, known);
      }
    }
  }

  void save(StateWriter out) {
    out.put(period.kind().ordinal()).put(period.length()).put((short) means.length).put(smooth);
    out.put(used).put(forced).put(bin).put(number).put(sum).put(rows);
    out.put(cycles).put(known).put(centre).put(means).put(codes);
    gate.save(out);
  }

  static SeasonalPattern load(StateReader in, Cycle cycle) {
    int kind = in.getInt("kind of a period", 0, Period.Kind.values().length - 1);
    double length =
        in.getDouble("period", v -> cycle == Cycle.OTHER ? v >= 1 && v <= 1e13 : v == 0);
    Period period = new Period(Period.Kind.values()[kind], length);
    int bins = in.getShort();
    if (bins < 1 || bins > MOST_BINS) {
      throw new BadState("parts of a cycle must be from 1 to " + MOST_BINS + ", was " + bins);
    }
    SeasonalPattern pattern = new SeasonalPattern(cycle, period, bins, in.getBoolean());
    pattern.load(in);
    return pattern;
  }

  private void load(StateReader in) {
    used = in.getBoolean();
    forced = in.getBoolean();
    bin = in.getInt("part of a cycle", -1, means.length - 1);
    number = in.getLong();
    sum = Numbers.read(in, "sum of a visit", 1e30);
    rows = in.getInt("rows of a visit", 0, Integer.MAX_VALUE);
    cycles = in.getInt("cycles", 0, Integer.MAX_VALUE);
    known = in.getInt("known parts", 0, means.length);
    centre = Numbers.read(in, "centre of a cycle", 2 * Numbers.LARGEST);
    in.get(means);
    in.get(codes);
    for (float mean : means) {
      if (!(Math.abs(mean) <= 4 * Numbers.LARGEST)) {
        throw new BadState("the mean of a part cannot be " + mean);
      }
    }
    gate.load(in);
  }
}
