package dev.vigil.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigil.evaluation.data.LabelledTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCodingTest {
  @TempDir private Path folder;

  private WordCoding coding(String text, int... learnt) throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    return WordCoding.of(LabelledTable.read("a", file), learnt);
  }

  @Test
  void numbers_alone_stay_as_they_are() throws IOException {
    WordCoding coding = coding("f0,f1,label\n7,-2,0\n,1e9,1\n", 0, 1);

    assertThat(coding.features()).containsExactly("f0", "f1");
    assertThat(coding.row(0)).containsExactly(7, -2);
    assertThat(coding.row(1)).containsExactly(Double.NaN, 1e9);
  }

  @Test
  void a_word_is_its_rarity_among_the_learnt_rows_and_a_flag() throws IOException {
    WordCoding coding =
        coding("flag,kind,label\nSF,tcp,0\nSF,udp,0\nS0,tcp,0\nREJ,tcp,1\n", 0, 1, 2);

    assertThat(coding.features()).hasSize(2 + 24).startsWith("flag", "kind", "words#0");
    assertThat(coding.row(0)[0]).isCloseTo(-Math.log(2.5 / 4), within(1e-12));
    assertThat(coding.row(3)[0]).isCloseTo(-Math.log(0.5 / 4), within(1e-12));
    double[] flags = Arrays.copyOfRange(coding.row(0), 2, 26);
    assertThat(Arrays.stream(flags).sum()).isEqualTo(2);
    assertThat(flags).isNotEqualTo(Arrays.copyOfRange(coding.row(3), 2, 26));
  }

  @Test
  void beside_words_counts_become_logarithms_and_shares_do_not() throws IOException {
    WordCoding coding = coding("w,bytes,share,change,label\na,99,0.5,-3,0\na,0,1,8,1\n", 0, 1);

    assertThat(coding.row(0)[1]).isEqualTo(Math.log1p(99));
    assertThat(coding.row(0)[2]).isEqualTo(0.5);
    assertThat(coding.row(0)[3]).isEqualTo(-3);
  }
}
