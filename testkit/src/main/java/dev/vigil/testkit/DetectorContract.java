package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Evidence;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Detector} promises, and its spec. A detector's test extends this class and
 * gives the spec:
 *
 * <pre>{@code
 * final class MyDetectorTest extends DetectorContract {
 *   @Override
 *   protected DetectorSpec spec() {
 *     return new MySpec();
 *   }
 * }
 * }</pre>
 *
 * <p>The spec must be one that speaks of a value of 10,000 among values of about 100. A detector
 * that reads vectors says so by {@link #readsVectors} and makes one of a number in {@link #at}.
 */
public abstract class DetectorContract {
  private static final long SEED = 20_260_101;
  private static final int ROWS = 3000;
  private static final int SPIKE_ROW = 2000;
  private static final SeriesKey SERIES = SeriesKey.of("contract");

  /** States of up to so many bytes are tried at every byte, larger ones at some. */
  private static final int SMALL_STATE = 8192;

  private static final int PLACES_IN_A_LARGE_STATE = 900;
  private static final int ENDS_OF_A_LARGE_STATE = 50;

  /** The spec that is held to the contract. */
  protected abstract DetectorSpec spec();

  /** Whether the detector reads vectors of any names. */
  protected boolean readsVectors() {
    return false;
  }

  /** Whether it reads either numbers or vectors, as its first observation shows. */
  protected boolean readsEither() {
    return false;
  }

  /** An observation that the detector reads, at an instant of event time. */
  protected Observation at(long epochMillis, double value) {
    return new Point(SERIES, epochMillis, value);
  }

  @Test
  void scoring_changes_nothing() {
    Observation[] rows = eventful(SEED);
    Detector asked = spec().newDetector();
    Detector neverAsked = spec().newDetector();
    for (int row = 0; row < ROWS; row++) {
      if (row % 97 == 0) {
        byte[] before = state(asked);
        Score first = asked.score(rows[row]);
        asked.score(at(rows[row].epochMillis() + 86_400_000, -1e9));
        assertSame(row, asked.score(rows[row]), first);
        assertThat(state(asked)).as("state at row %d", row).isEqualTo(before);
      }
      assertSame(row, asked.scoreAndLearn(rows[row]), neverAsked.scoreAndLearn(rows[row]));
    }
  }

  @Test
  void score_and_learn_answers_as_score_and_then_learn() {
    Observation[] rows = eventful(SEED);
    Detector fused = spec().newDetector();
    Detector apart = spec().newDetector();
    for (int row = 0; row < ROWS; row++) {
      Score score = apart.score(rows[row]);
      apart.learn(rows[row]);
      assertSame(row, fused.scoreAndLearn(rows[row]), score);
    }
    assertThat(state(fused)).isEqualTo(state(apart));
  }

  @Test
  void a_detector_saved_at_any_row_goes_on_bit_for_bit() {
    Observation[] rows = eventful(SEED);
    Random chance = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      int cut = round == 0 ? 0 : chance.nextInt(ROWS);
      Detector whole = learnt(rows, cut);
      Detector cutOff = restored(state(whole));
      for (int row = cut; row < ROWS; row++) {
        assertSame(row, cutOff.scoreAndLearn(rows[row]), whole.scoreAndLearn(rows[row]));
      }
    }
  }

  @Test
  void a_detector_saved_again_and_again_goes_on_bit_for_bit() {
    Observation[] rows = eventful(SEED);
    Detector whole = spec().newDetector();
    Detector relay = spec().newDetector();
    int size = 0;
    for (int row = 0; row < ROWS; row++) {
      if (size <= SMALL_STATE || row % 64 == 0) {
        byte[] saved = state(relay);
        size = saved.length;
        relay = restored(saved);
      }
      assertSame(row, relay.scoreAndLearn(rows[row]), whole.scoreAndLearn(rows[row]));
    }
  }

  @Test
  void a_restored_detector_saves_the_same_bytes_and_wants_as_many_rows() {
    Observation[] rows = eventful(SEED);
    for (int cut : new int[] {0, 1, 2, 3, 10, 49, 99, 100, 101, 1000, 2100, ROWS}) {
      Detector detector = learnt(rows, cut);
      byte[] saved = state(detector);
      assertThat(state(restored(saved))).as("cut at row %d", cut).isEqualTo(saved);
      assertThat(restored(saved).remaining()).isEqualTo(detector.remaining());
    }
  }

  @Test
  void a_state_is_read_to_its_end_and_no_further() {
    byte[] saved = state(learnt(eventful(SEED), 500));
    StateReader in = new StateReader(Arrays.copyOf(saved, saved.length + 3));
    spec().restore(in);
    assertThat(in.remaining()).isEqualTo(3);
  }

  @Test
  void a_state_cut_short_is_refused() {
    for (int rows : new int[] {0, 5, 1000, 2100}) {
      byte[] saved = state(learnt(eventful(SEED), rows));
      for (int length : places(saved)) {
        StateReader in = new StateReader(Arrays.copyOf(saved, length));
        assertThatThrownBy(() -> spec().restore(in))
            .as("%d of %d bytes", length, saved.length)
            .isInstanceOf(BadState.class);
      }
    }
  }

  /** All bytes of a small state; of a large one its ends, and some between by seeded chance. */
  private static int[] places(byte[] saved) {
    if (saved.length <= SMALL_STATE) {
      return IntStream.range(0, saved.length).toArray();
    }
    IntStream head = IntStream.range(0, ENDS_OF_A_LARGE_STATE);
    IntStream tail = IntStream.range(saved.length - ENDS_OF_A_LARGE_STATE, saved.length);
    IntStream between = new Random(SEED).ints(PLACES_IN_A_LARGE_STATE, 0, saved.length).sorted();
    return IntStream.concat(IntStream.concat(head, between), tail).toArray();
  }

  /** A changed byte may still be a number that fits; then the detector must go on without fail. */
  @Test
  void a_corrupt_state_is_refused_or_does_no_harm() {
    List<Observation> after = Arrays.asList(eventful(SEED)).subList(2101, 2106);
    for (int rows : new int[] {5, 1000, 2100}) {
      byte[] saved = state(learnt(eventful(SEED), rows));
      for (int at : places(saved)) {
        for (int flip : new int[] {0x40, 0xFF}) {
          byte[] corrupt = saved.clone();
          corrupt[at] ^= (byte) flip;
          tryOut("byte " + at + " of " + saved.length + " ^ " + flip, corrupt, after);
        }
      }
    }
  }

  @Test
  void a_state_of_something_else_is_refused() {
    StateWriter other = new StateWriter().part('?', 1).put(new byte[100_000]);
    assertThatThrownBy(() -> restored(other.toByteArray())).isInstanceOf(BadState.class);
    assertThatThrownBy(() -> restored(new byte[100_000])).isInstanceOf(BadState.class);
    List<Observation> after = Arrays.asList(eventful(SEED)).subList(2101, 2106);
    Random chance = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[chance.nextInt(5000)];
      chance.nextBytes(noise);
      tryOut("noise of round " + round, noise, after);
    }
  }

  private void tryOut(String what, byte[] state, List<Observation> after) {
    Detector detector;
    try {
      detector = restored(state);
    } catch (BadState refused) {
      assertThat(refused.getMessage()).as(what).isNotBlank();
      return;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new AssertionError(what + " must be refused with BadState", e);
    }
    goOn(what, detector, after);
  }

  private static void goOn(String what, Detector detector, List<Observation> after) {
    try {
      for (Observation observation : after) {
        detector.scoreAndLearn(observation).evidence().sentence();
      }
      detector.remaining();
      state(detector);
    } catch (RuntimeException e) {
      throw new AssertionError(what + " was taken for a state, and then failed", e);
    }
  }

  @Test
  void no_finite_number_and_no_time_makes_a_score_that_is_not_one() {
    for (HostileValues values : HostileValues.values()) {
      for (HostileTimes times : HostileTimes.values()) {
        survive(values, times);
      }
    }
  }

  private void survive(HostileValues values, HostileTimes times) {
    int rows = 1500;
    double[] value = values.rows(rows);
    long[] time = times.rows(rows);
    Detector detector = spec().newDetector();
    String where = values + " at " + times;
    for (int row = 0; row < rows; row++) {
      Observation observation = at(time[row], value[row]);
      if (row % 50 == 0) {
        assertSound(where, row, detector.score(observation));
      }
      assertSound(where, row, detector.scoreAndLearn(observation));
    }
    Observation[] ordinary = eventful(SEED);
    for (int row = 0; row < 200; row++) {
      assertSound(where + ", then", row, detector.scoreAndLearn(ordinary[row]));
    }
    assertThat(state(restored(state(detector)))).isEqualTo(state(detector));
  }

  @Test
  void no_step_after_a_long_standstill_makes_a_score_that_is_not_one() {
    Detector detector = spec().newDetector();
    for (int row = 0; row < 50_000; row++) {
      Score score = detector.scoreAndLearn(at(row * 60_000L, row / 5000 % 3));
      assertSound("standstills and steps", row, score);
    }
  }

  @Test
  void two_detectors_of_one_spec_know_nothing_of_each_other() {
    DetectorSpec spec = spec();
    Observation[] rows = eventful(SEED);
    Observation[] others = eventful(SEED + 1);
    Detector alone = spec.newDetector();
    Score[] scores = new Score[ROWS];
    for (int row = 0; row < ROWS; row++) {
      scores[row] = alone.scoreAndLearn(rows[row]);
    }
    Detector one = spec.newDetector();
    Detector other = spec.newDetector();
    for (int row = 0; row < ROWS; row++) {
      other.scoreAndLearn(others[row]);
      assertSame(row, one.scoreAndLearn(rows[row]), scores[row]);
    }
    assertThat(state(one)).isEqualTo(state(alone));
  }

  @Test
  void it_is_ready_after_as_many_rows_as_it_wants_and_stays_ready() {
    Detector detector = spec().newDetector();
    int wanted = detector.remaining();
    int before = wanted;
    for (int row = 0; row < wanted + 1000; row++) {
      detector.learn(at(row * 300_000L, row % 13));
      assertThat(detector.remaining()).as("after row %d", row).isBetween(0, before);
      before = detector.remaining();
      if (row >= wanted - 1) {
        assertThat(before).as("after row %d of %d", row, wanted).isZero();
      }
    }
  }

  @Test
  void it_speaks_of_what_is_strange_and_says_why() {
    Observation[] rows = eventful(SEED);
    Detector detector = spec().newDetector();
    for (int row = 0; row < ROWS; row++) {
      Score score = detector.scoreAndLearn(rows[row]);
      assertSound("ordinary rows", row, score);
      if (row == SPIKE_ROW) {
        assertThat(score.value()).as("score of the spike").isPositive();
      }
    }
  }

  @Test
  void it_reads_its_own_shape_of_observation_and_no_other() {
    Detector detector = spec().newDetector();
    assertThat(detector.accepts(at(0, 1))).isTrue();
    Observation vector = new VectorPoint(SERIES, 0, List.of("a", "b"), new double[] {1, 2});
    assertThat(detector.accepts(vector)).isEqualTo(readsVectors() || readsEither());
  }

  @Test
  void its_spec_can_be_found_and_set_by_name() {
    DetectorSpec spec = spec();
    assertThat(spec.name()).isNotBlank();
    assertThat(spec.key()).matches("[a-z][a-z0-9-]*");
    DetectorCatalogue catalogue = DetectorCatalogue.of(List.of(spec));
    assertThat(catalogue.find(spec.key())).containsSame(spec);
    assertThat(catalogue.find(spec.name())).containsSame(spec);
    assertThat(spec.with(Map.of())).isEqualTo(spec);
    assertThat(spec.settings())
        .allSatisfy(setting -> assertThat(setting.description()).as(setting.name()).isNotBlank());
    double alarm = spec.calibration().alarmScore();
    assertThat(spec.calibration().tail(alarm)).isBetween(0.0, 0.01);
  }

  private static void assertSound(String where, int row, Score score) {
    boolean sound =
        isScore(score.value())
            && isScore(score.dense())
            && !Double.isInfinite(score.expected())
            && inOrder(score.lower(), score.upper())
            && isSound(score.value() > 0, score.evidence());
    if (!sound) {
      throw new AssertionError(
          where
              + ", row "
              + row
              + ": not a sound score: "
              + score
              + ", "
              + score.evidence().sentence());
    }
  }

  private static boolean isScore(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  private static boolean inOrder(double lower, double upper) {
    return lower <= upper || (Double.isNaN(lower) && Double.isNaN(upper));
  }

  private static boolean isSound(boolean strange, Evidence evidence) {
    if (!strange) {
      return evidence == Evidence.NONE;
    }
    String sentence = evidence.sentence();
    return !sentence.isBlank()
        && !sentence.contains("NaN")
        && !evidence.contributions().isEmpty()
        && evidence.contributions().stream().allMatch(part -> Double.isFinite(part.value()));
  }

  private static void assertSame(int row, Score score, Score other) {
    boolean same =
        Arrays.equals(numbers(score), numbers(other))
            && score.evidence().type() == other.evidence().type()
            && score.evidence().agreement() == other.evidence().agreement()
            && score.evidence().contributions().equals(other.evidence().contributions())
            && score.evidence().sentence().equals(other.evidence().sentence());
    if (!same) {
      throw new AssertionError("row " + row + ": " + score + " is not " + other);
    }
  }

  private static double[] numbers(Score score) {
    return new double[] {
      score.value(), score.dense(), score.expected(), score.lower(), score.upper()
    };
  }

  private Detector learnt(Observation[] rows, int upTo) {
    Detector detector = spec().newDetector();
    for (int row = 0; row < upTo; row++) {
      detector.learn(rows[row]);
    }
    return detector;
  }

  private Detector restored(byte[] state) {
    return spec().restore(new StateReader(state));
  }

  private static byte[] state(Detector detector) {
    StateWriter out = new StateWriter();
    detector.save(out);
    return out.toByteArray();
  }

  /**
   * A daily wave with noise, a level shift, a standstill, gaps and a spike at {@link #SPIKE_ROW}.
   */
  private Observation[] eventful(long seed) {
    Random chance = new Random(seed);
    Observation[] rows = new Observation[ROWS];
    long now = 1_400_000_000_000L;
    for (int row = 0; row < ROWS; row++) {
      now += row % 500 == 499 ? 7_200_000 : 300_000;
      double wave = 20 * Math.sin(2 * Math.PI * row / 48) + 3 * chance.nextGaussian();
      double level = row > 2500 ? 160 : 100;
      double value = row > 1400 && row < 1440 ? 100 : level + wave;
      rows[row] = at(now, row == SPIKE_ROW ? 10_000 : value);
    }
    return rows;
  }
}
