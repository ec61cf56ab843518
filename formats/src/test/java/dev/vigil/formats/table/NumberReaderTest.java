package dev.vigil.formats.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
  private final NumberReader reader = new NumberReader((byte) '.');

  private NumberReader.Kind read(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return reader.read(bytes, 0, bytes.length);
  }

  private void assertSame(String text) {
    assertThat(read(text)).as(text).isEqualTo(NumberReader.Kind.NUMBER);
    assertThat(Double.doubleToRawLongBits(reader.value()))
        .as(text)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
  }

  @Test
  void a_number_is_the_same_to_the_last_bit_as_the_one_of_the_jdk() {
    Random random = new Random(20140401);
    for (int i = 0; i < 40_000; i++) {
      double any = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(any)) {
        assertSame(Double.toString(any));
      }
      assertSame(Double.toString(random.nextGaussian() * 1000));
      assertSame(Float.toString(random.nextFloat()));
      assertSame(
          String.format(Locale.ROOT, "%." + random.nextInt(25) + "f", random.nextGaussian()));
      assertSame(Long.toString(random.nextLong() >> random.nextInt(64)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "+1",
        "-0.0",
        ".5",
        "5.",
        "-.5",
        "007",
        "9007199254740993",
        "9007199254740992",
        "9007199254740991",
        "123456789012345678901234567890",
        "0.000000000000000000000001",
        "0.00000000000000000000000000000000001",
        "1e5",
        "1E-5",
        "1e+400",
        "1e-400",
        "2.2250738585072014e-308",
        "4.9e-324",
        "1.7976931348623159e308",
        "179769313486231580793728971405301e276",
        "0.1e1",
        "1.00000000000000000000000000000000000001"
      })
  void corners_are_the_same_too(String text) {
    assertSame(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NaN", "nan", "null", "NA", "n/a", "None", "-", "\\N"})
  void some_words_are_missing_values(String text) {
    assertThat(read(text)).isEqualTo(NumberReader.Kind.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "1d",
        "1f",
        "0x1p3",
        "1e",
        "1e+",
        "e5",
        ".",
        "+",
        "1.2.3",
        "1,5",
        "--1",
        "1 2",
        "12a",
        "1e5x",
        "infinite",
        "٣"
      })
  void all_else_is_text(String text) {
    assertThat(read(text)).isEqualTo(NumberReader.Kind.TEXT);
  }

  @Test
  void the_decimal_sign_may_be_a_comma() {
    NumberReader commas = new NumberReader((byte) ',');

    assertThat(commas.read("-1,25".getBytes(UTF_8), 0, 5)).isEqualTo(NumberReader.Kind.NUMBER);
    assertThat(commas.value()).isEqualTo(-1.25);
    assertThat(commas.read("1,5e3".getBytes(UTF_8), 0, 5)).isEqualTo(NumberReader.Kind.NUMBER);
    assertThat(commas.value()).isEqualTo(1500);
  }
}
