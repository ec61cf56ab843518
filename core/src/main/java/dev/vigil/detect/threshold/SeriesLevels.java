package dev.vigil.detect.threshold;

import dev.vigil.model.SeriesMatcher;
import dev.vigil.setting.About;
import java.util.List;

/**
 * What holds for some series instead of what the spec says of all. A group that is left out is as
 * the spec has it; one that is there holds in full, so that {@code warning: {upper: 5}} has no
 * lower level.
 *
 * @param series which series, as {@link SeriesMatcher} reads it
 * @param warning levels that warn
 * @param critical levels that are critical
 * @param rate levels of the rate of change
 * @param learnt bounds that are learnt
 * @param hysteresis as the spec's; negative to be as there
 * @param hold as the spec's; 0 to be as there
 */
public record SeriesLevels(
    @About("series that these settings are for, such as {endpoint=/payment*}") String series,
    @About("levels that warn, as above if left out") Levels warning,
    @About("levels that are critical, as above if left out") Levels critical,
    @About("rates of change, as above if left out") RateLevels rate,
    @About("learnt bounds, as above if left out") LearntBounds learnt,
    @About("hysteresis, as above if left out") double hysteresis,
    @About("hold, as above if left out") int hold) {
  public SeriesLevels {
    SeriesMatcher.parse(series);
  }

  /** All series, as the spec has it. */
  public SeriesLevels() {
    this("*", Levels.NONE, Levels.NONE, new RateLevels(), new LearntBounds(), -1, 0);
  }

  /** The spec as it is for these series, refused where the two do not fit each other. */
  ThresholdSpec over(ThresholdSpec spec) {
    return new ThresholdSpec(
        warning.none() ? spec.warning() : warning,
        critical.none() ? spec.critical() : critical,
        rate.none() ? spec.rate() : rate,
        learnt.none() ? spec.learnt() : learnt,
        hysteresis < 0 ? spec.hysteresis() : hysteresis,
        hold == 0 ? spec.hold() : hold,
        List.of());
  }
}
