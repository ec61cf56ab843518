package dev.vigil.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigil.detect.novelty.NoveltySpec;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetectorCatalogueTest {
  private final DetectorCatalogue installed = DetectorCatalogue.installed();

  @Test
  void a_detector_is_found_by_name_and_by_key_in_any_case() {
    assertThat(installed.find("Novelty Detector")).containsInstanceOf(NoveltySpec.class);
    assertThat(installed.find("NOVELTY")).containsInstanceOf(NoveltySpec.class);
    assertThat(installed.find("novelty-detector")).containsInstanceOf(NoveltySpec.class);
  }

  @Test
  void an_unknown_detector_is_not_found_and_the_nearest_is_named() {
    assertThat(installed.find("noveltee")).isEmpty();
    assertThat(installed.nearest("noveltee")).hasValue("novelty");
    assertThat(installed.nearest("Novetly Detector")).hasValue("Novelty Detector");
    assertThat(installed.nearest("something else")).isEmpty();
  }

  @Test
  void every_installed_detector_can_be_set_by_name() {
    assertThat(installed.all())
        .isNotEmpty()
        .allSatisfy(
            spec ->
                assertThat(spec.settings())
                    .allSatisfy(setting -> assertThat(setting.description()).isNotBlank()));
  }

  @Test
  void two_detectors_of_one_name_are_refused() {
    assertThatThrownBy(() -> DetectorCatalogue.of(List.of(new NoveltySpec(), new NoveltySpec())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two detectors go by one name");
  }
}
