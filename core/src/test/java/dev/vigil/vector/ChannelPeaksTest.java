package dev.vigil.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChannelPeaksTest {
  private static final int CALM = 0;
  private static final int WILD = 1;

  private final ChannelPeaks peaks = new ChannelPeaks(2);
  private final Random random = new Random(7);
  private final float[] quick = new float[2];
  private final float[] slow = new float[2];

  /** The lags that come with a row. */
  private float[] lags(float[] row) {
    float[] lags = new float[4];
    for (int j = 0; j < 2; j++) {
      lags[j] = quick[j] + (row[j] - quick[j]) / 8;
      lags[2 + j] = row[j] - (slow[j] + (row[j] - slow[j]) / 64);
    }
    return lags;
  }

  private double[] evidence(float... row) {
    double[] evidence = new double[2];
    double sum = peaks.evidence(row, lags(row), evidence);
    assertThat(sum).isCloseTo(evidence[CALM] + evidence[WILD], within(1e-9));
    return evidence;
  }

  private void learn(float... row) {
    float[] lags = lags(row);
    peaks.learn(row, lags);
    for (int j = 0; j < 2; j++) {
      quick[j] = lags[j];
      slow[j] = row[j] - lags[2 + j];
    }
  }

  /** A calm channel, and one that leaps by a hundred now and then. */
  private void learnMany(int rows) {
    for (int i = 0; i < rows; i++) {
      double leap = random.nextInt(40) == 0 ? 100 : 1;
      learn((float) random.nextGaussian(), (float) (leap * random.nextGaussian()));
    }
  }

  @Test
  void a_leap_is_strange_where_there_are_none_and_ordinary_where_there_are_many() {
    learnMany(3000);
    double[] evidence = evidence(80, 80);
    assertThat(evidence[CALM]).isGreaterThan(2);
    assertThat(evidence[WILD]).isZero();
  }

  @Test
  void nothing_is_strange_before_there_are_twelve_peaks() {
    learnMany(12 * 64 - 1);
    assertThat(evidence(1000, 1000)).containsExactly(0, 0);
    learnMany(1);
    assertThat(evidence(1000, 1000)[CALM]).isGreaterThan(1);
  }

  @Test
  void a_channel_that_leaps_again_and_again_is_less_and_less_strange() {
    learnMany(3000);
    double first = evidence(60, 0)[CALM];
    for (int i = 0; i < 100; i++) {
      learn(60, 0);
      learn(-60, 0);
    }
    assertThat(evidence(60, 0)[CALM]).isLessThan(first / 2);
  }

  @Test
  void the_unit_of_a_channel_does_not_matter() {
    ChannelPeaks other = new ChannelPeaks(2);
    for (int i = 0; i < 2000; i++) {
      float[] row = {(float) random.nextGaussian(), 0};
      float[] tiny = {row[0] / 1024, 0};
      other.learn(tiny, new float[] {tiny[0], 0, tiny[0], 0});
      peaks.learn(row, new float[] {row[0], 0, row[0], 0});
    }
    double[] mine = new double[2];
    double[] theirs = new double[2];
    peaks.evidence(new float[] {8, 0}, new float[] {8, 0, 8, 0}, mine);
    float leap = 8 / 1024f;
    other.evidence(new float[] {leap, 0}, new float[] {leap, 0, leap, 0}, theirs);
    assertThat(mine[CALM]).isGreaterThan(0.5).isCloseTo(theirs[CALM], within(1e-3));
  }

  @Test
  void it_goes_on_bit_for_bit() {
    learnMany(1500);
    StateWriter out = new StateWriter();
    peaks.save(out);
    ChannelPeaks again = new ChannelPeaks(2);
    again.load(new StateReader(out.toByteArray()));
    for (int i = 0; i < 300; i++) {
      float[] row = {(float) (9 * random.nextGaussian()), (float) random.nextGaussian()};
      float[] lags = lags(row);
      double[] mine = new double[2];
      double[] theirs = new double[2];
      assertThat(again.evidence(row, lags, theirs)).isEqualTo(peaks.evidence(row, lags, mine));
      again.learn(row, lags);
      learn(row);
    }
  }
}
