package dev.vigil.detect.seasonal;

import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Feeds a detector rows at a steady interval, whose values follow the clock on a wall. */
final class Feed {
  private static final SeriesKey SERIES = SeriesKey.of("visits");

  final SeasonalDetector detector;
  final Random chance;
  private final ZoneId zone;
  private final long step;
  private long now;

  Feed(SeasonalSpec spec, String start, Duration every, long seed) {
    this.detector = (SeasonalDetector) spec.newDetector();
    this.zone = spec.zone();
    this.now = LocalDateTime.parse(start).atZone(zone).toInstant().toEpochMilli();
    this.step = every.toMillis();
    this.chance = new Random(seed);
  }

  /** The wall clock at the next row. */
  LocalDateTime wall() {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(now), zone);
  }

  long now() {
    return now;
  }

  Score next(double value) {
    Score score = detector.scoreAndLearn(new Point(SERIES, now, value));
    now += step;
    return score;
  }

  /** What a value would score at the next row. */
  Score ask(double value) {
    return detector.score(new Point(SERIES, now, value));
  }

  /** Feeds until a time on the wall; the highest score on the way. */
  double until(String end, ToDoubleFunction<LocalDateTime> value) {
    LocalDateTime last = LocalDateTime.parse(end);
    double highest = 0;
    while (wall().isBefore(last)) {
      highest = Math.max(highest, next(value.applyAsDouble(wall())).value());
    }
    return highest;
  }

  int bytes() {
    StateWriter out = new StateWriter();
    detector.save(out);
    return out.toByteArray().length;
  }

  /** Busy from nine to five on workdays, with noise of 10. */
  double office(LocalDateTime wall) {
    return office(wall, wall.getDayOfWeek().getValue() >= 6);
  }

  double office(LocalDateTime wall, boolean free) {
    boolean busy = !free && wall.getHour() >= 9 && wall.getHour() < 17;
    return (busy ? 500 : 100) + 10 * chance.nextGaussian();
  }

  /** A wave of one day from 70 to 130, with noise of 4. */
  double wave(LocalDateTime wall) {
    double day = wall.toLocalTime().toSecondOfDay() / 86_400.0;
    return 100 + 30 * Math.sin(2 * Math.PI * day) + 4 * chance.nextGaussian();
  }
}
