package dev.vigil.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole code base keeps every rule. */
final class HouseTest {

  private static final Repository REPOSITORY = Repository.here();
  private static final ImportTable TABLE =
      ImportTable.of(REPOSITORY.lines("architecture/imports.txt"));
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(place -> !place.contains("dev/vigil/architecture"))
          // Nobody writes what JMH generates.
          .withImportOption(place -> !place.contains("/jmh_generated/"))
          .importPackages("dev.vigil");

  @Test
  void the_rules_see_the_code() {
    assertThat(CLASSES).isNotEmpty();
    assertThat(REPOSITORY.sources()).isNotEmpty();
  }

  @Test
  void a_package_knows_only_what_its_row_gives_it() {
    TABLE.rule().check(CLASSES);
  }

  @Test
  void packages_are_free_of_cycles() {
    HouseRules.packagesAreFreeOfCycles().check(CLASSES);
  }

  @Test
  void what_fills_a_seam_is_hidden_behind_it() {
    HouseRules.partsAreHidden().check(CLASSES);
  }

  @Test
  void core_has_no_static_clock() {
    HouseRules.coreHasNoStaticClock(TABLE.core()).check(CLASSES);
  }

  @Test
  void core_has_no_unseeded_chance() {
    HouseRules.coreHasNoUnseededChance(TABLE.core()).check(CLASSES);
  }

  @Test
  void core_has_plain_names() {
    HouseRules.coreHasPlainNames(TABLE.core()).check(CLASSES);
  }

  @Test
  void nothing_is_larger_than_its_gate() {
    List<Finding> findings = new ArrayList<>(new SourceSizes(REPOSITORY).measure());
    findings.addAll(Lineage.measure(CLASSES));
    Exceptions exceptions = Exceptions.of(REPOSITORY.lines("architecture/exceptions.txt"));
    assertThat(exceptions.problems(findings)).isEmpty();
  }
}
