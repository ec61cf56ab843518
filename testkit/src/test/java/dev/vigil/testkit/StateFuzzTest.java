package dev.vigil.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.Score;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States that were cut, changed, pasted together or made up, for every detector there is, on points
 * and on vectors: each is refused with {@link BadState}, or does no harm.
 */
final class StateFuzzTest {
  private static final long SEED = 20_260_102;
  private static final int ROUNDS = 300;
  private static final int LONG_ROUNDS = 20_000;
  private static final int[] LEARNT = {0, 3, 64, 150, 700};
  private static final int AFTER = 3;
  private static final int FEATURES = 5;
  private static final SeriesKey SERIES = SeriesKey.of("fuzz");
  private static final List<String> NAMES =
      IntStream.range(0, FEATURES).mapToObj(j -> "f" + j).toList();

  /** Numbers that a count, an index or a moment seldom is. */
  private static final long[] HOSTILE = {
    0,
    -1,
    1,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    Double.doubleToRawLongBits(Double.NaN),
    Double.doubleToRawLongBits(Double.POSITIVE_INFINITY),
    Double.doubleToRawLongBits(-1e300),
    Double.doubleToRawLongBits(Double.MIN_VALUE),
    0x7F80_0000_7F80_0000L,
    0x7FC0_0000_7FC0_0000L,
    0xFF7F_FFFF_7F7F_FFFFL,
    0x7FFF_7FFF_8000_8000L
  };

  private final SplittableRandom chance = new SplittableRandom(SEED);

  /** A detector and what it is fed. */
  record Fed(DetectorSpec spec, boolean vectors) {
    @Override
    public String toString() {
      return spec.key() + (vectors ? " on vectors" : " on points");
    }

    private Observation at(int row) {
      SplittableRandom ofRow = new SplittableRandom(SEED + row);
      long now = 1_700_000_000_000L + row * 60_000L;
      double value = 100 + 10 * Math.sin(row / 9.0) + ofRow.nextDouble();
      if (!vectors) {
        return new Point(SERIES, now, value);
      }
      double[] values = ofRow.doubles(FEATURES).toArray();
      values[0] = value;
      return new VectorPoint(SERIES, now, NAMES, values);
    }

    private byte[] state(int learnt) {
      Detector detector = spec.newDetector();
      for (int row = 0; row < learnt; row++) {
        detector.learn(at(row));
      }
      return saved(detector);
    }
  }

  static Stream<Fed> detectors() {
    return DetectorCatalogue.installed().all().stream()
        .flatMap(spec -> Stream.of(new Fed(spec, false), new Fed(spec, true)))
        .filter(fed -> fed.spec().newDetector().accepts(fed.at(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void a_state_that_is_none_is_refused_or_does_no_harm(Fed fed) {
    fuzz(fed, ROUNDS);
  }

  @Tag("long")
  @ParameterizedTest(name = "{0}")
  @MethodSource("detectors")
  void a_state_that_is_none_is_refused_or_does_no_harm_however_many_are_tried(Fed fed) {
    fuzz(fed, LONG_ROUNDS);
  }

  private void fuzz(Fed fed, int rounds) {
    List<byte[]> states = new ArrayList<>();
    for (int learnt : LEARNT) {
      states.add(fed.state(learnt));
    }
    int refused = 0;
    for (int round = 0; round < rounds; round++) {
      byte[] state = states.get(chance.nextInt(states.size()));
      byte[] other = states.get(chance.nextInt(states.size()));
      byte[] made = made(round % 6, state, other);
      refused += isRefused(fed, "round " + round + " of seed " + SEED, made) ? 1 : 0;
    }
    assertThat(refused).as("refused of %d", rounds).isGreaterThan(rounds / 6);
  }

  private byte[] made(int how, byte[] state, byte[] other) {
    byte[] copy = state.clone();
    return switch (how) {
      case 0 -> Arrays.copyOf(state, chance.nextInt(state.length));
      case 1 -> flipped(copy, 1);
      case 2 -> flipped(copy, 2 + chance.nextInt(30));
      case 3 -> pasted(state, other);
      case 4 -> noiseFrom(copy, chance.nextInt(3, Math.min(state.length, 200) + 1));
      default -> overwritten(copy);
    };
  }

  /** Half of the changes lie in the first hundred bytes, where counts and marks are. */
  private int place(byte[] state) {
    return chance.nextInt(chance.nextBoolean() ? state.length : Math.min(state.length, 100));
  }

  private byte[] flipped(byte[] state, int bits) {
    for (int i = 0; i < bits; i++) {
      state[place(state)] ^= (byte) (1 << chance.nextInt(8));
    }
    return state;
  }

  private byte[] pasted(byte[] state, byte[] other) {
    int head = place(state);
    int tail = chance.nextBoolean() ? Math.min(head, other.length) : chance.nextInt(other.length);
    byte[] pasted = Arrays.copyOf(state, head + other.length - tail);
    System.arraycopy(other, tail, pasted, head, other.length - tail);
    return pasted;
  }

  /** The marks at its beginning are right, and what follows is noise. */
  private byte[] noiseFrom(byte[] state, int from) {
    byte[] noise = new byte[state.length - Math.min(from, state.length)];
    chance.nextBytes(noise);
    System.arraycopy(noise, 0, state, state.length - noise.length, noise.length);
    return state;
  }

  private byte[] overwritten(byte[] state) {
    for (int i = chance.nextInt(1, 4); i > 0; i--) {
      long hostile = HOSTILE[chance.nextInt(HOSTILE.length)];
      int at = place(state);
      int size = chance.nextBoolean() ? Integer.BYTES : Long.BYTES;
      for (int b = 0; b < size && at + b < state.length; b++) {
        state[at + b] = (byte) (hostile >> (8 * (size - 1 - b)));
      }
    }
    return state;
  }

  private static boolean isRefused(Fed fed, String what, byte[] state) {
    Detector detector;
    try {
      detector = fed.spec().restore(new StateReader(state));
    } catch (BadState refused) {
      assertThat(refused.getMessage()).as(what).isNotBlank();
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + " must be refused with BadState", e);
    }
    try {
      goOn(fed, detector);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(what + " was taken for a state, and then failed", e);
    }
    return false;
  }

  private static void goOn(Fed fed, Detector detector) {
    for (int row = 0; row < AFTER; row++) {
      Observation observation = fed.at(LEARNT[LEARNT.length - 1] + row);
      if (detector.accepts(observation)) {
        Score score = detector.scoreAndLearn(observation);
        assertThat(score.value()).isBetween(0.0, Double.MAX_VALUE);
        assertThat(score.dense()).isBetween(0.0, Double.MAX_VALUE);
        score.evidence().sentence();
      }
    }
    detector.remaining();
    fed.spec().restore(new StateReader(saved(detector)));
  }

  private static byte[] saved(Detector detector) {
    StateWriter out = new StateWriter();
    detector.save(out);
    return out.toByteArray();
  }
}
