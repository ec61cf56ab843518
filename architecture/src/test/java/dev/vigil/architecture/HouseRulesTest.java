package dev.vigil.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule refuses what it is there for, and nothing beside it. */
final class HouseRulesTest {

  private static final DescribedPredicate<JavaClass> CORE =
      DescribedPredicate.describe(
          "are of core", type -> type.getPackageName().equals("dev.vigil.model"));

  @TempDir private Path folder;

  @Test
  void packages_that_know_each_other_are_refused() {
    JavaClasses classes =
        Snippets.compile(
            folder,
            "package dev.vigil.model; public record Ring() { dev.vigil.model.in.Back b() { return null; } }",
            "package dev.vigil.model.in; public record Back(dev.vigil.model.Ring ring) {}");
    assertRefused(HouseRules.packagesAreFreeOfCycles(), classes, "Cycle detected");
  }

  @Test
  void a_public_detector_is_refused() {
    assertRefused(
        HouseRules.partsAreHidden(),
        detector("public final class Mine implements dev.vigil.detect.Detector {}"),
        "Mine");
  }

  @Test
  void a_public_detector_is_refused_also_when_it_inherits_the_seam() {
    assertRefused(
        HouseRules.partsAreHidden(),
        detector(
            "public final class Mine extends Half {} class Half implements dev.vigil.detect.Detector {}"),
        "Mine");
  }

  @Test
  void a_hidden_detector_is_welcome() {
    assertWelcome(
        HouseRules.partsAreHidden(),
        detector("final class Mine implements dev.vigil.detect.Detector {}"));
  }

  @Test
  void a_static_clock_is_refused() {
    assertEachRefused(
        HouseRules.coreHasNoStaticClock(CORE),
        "System.currentTimeMillis()",
        "System.nanoTime()",
        "java.time.Instant.now()",
        "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
        "java.time.ZonedDateTime.now()",
        "java.time.Clock.systemUTC()",
        "java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC)",
        "java.time.InstantSource.system()",
        "java.time.ZoneId.systemDefault()",
        "java.util.TimeZone.getDefault()",
        "java.util.Calendar.getInstance()",
        "new java.util.Date()",
        "(java.util.function.LongSupplier) System::nanoTime");
  }

  @Test
  void a_clock_that_is_handed_in_is_welcome() {
    assertWelcome(
        HouseRules.coreHasNoStaticClock(CORE),
        core(
            "clock.millis()",
            "clock.instant()",
            "java.time.Instant.now(clock)",
            "java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC)",
            "new java.util.Date(7)"));
  }

  @Test
  void chance_without_a_seed_is_refused() {
    assertEachRefused(
        HouseRules.coreHasNoUnseededChance(CORE),
        "new java.util.Random()",
        "new java.util.SplittableRandom()",
        "new java.security.SecureRandom()",
        "Math.random()",
        "java.util.concurrent.ThreadLocalRandom.current()",
        "java.util.UUID.randomUUID()",
        "java.util.random.RandomGenerator.getDefault()",
        "java.util.random.RandomGenerator.of(\"L64X128MixRandom\")",
        "(java.util.function.Supplier<Object>) java.util.Random::new");
  }

  @Test
  void chance_with_a_seed_is_welcome() {
    assertWelcome(
        HouseRules.coreHasNoUnseededChance(CORE),
        core("new java.util.Random(7)", "new java.util.SplittableRandom(7)"));
  }

  @Test
  void a_name_that_says_nothing_is_refused() {
    String[] names = {
      "AlertManager",
      "TimeHelper",
      "MathUtil",
      "MathUtils",
      "DetectorImpl",
      "AbstractDetector",
      "BaseDetector",
      "Base",
      "AlertService",
      "PointDTO",
      "PointDto",
      "ScoreContext",
      "Context"
    };
    assertThatThrownBy(() -> HouseRules.coreHasPlainNames(CORE).check(named(names)))
        .satisfies(
            refusal -> {
              for (String name : names) {
                assertThat(refusal).hasMessageContaining("model." + name + ">");
                assertThat(refusal).hasMessageContaining("model.Outer$" + name + ">");
              }
            });
  }

  @Test
  void a_name_that_only_looks_like_it_is_welcome() {
    assertWelcome(
        HouseRules.coreHasPlainNames(CORE),
        named("Baseline", "Abstraction", "AlertTracker", "Contexts", "Utility"));
  }

  @Test
  void a_rule_of_core_leaves_the_rest_alone() {
    JavaClasses outside =
        Snippets.compile(
            folder,
            "package dev.vigil.cli; class StopManager { Object now() { return Math.random() + System.nanoTime(); } }");
    assertWelcome(HouseRules.coreHasPlainNames(CORE), outside);
    assertWelcome(HouseRules.coreHasNoStaticClock(CORE), outside);
    assertWelcome(HouseRules.coreHasNoUnseededChance(CORE), outside);
  }

  /** One method for each expression: {@code say0}, {@code say1} and so on. */
  private JavaClasses core(String... expressions) {
    StringBuilder source = new StringBuilder("package dev.vigil.model; class Word {");
    source.append(" java.time.Clock clock;");
    for (int i = 0; i < expressions.length; i++) {
      source.append(" Object say%d() { return %s; }".formatted(i, expressions[i]));
    }
    return Snippets.compile(folder, source.append(" }").toString());
  }

  /** A class of each name, and one of each inside another. */
  private JavaClasses named(String... names) {
    StringBuilder source = new StringBuilder("package dev.vigil.model; class Outer {");
    for (String name : names) {
      source.append(" static class ").append(name).append(" {}");
    }
    source.append(" }");
    for (String name : names) {
      source.append(" class ").append(name).append(" {}");
    }
    return Snippets.compile(folder, source.toString());
  }

  private JavaClasses detector(String source) {
    return Snippets.compile(
        folder,
        "package dev.vigil.detect; public interface Detector {}",
        "package dev.vigil.detect.mine; " + source);
  }

  private void assertEachRefused(ArchRule rule, String... expressions) {
    JavaClasses classes = core(expressions);
    assertThatThrownBy(() -> rule.check(classes))
        .satisfies(
            refusal -> {
              for (int i = 0; i < expressions.length; i++) {
                assertThat(refusal).as(expressions[i]).hasMessageContaining("Word.say" + i + "()");
              }
            });
  }

  private static void assertRefused(ArchRule rule, JavaClasses classes, String message) {
    assertThatThrownBy(() -> rule.check(classes))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static void assertWelcome(ArchRule rule, JavaClasses classes) {
    assertThatCode(() -> rule.check(classes)).doesNotThrowAnyException();
  }
}
