package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read, it gives rows or a {@link TableException}, and it comes to an end. */
class FuzzTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String[] PIECES = {
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "\r",
    "\0",
    "#",
    "{",
    "}",
    "[",
    ":",
    "-",
    "2014-04-01T00:00:00Z",
    "1396310400",
    "1e999999999",
    "NaN",
    "é",
    "\ufeff",
    "{\"a\":",
    "time,value\n",
    "\\u0000",
    "99999999999999999999999999999999",
    "+",
    ".",
    "e"
  };

  private static List<byte[]> valid() {
    StringBuilder quoted = new StringBuilder("\"time\";\"host\";\"value\"\n");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 105; i++) {
      quoted.append("\"2014-04-01 00:").append(10 + i % 50).append("\";\"a\nb\"\"\";1,5\n");
      lines.append("{\"t\":").append(i).append(",\"labels\":{\"h\":\"x\"},\"value\":1.5}\n");
    }
    byte[] plain = Recorder.rows(110).toString().getBytes(UTF_8);
    return List.of(
        plain,
        quoted.toString().getBytes(UTF_8),
        lines.toString().getBytes(UTF_8),
        Recorder.gzip(plain));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mutations_of_good_tables_give_rows_or_a_table_exception(long seed) {
    Random random = new Random(seed);
    List<byte[]> tables = valid();
    Assertions.assertTimeoutPreemptively(
        LONGEST,
        () -> {
          for (int i = 0; i < 600; i++) {
            byte[] table = tables.get(i % tables.size());
            for (int change = random.nextInt(6); change >= 0; change--) {
              table = mutated(table, random);
            }
            readsOrRefuses(table, seed, i);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void random_bytes_and_pieces_give_rows_or_a_table_exception(long seed) {
    Random random = new Random(seed);
    Assertions.assertTimeoutPreemptively(
        LONGEST,
        () -> {
          for (int i = 0; i < 1_500; i++) {
            readsOrRefuses(i % 2 == 0 ? bytes(random) : pieces(random), seed, i);
          }
        });
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[random.nextInt(400)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (bytes[i] == 0 ? '\n' : 32 + Math.floorMod(bytes[i], 96));
      }
    }
    return bytes;
  }

  private static byte[] pieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString().getBytes(UTF_8);
  }

  private static byte[] mutated(byte[] table, Random random) {
    if (table.length == 0) {
      return table;
    }
    int at = random.nextInt(table.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(table, at);
      case 1 -> {
        byte[] changed = table.clone();
        changed[at] = (byte) random.nextInt(256);
        yield changed;
      }
      case 2 -> {
        int to = Math.min(table.length, at + random.nextInt(40));
        yield joined(table, at, new byte[0], to);
      }
      default -> joined(table, at, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8), at);
    };
  }

  private static byte[] joined(byte[] table, int at, byte[] piece, int from) {
    byte[] joined = Arrays.copyOf(table, at + piece.length + table.length - from);
    System.arraycopy(piece, 0, joined, at, piece.length);
    System.arraycopy(table, from, joined, at + piece.length, table.length - from);
    return joined;
  }

  private static void readsOrRefuses(byte[] table, long seed, int round) {
    Recorder recorder = new Recorder();
    try {
      ReadReport report = recorder.read(table, TableOptions.auto());
      assertThat(report.rows()).isLessThanOrEqualTo(recorder.rows.size() + report.badRows());
    } catch (TableException refused) {
      assertThat(refused.getMessage()).startsWith("t.csv").doesNotContain("null", "\0");
    } catch (RuntimeException e) {
      fail("seed " + seed + " round " + round + ": " + new String(table, UTF_8), e);
    }
  }
}
