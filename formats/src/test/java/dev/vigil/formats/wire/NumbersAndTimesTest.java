package dev.vigil.formats.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK, which is slower. */
class NumbersAndTimesTest {
  private final Decimal decimal = new Decimal();
  private final IsoInstant iso = new IsoInstant();

  private boolean read(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return decimal.read(bytes, 0, bytes.length);
  }

  private long time(String text) {
    return iso.read(("x" + text + "y").toCharArray(), 1, text.length());
  }

  @Test
  void numbers_are_the_same_to_the_last_bit() {
    Random random = new Random(5);
    for (int i = 0; i < 200_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextInt(1_000_000) / 1000.0;
            case 2 -> random.nextGaussian() * 1e9;
            default -> random.nextLong();
          };
      if (Double.isFinite(value)) {
        String plain = i % 3 == 0 ? new BigDecimal(value).toPlainString() : "" + value;
        if (plain.length() <= 400) {
          assertThat(read(plain)).as(plain).isTrue();
          assertThat(decimal.value()).as(plain).isEqualTo(Double.parseDouble(plain));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "e5", "1e", "1e+", "1e5x", "1..2", "0x10", "1_0", "1f", "nanx", "--1",
        "infinit", "1 ", " 1", "1e5.5"
      })
  void texts_that_are_no_numbers_are_told(String text) {
    assertThat(read(text)).isFalse();
  }

  @Test
  void times_are_those_of_the_jdk() {
    Random random = new Random(6);
    for (int i = 0; i < 50_000; i++) {
      long millis = (long) (random.nextDouble() * 4_000_000_000_000L) - 1_000_000_000_000L;
      Instant instant = Instant.ofEpochMilli(millis);
      assertThat(time(instant.toString())).isEqualTo(millis);
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 900) - 900));
      assertThat(time(instant.atOffset(offset).toString())).isEqualTo(millis);
    }
    assertThat(time("2024-02-29")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z").toEpochMilli());
    assertThat(time("2024-02-29 12:30")).isEqualTo(time("2024-02-29T12:30:00.000000Z"));
    assertThat(time("2024-02-29T12:30:00.1239+02")).isEqualTo(time("2024-02-29T10:30:00.123Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024",
        "2024-1-1",
        "2023-02-29",
        "2024-02-29T",
        "2024-02-29T12",
        "2024-02-29T24:00",
        "2024-02-29T12:60",
        "2024-02-29T12:30:61",
        "2024-02-29T12:30:00.",
        "2024-02-29T12:30:00Zx",
        "2024-02-29T12:30+19:00",
        "2024-02-29X12:30",
        "20240229T123000Z",
        "yesterday"
      })
  void texts_that_are_no_times_are_told(String text) {
    assertThat(time(text)).isEqualTo(IsoInstant.UNREADABLE);
  }
}
