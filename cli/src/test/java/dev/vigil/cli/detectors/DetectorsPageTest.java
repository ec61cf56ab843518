package dev.vigil.cli.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigil.detect.DetectorCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The pages name the detectors that there are. With {@code -Dvigil.golden.write=true} they are
 * written anew.
 */
final class DetectorsPageTest {
  private static final Path ROOT = Path.of(System.getProperty("vigil.root", ".."));
  private static final Pattern TABLE =
      Pattern.compile("(<!-- table: detectors -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  /** Ours; the tests add one of their own to those installed. */
  private static List<Entry> entries() {
    return DetectorCatalogue.installed().all().stream()
        .filter(spec -> spec.getClass().getName().startsWith("dev.vigil.detect."))
        .map(Entry::new)
        .toList();
  }

  @Test
  void the_page_on_detectors_is_what_they_say_of_themselves() throws IOException {
    is(ROOT.resolve("docs/detectors.md"), MarkdownForm.page(entries()));
  }

  @Test
  void the_first_page_has_all_of_them_in_its_table() throws IOException {
    Path page = ROOT.resolve("README.md");
    Matcher place = TABLE.matcher(Files.readString(page));
    assertThat(place.find()).isTrue();
    String table = Matcher.quoteReplacement(MarkdownForm.table(entries()));
    is(page, place.replaceFirst("$1" + table + "$2"));
  }

  private static void is(Path page, String right) throws IOException {
    if (Boolean.getBoolean("vigil.golden.write")) {
      Files.writeString(page, right);
    }
    assertThat(page)
        .as("stale; -Dvigil.golden.write=true writes it anew")
        .exists()
        .content()
        .isEqualTo(right);
  }
}
