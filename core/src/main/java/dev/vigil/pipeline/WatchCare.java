package dev.vigil.pipeline;

import dev.vigil.detect.Forecast;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Point;
import dev.vigil.model.SeriesKey;
import java.util.List;
import java.util.NoSuchElementException;

/** What can be asked of, and done with, the watch of one series. The pipeline's owner calls it. */
public final class WatchCare {
  private final Shards shards;

  WatchCare(Shards shards) {
    this.shards = shards;
  }

  private SeriesWatch watch(SeriesKey series) {
    SeriesWatch watch = shards.watchOf(series);
    if (watch == null) {
      throw new NoSuchElementException("series " + series + " is not watched");
    }
    return watch;
  }

  private SeriesWatch toChange(SeriesKey series) {
    SeriesWatch watch = watch(series);
    shards.of(series).changes().touch(watch);
    return watch;
  }

  /**
   * What is known of how a series is watched.
   *
   * @throws NoSuchElementException if it is not
   */
  public Insight insight(SeriesKey series) {
    return watch(series).insight();
  }

  /**
   * What the detector of a series expects of the observations to come; none while it knows nothing.
   *
   * @param steps how many, from 1 to 100,000
   * @throws NoSuchElementException if the series is not watched
   * @throws NotAble if the detector makes no forecasts
   */
  public List<Forecast> forecast(SeriesKey series, int steps) {
    return watch(series).able().forecast(steps);
  }

  /**
   * Has the detector of a series fit its model anew; the model that is in force then.
   *
   * @throws NoSuchElementException if the series is not watched
   * @throws NotAble if the detector fits no model, or has too few rows
   */
  public Retrainable.ModelInfo retrain(SeriesKey series) {
    return toChange(series).able().retrain();
  }

  /**
   * Puts the model before in force; that one.
   *
   * @throws NoSuchElementException if the series is not watched
   * @throws NotAble if the detector fits no model, or there was none before
   */
  public Retrainable.ModelInfo rollback(SeriesKey series) {
    return toChange(series).able().rollback();
  }

  /**
   * Has the detector and the judge of a series begin anew, with what is told to have come before.
   *
   * @param history oldest first
   * @return how many of these were learnt
   * @throws NoSuchElementException if the series is not watched
   */
  public int restart(SeriesKey series, List<Point> history) {
    return toChange(series).restart(history);
  }
}
