package dev.vigil.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TextsTest {
  @Test
  void no_cut_leaves_half_a_character() {
    String text = "a🚨🚨🚨";
    for (int most = 0; most < 9; most++) {
      String cut = Texts.cut(text, most);
      assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
          .as("at %d", most)
          .isEqualTo(cut);
      assertThat(cut.length()).isLessThanOrEqualTo(Math.max(1, most));
    }
    assertThat(Texts.cut("abcdef", 4)).isEqualTo("abc…");
    assertThat(Texts.cut("abcd", 4)).isEqualTo("abcd");
  }

  @Test
  void text_of_any_sign_fits_in_its_bytes() {
    for (String sign : new String[] {"a", "ä", "–", "🚨"}) {
      String cut = Texts.cutToBytes(sign.repeat(5000), 1000);
      assertThat(cut.getBytes(StandardCharsets.UTF_8).length).isBetween(900, 1000);
    }
  }

  @Test
  void control_characters_and_halves_are_taken_out() {
    assertThat(Texts.clean("a\u0000b\r\nc\ud83dd\u0085e\tf")).isEqualTo("a b\nc\ufffdd e\tf");
    assertThat(Texts.line(" a\r\n\r\nb\u2029 c ")).isEqualTo("a b c");
  }
}
