package dev.vigil.detect.novelty;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.detect.Profiled;
import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Novelty and extremity of one series.
 *
 * <p>Each value becomes 23 features in six groups: level, change, volatility, season, pattern,
 * frequency. A feature that breaks its own record by a margin is evidence; the evidence of a group
 * is that of its strongest feature, and the groups are summed: 0–6. Records are learnt at once, so
 * a thing is new once. What comes back is seen by extremity: the peak of a value against the
 * series' own block peaks. The larger of the two is damped, so that a burst is one thing.
 *
 * <p>Nothing is tuned to a series, no label is read, and no value is looked at before its time.
 *
 * <p>One owner.
 */
final class NoveltyDetector implements Detector, Describing, Profiled {
  private static final int OBSERVATIONS_TO_LEARN = 100;
  private static final int VERSION = 2;

  /** At so many rows half of them are taken off: a multiple of 65,536, far beyond all that asks. */
  private static final int FOLD_AT = 1 << 30;

  private static final double LARGEST = 1e37;
  private static final double UNEXTREME = 0.85;
  private static final double DAY_GAIN = 0.15 / 3600;
  private static final double WEEK_GAIN = 0.3 / 3600;

  private final SeriesClock clock;
  private final Means means = new Means();
  private final RobustLevel level = new RobustLevel();
  private final DayProfile day = new DayProfile();
  private final WeekProfile week = new WeekProfile();
  private final Residuals residuals = new Residuals();
  private final Bursts bursts = new Bursts();
  private final Forecast forecast = new Forecast();
  private final Records records = new Records();
  private final Extremity extremity = new Extremity();
  private final Damping damping = new Damping();
  private final ShapeChannel shape = new ShapeChannel();
  private final DenseScore dense = new DenseScore();

  private int n;

  /** The first value; all others are kept less it, so that a float is fine enough for them. */
  private double origin;

  private long lastMillis;
  private double last;
  private double beforeLast;
  private double seasonBefore;

  /** Mean seconds from one observation to the next; 0 until two instants were seen. */
  private double step;

  NoveltyDetector(SeriesClock clock) {
    this.clock = clock;
  }

  @Override
  public Score score(Observation observation) {
    NoveltyDetector copy = new NoveltyDetector(clock);
    copy.copyFrom(this);
    return copy.scoreAndLearn(observation);
  }

  @Override
  public void learn(Observation observation) {
    scoreAndLearn(observation);
  }

  @Override
  public int remaining() {
    return Math.max(0, OBSERVATIONS_TO_LEARN - n);
  }

  @Override
  public Map<String, Object> learnt() {
    Map<String, Object> learnt = new LinkedHashMap<>();
    learnt.put("observations", n);
    learnt.put("secondsPerObservation", step > 0 ? step : Double.NaN);
    learnt.put("median", n > 0 ? origin + level.median : Double.NaN);
    learnt.put("deviation", n > 0 ? level.scale(origin) : Double.NaN);
    learnt.put("hoursOfDayKnown", day.knownHours());
    learnt.put("weekKnown", week.counts(n * Math.max(step, 1)));
    learnt.put("secondsUntilWeekKnown", week.secondsUntilItCounts(n * Math.max(step, 1)));
    learnt.put("records", records.describe(origin));
    learnt.put("extremity", extremity.describe());
    return learnt;
  }

  @Override
  public List<Usual> usual() {
    List<Usual> usual = new ArrayList<>(day.usual(origin));
    if (week.counts(n * Math.max(step, 1))) {
      usual.addAll(week.usual(origin));
    }
    return usual;
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    return observe(observation.epochMillis(), ((Point) observation).value());
  }

