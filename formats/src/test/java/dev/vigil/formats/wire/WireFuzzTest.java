package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.vigil.formats.time.TimeFormat;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is sent, it becomes points or a {@link WireException}, and takes little memory. */
class WireFuzzTest {
  static final int BODY_BYTES = 1 << 20;

  private static final int ROUNDS = 20_000;
  private static final int LONG_ROUNDS = 5_000_000;

  /** A window of zstd, and rooms that grow: far below what a claimed size could ask for. */
  private static final long MOST_BYTES = 24L << 20;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "\\",
    "\n",
    "\0",
    " ",
    "=",
    ";",
    "1e999",
    "-",
    "NaN",
    "null",
    "99999999999999999999",
    "é",
    "\ufeff",
    "\"labels\":{",
    "\"points\":[",
    "\\u0000",
    "i",
    "t",
    "N"
  };
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final PointBatch batch = new PointBatch(WireLimits.usual().withBodyBytes(BODY_BYTES));
  private long taken;
  private long refused;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.MATCH_NONE,
      names = {"GZIP", "ZSTD", "SNAPPY.*"})
  void good_bodies_are_taken(FuzzCase which) throws WireException {
    for (byte[] body : which.good()) {
      which.newDecoder().decode(body, body.length, batch);
      assertThat(batch.refusals().count(RowFault.BAD_LINE)).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_body_may_end_anywhere(FuzzCase which) {
    WireDecoder decoder = which.newDecoder();
    for (byte[] body : which.good()) {
      for (int length = 0; length <= body.length; length++) {
        check(decoder, Arrays.copyOf(body, length), () -> which + " cut");
      }
    }
    assertThat(taken).as("taken").isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void spoilt_bodies_become_points_or_a_refusal(FuzzCase which) {
    fuzz(which, ROUNDS);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void spoilt_bodies_become_points_or_a_refusal_however_many_are_tried(FuzzCase which) {
    fuzz(which, LONG_ROUNDS);
  }

  private void fuzz(FuzzCase which, int rounds) {
    WireDecoder decoder = which.newDecoder();
    List<byte[]> good = which.good();
    for (int round = 0; round < rounds; round++) {
      long seed = round;
      SplittableRandom random = new SplittableRandom(seed);
      byte[] body = good.get(random.nextInt(good.size()));
      byte[] spoilt = random.nextInt(20) == 0 ? noise(random) : spoilt(body, good, random);
      check(decoder, spoilt, () -> which + " seed " + seed);
    }
    assertThat(taken).as("taken").isPositive();
    assertThat(refused).as("refused").isGreaterThan(which == FuzzCase.GRAPHITE ? -1 : 0);
  }

  private static byte[] noise(SplittableRandom random) {
    byte[] noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] spoilt(byte[] body, List<byte[]> good, SplittableRandom random) {
    byte[] result = body;
    for (int change = random.nextInt(4); change >= 0 && result.length > 0; change--) {
      int at = random.nextInt(result.length);
      int to = Math.min(result.length, at + random.nextInt(20));
      result =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(result, at);
            case 1, 2 -> changed(result, at, (byte) random.nextInt(256));
            case 3 -> joined(result, at, new byte[0], to);
            case 4 -> {
              String piece = PIECES[random.nextInt(PIECES.length)];
              yield joined(result, at, piece.getBytes(UTF_8), at);
            }
            default -> {
              byte[] other = good.get(random.nextInt(good.size()));
              int from = random.nextInt(other.length);
              yield joined(result, at, Arrays.copyOfRange(other, from, other.length), to);
            }
          };
    }
    return result;
  }

  private static byte[] changed(byte[] body, int at, byte one) {
    byte[] copy = body.clone();
    copy[at] = one;
    return copy;
  }

  private static byte[] joined(byte[] body, int at, byte[] piece, int from) {
    byte[] joined = Arrays.copyOf(body, at + piece.length + body.length - from);
    System.arraycopy(piece, 0, joined, at, piece.length);
    System.arraycopy(body, from, joined, at + piece.length, body.length - from);
    return joined;
  }

  private void check(WireDecoder decoder, byte[] body, Supplier<String> what) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      decoder.decode(body, body.length, batch);
      taken++;
      checkRows(what);
    } catch (WireException e) {
      refused++;
      if (batch.size() != 0 || e.problem().isBlank() || e.position() < 0) {
        throw new AssertionError(what.get() + " left something behind", e);
      }
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(what.get() + ": " + new String(body, UTF_8), e);
    }
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
    if (bytes > MOST_BYTES) {
      throw new AssertionError(what.get() + " took " + bytes + " bytes");
    }
  }

  private void checkRows(Supplier<String> what) {
    for (int row = 0; row < batch.size(); row++) {
      boolean good =
          !batch.key(row).metric().isBlank()
              && Math.abs(batch.epochMillis(row)) <= TimeFormat.FARTHEST_MILLIS;
      if (!good) {
        throw new AssertionError(what.get() + " gave " + Rows.of(batch));
      }
    }
  }
}
