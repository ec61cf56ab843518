package dev.vigil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** What holds for every class, or for every class of {@code core}. */
final class HouseRules {

  private static final String VAGUE =
      ".*[.$]((Abstract|Base)([A-Z0-9].*)?"
          + "|[^.$]*(Manager|Helper|Utils?|Impl|Service|DTO|Dto|Context))";

  private static final Set<String> PARTS =
      Set.of("Detector", "Channel", "Source", "Store", "History", "Journal", "Checkpoints");

  private static final Set<String> CHANCE =
      Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

  private HouseRules() {}

  static ArchRule packagesAreFreeOfCycles() {
    return slices().matching("dev.vigil.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  static ArchRule partsAreHidden() {
    return noClasses()
        .that()
        .areNotInterfaces()
        .and()
        .resideOutsideOfPackage("dev.vigil.testkit..")
        .and(DescribedPredicate.describe("fill a seam " + PARTS, HouseRules::fillsASeam))
        .should()
        .bePublic()
        .because("users make them from their settings, and hold the interface")
        .allowEmptyShould(true);
  }

  static ArchRule coreHasNoStaticClock(DescribedPredicate<JavaClass> core) {
    return classes()
        .that(core)
        .should(notCall("the machine's own clock or zone", HouseRules::isStaticClock))
        .because("event time is in the observation, and the wall clock is handed in")
        .allowEmptyShould(true);
  }

  static ArchRule coreHasNoUnseededChance(DescribedPredicate<JavaClass> core) {
    return classes()
        .that(core)
        .should(notCall("chance without a seed", HouseRules::isUnseededChance))
        .because("the same input gives the same answers, bit for bit")
        .allowEmptyShould(true);
  }

  static ArchRule coreHasPlainNames(DescribedPredicate<JavaClass> core) {
    return noClasses()
        .that(core)
        .should()
        .haveNameMatching(VAGUE)
        .because("a name says what the thing is, in the words of the field")
        .allowEmptyShould(true);
  }

  private static boolean fillsASeam(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .anyMatch(
            seam ->
                seam.getPackageName().startsWith("dev.vigil.")
                    && PARTS.contains(seam.getSimpleName()));
  }

  private static boolean isStaticClock(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    int parameters = target.getRawParameterTypes().size();
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis") || name.equals("nanoTime");
      case "java.time.Clock" ->
          name.startsWith("system")
              || name.equals("tickMillis")
              || name.equals("tickSeconds")
              || name.equals("tickMinutes");
      case "java.time.InstantSource" -> name.equals("system");
      case "java.time.ZoneId" -> name.equals("systemDefault");
      case "java.util.TimeZone" -> name.equals("getDefault");
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.util.Date" -> name.equals("<init>") && parameters == 0;
      default -> owner.startsWith("java.time.") && name.equals("now") && !takesAClock(target);
    };
  }

  private static boolean takesAClock(CodeUnitAccessTarget target) {
    return target.getRawParameterTypes().stream()
        .anyMatch(type -> type.getName().equals("java.time.Clock"));
  }

  private static boolean isUnseededChance(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    int parameters = target.getRawParameterTypes().size();
    if (CHANCE.contains(owner)) {
      return name.equals("<init>") && parameters == 0;
    }
    return switch (owner) {
      case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
      case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Collections" -> name.equals("shuffle") && parameters == 1;
      case "java.util.random.RandomGenerator" -> name.equals("getDefault") || name.equals("of");
      case "java.util.random.RandomGeneratorFactory" -> name.equals("create") && parameters == 0;
      default -> false;
    };
  }

  private interface Target {
    boolean matches(CodeUnitAccessTarget target);
  }

  private static ArchCondition<JavaClass> notCall(String what, Target forbidden) {
    return new ArchCondition<>("not call " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
          if (forbidden.matches(access.getTarget())) {
            events.add(SimpleConditionEvent.violated(type, access.getDescription()));
          }
        }
      }
    };
  }
}
