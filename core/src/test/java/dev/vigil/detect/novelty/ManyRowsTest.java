package dev.vigil.detect.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ManyRowsTest {
  private static final SeriesKey SERIES = SeriesKey.of("busy");
  private static final int ROW_NUMBER_AT = 3;

  private final Random chance = new Random(11);
  private long now;

  @Test
  void a_series_of_more_rows_than_a_counter_holds_is_watched_as_before() {
    Detector detector = new NoveltySpec().newDetector();
    for (int row = 0; row < 5000; row++) {
      detector.learn(next());
    }
    Detector old = withRows(detector, (1 << 30) - 500);
    int told = 0;
    for (int row = 0; row < 8000; row++) {
      Score score = old.scoreAndLearn(next());
      assertThat(score.dense()).isFinite();
      told += score.value() > 0 ? 1 : 0;
    }
    assertThat(told).isLessThan(40);
    Score spike = old.scoreAndLearn(new Point(SERIES, now, 500));
    assertThat(spike.value()).isGreaterThan(0.6);
  }

  private Point next() {
    now += 1000;
    return new Point(SERIES, now, 100 + chance.nextGaussian());
  }

  /** The same detector, had it seen so many rows. */
  private static Detector withRows(Detector detector, int rows) {
    StateWriter out = new StateWriter();
    detector.save(out);
    byte[] state = out.toByteArray();
    ByteBuffer.wrap(state).putInt(ROW_NUMBER_AT, rows);
    return new NoveltySpec().restore(new StateReader(state));
  }
}
