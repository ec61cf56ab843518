package dev.vigil.detect.novelty;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The default detector: a record of one of 23 features, or a peak beyond the series' own block
 * peaks. It needs no tuning, reads each observation once and keeps about 3.1 KB a series.
 *
 * <p>Right for: numbers that arrive over time, steadily or not, with or without a daily and a
 * weekly rhythm. Blind to: what stays within the usual range at the usual hour; series of vectors.
 *
 * @param zone where the hours of the day and of the week are those that people live by
 */
public record NoveltySpec(
    @About("time zone whose hours of the day and of the week people live by") ZoneId zone)
    implements DetectorSpec {
  public NoveltySpec {
    requireNonNull(zone, "zone");
  }

  /** Hours in UTC. */
  public NoveltySpec() {
    this(ZoneOffset.UTC);
  }

  @Override
  public String name() {
    return "Novelty Detector";
  }

  @Override
  public String key() {
    return "novelty";
  }

  @Override
  public String rightFor() {
    return "anything that arrives over time, steadily or not, with or without rhythms";
  }

  @Override
  public String blindTo() {
    return "what stays within the usual range at the usual hour";
  }

  @Override
  public String cost() {
    return "0.32 µs a point with its judge, 3.3 KB a series with its judge";
  }

  @Override
  public Detector newDetector() {
    return new NoveltyDetector(SeriesClock.of(zone));
  }

  @Override
  public Detector restore(StateReader in) {
    NoveltyDetector detector = new NoveltyDetector(SeriesClock.of(zone));
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return Calibration.BUDGET;
  }
}