  private Score observe(long now, double measured) {
    count(now, measured);
    double value = Clip.to(measured, LARGEST) - origin;
    long hour = clock.hour(now);
    int hourOfDay = SeriesClock.hourOfDay(hour);
    int hourOfWeek = SeriesClock.hourOfWeek(hour);
    Row row = Row.ofThread();
    row.fetched = fetch(hourOfDay, hourOfWeek);
    double scale = level.scale(origin);
    double perScale = 1 / scale;
    double season = day.mean(hourOfDay, level.median);
    double seasonDeviation = day.deviation(hourOfDay, scale);

    double median = level.median;
    look(median, perScale, season);
    double predicted = forecast.predict();
    double standardised = (value - median) * perScale;
    double error = standardised - predicted;
    double meanError = forecast.meanError();
    double reach = forecast.errorQuantile() * scale;

    means.learn(value);
    bursts.learn(Math.abs(value - last), scale, n);
    residuals.learnLevel(standardised);
    row.begin(bursts.smallest(), bursts.smallest() / seasonDeviation);
    fillBasic(row.features, value, error * scale);
    fillSeason(row.features, hourOfDay, hourOfWeek, value, seasonDeviation, scale);
    boolean outside = !records.within(Feature.VALUE, row.features[0]);
    float unfamiliar = shape.observe(standardised, n, step);
    records.observe(row, n);
    float novelty = row.novelty() + unfamiliar;
    double extreme = observeExtremity(now, hourOfDay, value, scale);
    double raw = fuse(novelty, extreme);
    double score = sound(damping.damp(raw, step));
    pay(now, score, novelty, extreme);
    double denseScore =
        sound(
            dense.observe(
                novelty,
                extremity.excess(),
                meanError > 0 ? error / meanError : 0,
                Math.abs(means.mean(Means.M8) - median) * perScale,
                shape));

    double expected = origin + median + predicted * scale;
    Evidence evidence =
        score > 0 ? evidence(row, value, outside, unfamiliar, extreme) : Evidence.NONE;
    if (n > 2) {
      forecast.learn(error, n);
    }
    learn(now, hourOfDay, hourOfWeek, value, scale, seasonDeviation);
    seasonBefore = season;
    return n <= 2
        ? new Score(score, denseScore, expected, Double.NaN, Double.NaN, evidence)
        : new Score(score, denseScore, expected, expected - reach, expected + reach, evidence);
  }

  /** A score; what a damaged state would make none of counts nothing. */
  private static double sound(double score) {
    return score > 0 && score <= Double.MAX_VALUE ? score : 0;
  }

  private void count(long now, double measured) {
    if (++n == FOLD_AT) {
      n -= FOLD_AT / 2;
      extremity.fold(FOLD_AT / 2);
      shape.fold(FOLD_AT / 2);
    }
    if (n == 1) {
      startAt(now, Clip.to(measured, LARGEST));
    }
  }

  private void look(double median, double perScale, double season) {
    forecast.look(
        (last - median) * perScale,
        (beforeLast - median) * perScale,
        (level.slow() - median) * perScale,
        (season - median) * perScale,
        (seasonBefore - median) * perScale);
  }

  private double fetch(int hourOfDay, int hourOfWeek) {
    return means.fetch()
        + day.fetch(hourOfDay)
        + week.fetch(hourOfWeek)
        + forecast.fetch()
        + records.fetch()
        + extremity.fetch();
  }

  private void startAt(long now, double value) {
    origin = value;
    lastMillis = now;
  }

  private void fillBasic(float[] f, double value, double error) {
    double m4 = means.mean(Means.M4);
    double m16 = means.mean(Means.M16);
    double m32 = means.mean(Means.M32);
    double m64 = means.mean(Means.M64);
    double m128 = means.mean(Means.M128);
    double m256 = means.mean(Means.M256);
    double variance32 = means.variance(Means.M32);
    f[0] = (float) value;
    f[1] = (float) (value - last);
    f[2] = (float) (value - m4);
    f[3] = (float) Math.sqrt(means.variance(Means.M8));
    f[4] = (float) m16;
    f[5] = (float) (m4 - m16);
    f[6] = (float) Math.sqrt(variance32);
    f[7] = (float) (m16 - m64);
    f[8] = (float) m128;
    f[9] = (float) (m32 - m128);
    f[10] = (float) m256;
    f[11] = (float) (m64 - m256);
    f[16] = (float) Clip.to(error, LARGEST);
    f[17] = bursts.logRun();
    f[18] = (float) bursts.rate();
    f[19] = (float) ((value - m32) * (last - m32) / (variance32 + Double.MIN_NORMAL));
    f[22] = (float) residuals.level32;
  }

