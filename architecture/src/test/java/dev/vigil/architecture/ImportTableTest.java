package dev.vigil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table bites, on the rows that are really in it. */
final class ImportTableTest {

  private static final String WORD = "package dev.vigil.model; public interface Word {}";
  private static final String SEAM =
      "package dev.vigil.detect; public interface Seam { dev.vigil.model.Word word(); }";

  private final ImportTable table =
      ImportTable.of(Repository.here().lines("architecture/imports.txt"));

  @TempDir private Path folder;

  @Test
  void a_stage_may_know_the_words_before_it() {
    assertThatCode(() -> check(WORD, SEAM)).doesNotThrowAnyException();
  }

  @Test
  void the_words_may_not_know_a_stage() {
    assertRefused(
        "model may not know detect",
        SEAM,
        "package dev.vigil.model; public interface Word { dev.vigil.detect.Seam[] seams(); }");
  }

  @Test
  void a_stage_may_not_know_one_after_it() {
    assertRefused(
        "judge may not know pipeline",
        "package dev.vigil.pipeline; public final class Path { public static void go() {} }",
        "package dev.vigil.judge; final class Judge { void j() { dev.vigil.pipeline.Path.go(); } }");
  }

  @Test
  void detectors_are_strangers() {
    assertRefused(
        "detect.two may not know detect.one",
        "package dev.vigil.detect.one; public record One() {}",
        "package dev.vigil.detect.two; public record Two(dev.vigil.detect.one.One one) {}");
  }

  @Test
  void a_detector_knows_its_own_inner_packages() {
    assertThatCode(
            () ->
                check(
                    "package dev.vigil.detect.one.inner; public record Part() {}",
                    "package dev.vigil.detect.one; record One(dev.vigil.detect.one.inner.Part p) {}"))
        .doesNotThrowAnyException();
  }

  @Test
  void the_seam_does_not_know_its_detectors() {
    assertRefused(
        "detect may not know detect.one",
        "package dev.vigil.detect.one; public record One() {}",
        "package dev.vigil.detect; record All(dev.vigil.detect.one.One one) {}");
  }

  @Test
  void the_pipeline_knows_all_of_core_and_no_more() {
    assertThatCode(
            () ->
                check(
                    "package dev.vigil.detect.one; public record One() {}",
                    "package dev.vigil.pipeline; record All(dev.vigil.detect.one.One one) {}"))
        .doesNotThrowAnyException();
    assertRefused(
        "pipeline may not know config",
        "package dev.vigil.config; public record Text() {}",
        "package dev.vigil.pipeline; record Read(dev.vigil.config.Text text) {}");
  }

  @Test
  void adapters_do_not_see_each_other() {
    assertRefused(
        "config may not know formats",
        "package dev.vigil.formats.csv; public record Csv() {}",
        "package dev.vigil.config; record Text(dev.vigil.formats.csv.Csv csv) {}");
  }

  @Test
  void a_package_without_a_row_is_refused() {
    assertRefused("package surprise has no row", "package dev.vigil.surprise; class New {}");
  }

  @Test
  void core_is_what_the_table_marks_so() {
    JavaClasses classes = Snippets.compile(folder, WORD, "package dev.vigil.config; class Text {}");
    assertThat(classes.that(table.core()))
        .extracting(type -> type.getSimpleName())
        .containsExactly("Word");
  }

  @Test
  void a_line_that_is_no_row_is_refused_with_its_number() {
    assertThatThrownBy(() -> ImportTable.of(List.of("# words", "core model")))
        .hasMessage("imports.txt:2: not a row: core model");
    assertThatThrownBy(() -> ImportTable.of(List.of("core a :", "core a : a")))
        .hasMessage("imports.txt:2: second row of a package");
    assertThatThrownBy(() -> ImportTable.of(List.of("core a : b")))
        .hasMessage("imports.txt: a knows b, which has no row");
  }

  private void assertRefused(String message, String... sources) {
    assertThatThrownBy(() -> check(sources)).hasMessageContaining(message);
  }

  private void check(String... sources) {
    table.rule().check(Snippets.compile(folder, sources));
  }
}