  private void fillSeason(
      float[] f, int hourOfDay, int hourOfWeek, double value, double deviation, double scale) {
    if (day.known(hourOfDay)) {
      double residual = value - day.mean(hourOfDay, value);
      residuals.learnSeason(residual);
      f[12] = (float) residual;
      f[13] = (float) Clip.to(residual / deviation, LARGEST);
      f[14] = (float) residuals.season8;
      f[15] = (float) residuals.season32;
    } else {
      f[12] = f[13] = f[14] = f[15] = Float.NaN;
    }
    if (week.known(hourOfWeek, n * Math.max(step, 1))) {
      double residual = week.residual(hourOfWeek, value);
      residuals.learnWeek(residual / week.deviation(hourOfWeek, scale));
      f[20] = (float) residual;
      f[21] = (float) residuals.week32;
    } else {
      f[20] = f[21] = Float.NaN;
    }
  }

  private double observeExtremity(long now, int hourOfDay, double value, double scale) {
    double fromSeason = day.known(hourOfDay) ? Math.abs(value - day.mean(hourOfDay, value)) : 0;
    double floor = 0.1 * scale;
    double fromMean = Math.abs(value - means.mean(Means.M4));
    double jump = day.seen(hourOfDay) >= 10 ? fromMean / Math.max(day.step(hourOfDay), floor) : 0;
    day.learnStep(hourOfDay, Math.abs(value - last), floor, gain(DAY_GAIN, 0.15));
    return extremity.observe(now, n, fromSeason, jump, fromMean >= scale, scale);
  }

  /** A gain an hour as a gain a row. */
  private double gain(double perSecond, double most) {
    return step > 0 ? Math.min(most, perSecond * step) : most;
  }

  private double fuse(float novelty, double extreme) {
    double weighed = extremity.excess() < 0 ? novelty * UNEXTREME : novelty;
    if (Damping.priced(step)) {
      weighed /= damping.price();
    }
    return Math.max(weighed, extreme);
  }

  private void pay(long now, double score, float novelty, double extreme) {
    if (Damping.priced(step)) {
      boolean spoke = score > 0 && novelty >= Damping.SPOKEN && extreme < Damping.SPOKEN;
      damping.remember(secondsSinceLast(now), spoke);
    }
  }

  /** Seconds, below 0 for what came late; two longs may be further apart than a long can tell. */
  private double secondsSinceLast(long now) {
    return ((double) now - lastMillis) / 1000;
  }

  private void learn(
      long now, int hourOfDay, int hourOfWeek, double value, double scale, double deviation) {
    level.learn(n, value, scale);
    day.learn(hourOfDay, value, deviation, gain(DAY_GAIN, 0.15), n);
    week.learn(hourOfWeek, value, gain(WEEK_GAIN, 0.3), n);
    if (n > 1 && now > lastMillis) {
      double seconds = secondsSinceLast(now);
      step = step == 0 ? seconds : step + 0.01 * (Math.min(seconds, 5 * step) - step);
    }
    beforeLast = last;
    last = value;
    lastMillis = now;
  }

  private Evidence evidence(
      Row row, double value, boolean outside, float unfamiliar, double extreme) {
    boolean peak = extreme >= row.novelty() + unfamiliar;
    float[] groups = row.groups();
    if (peak) {
      boolean jump = extremity.strongest() == 1;
      boolean up = jump ? value > means.mean(Means.M4) : row.features[12] > 0;
      double times = extremity.timesUsual();
      AnomalyType type = jump || outside ? spikeOrDrop(up) : AnomalyType.SEASONAL_DEVIATION;
      return new NoveltyEvidence(type, groups, extreme, () -> Wording.ofPeak(jump, up, times));
    }
    if (unfamiliar > row.strongest()) {
      groups[Group.SHAPE.ordinal()] = unfamiliar;
      int span = shape.span();
      return new NoveltyEvidence(
          AnomalyType.PATTERN_BREAK, groups, extreme, () -> Wording.ofShape(span));
    }
    Feature feature = Feature.at(row.telling());
    boolean up = row.upward();
    float by = row.brokenBy();
    int rows = records.span(n);
    int run = bursts.run();
    double seconds = step;
    return new NoveltyEvidence(
        typeOf(feature, up, outside, value),
        groups,
        extreme,
        () ->
            feature == Feature.RUN
                ? Wording.ofStandstill(run, rows, seconds)
                : Wording.ofRecord(feature, up, by, rows, seconds));
  }

  private AnomalyType typeOf(Feature feature, boolean up, boolean outside, double value) {
    return switch (feature.group) {
      case FREQUENCY -> AnomalyType.FREQUENCY_ANOMALY;
      case SEASON ->
          outside ? suddenOr(feature.gradual(), up, value) : AnomalyType.SEASONAL_DEVIATION;
      case PATTERN, VOLATILITY, SHAPE -> AnomalyType.PATTERN_BREAK;
      case LEVEL, CHANGE ->
          feature.slow() ? AnomalyType.TREND_CHANGE : suddenOr(feature.gradual(), up, value);
    };
  }

  /**
   * A spike or a drop takes a step of more than four usual ones, or leaves three deviations of the
   * last 64 where the row before had not.
   */
  private AnomalyType suddenOr(AnomalyType gradual, boolean up, double value) {
    double mean = means.mean(Means.M64);
    double reach = 3 * Math.sqrt(means.variance(Means.M64));
    boolean leaves = Math.abs(value - mean) > reach && Math.abs(last - mean) <= reach;
    boolean leaps = Math.abs(value - last) > 4 * bursts.meanStep();
    return leaps || leaves ? spikeOrDrop(up) : gradual;
  }

  private static AnomalyType spikeOrDrop(boolean up) {
    return up ? AnomalyType.SPIKE : AnomalyType.DROP;
  }

  @Override
  public void save(StateWriter out) {
    out.part('N', VERSION).put(n).put(origin).put(lastMillis);
    out.put(last).put(beforeLast).put(seasonBefore).put(step);
    means.save(out);
    level.save(out);
    day.save(out);
    week.save(out);
    residuals.save(out);
    bursts.save(out);
    forecast.save(out);
    records.save(out);
    extremity.save(out);
    damping.save(out);
    shape.save(out);
    dense.save(out);
  }

  void load(StateReader in) {
    in.part('N', VERSION);
    n = in.getInt("observations", 0, FOLD_AT - 1);
    origin = in.getDouble();
    lastMillis = in.getLong();
    last = in.getDouble();
    beforeLast = in.getDouble();
    seasonBefore = in.getDouble();
    step = in.getDouble();
    means.load(in);
    level.load(in);
    day.load(in);
    week.load(in);
    residuals.load(in);
    bursts.load(in);
    forecast.load(in);
    records.load(in);
    extremity.load(in);
    damping.load(in);
    shape.load(in);
    dense.load(in);
  }

  private void copyFrom(NoveltyDetector other) {
    n = other.n;
    origin = other.origin;
    lastMillis = other.lastMillis;
    last = other.last;
    beforeLast = other.beforeLast;
    seasonBefore = other.seasonBefore;
    step = other.step;
    means.copyFrom(other.means);
    level.copyFrom(other.level);
    day.copyFrom(other.day);
    week.copyFrom(other.week);
    residuals.copyFrom(other.residuals);
    bursts.copyFrom(other.bursts);
    forecast.copyFrom(other.forecast);
    records.copyFrom(other.records);
    extremity.copyFrom(other.extremity);
    damping.copyFrom(other.damping);
    shape.copyFrom(other.shape);
    dense.copyFrom(other.dense);
  }
}
