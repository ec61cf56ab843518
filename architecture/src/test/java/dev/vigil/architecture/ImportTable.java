package dev.vigil.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which package may know which, as {@code architecture/imports.txt} says it. */
final class ImportTable {

  private static final String ROOT = "dev.vigil";
  private static final Pattern LINE =
      Pattern.compile("(?<core>core\\s+)?(?<name>[a-z]+(\\.\\*)?)\\s*:(?<known>[a-z.*\\s]*)");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(boolean core, Set<String> known) {}

  /** A package as the table sees it: {@code row} is its line, {@code unit} what knows itself. */
  private record Place(String row, String unit) {}

  static ImportTable of(List<String> lines) {
    ImportTable table = new ImportTable();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        table.add(line, i + 1);
      }
    }
    table.refuseUnknownNames();
    return table;
  }

  private void add(String line, int number) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("imports.txt:" + number + ": not a row: " + line);
    }
    String known = matcher.group("known").strip();
    Set<String> names = known.isEmpty() ? Set.of() : Set.of(known.split("\\s+", -1));
    if (rows.put(matcher.group("name"), new Row(matcher.group("core") != null, names)) != null) {
      throw new IllegalArgumentException("imports.txt:" + number + ": second row of a package");
    }
  }

  private void refuseUnknownNames() {
    rows.forEach(
        (name, row) -> {
          for (String known : row.known()) {
            if (!known.equals("core") && !rows.containsKey(known)) {
              throw new IllegalArgumentException(
                  "imports.txt: " + name + " knows " + known + ", which has no row");
            }
          }
        });
  }

  /** Classes of the packages marked core. */
  DescribedPredicate<JavaClass> core() {
    return DescribedPredicate.describe(
        "are of core",
        type ->
            place(type)
                .map(place -> rows.get(place.row()))
                .filter(row -> row != null && row.core())
                .isPresent());
  }

  /** No class knows a package that is not in its row. */
  ArchRule rule() {
    return classes()
        .that()
        .resideInAPackage(ROOT + "..")
        .should(new KnowOnlyItsRow())
        .as("a package should know only what architecture/imports.txt gives it")
        .allowEmptyShould(true);
  }

  private Optional<Place> place(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return Optional.empty();
    }
    String[] parts = name.substring(ROOT.length() + 1).split("\\.", -1);
    if (parts.length > 1 && rows.containsKey(parts[0] + ".*")) {
      return Optional.of(new Place(parts[0] + ".*", parts[0] + "." + parts[1]));
    }
    return Optional.of(new Place(parts[0], parts[0]));
  }

  private boolean mayKnow(Place from, Place to) {
    if (from.unit().equals(to.unit())) {
      return true;
    }
    Row row = rows.get(from.row());
    Row target = rows.get(to.row());
    return row != null
        && (row.known().contains(to.row())
            || (target != null && target.core() && row.known().contains("core")));
  }

  private final class KnowOnlyItsRow extends ArchCondition<JavaClass> {

    KnowOnlyItsRow() {
      super("know only its row");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      place(type).ifPresent(place -> check(type, place, events));
    }

    private void check(JavaClass type, Place place, ConditionEvents events) {
      if (!rows.containsKey(place.row())) {
        events.add(
            SimpleConditionEvent.violated(
                type, type.getName() + ": package " + place.row() + " has no row"));
        return;
      }
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        place(dependency.getTargetClass().getBaseComponentType())
            .filter(target -> !mayKnow(place, target))
            .ifPresent(
                target ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type,
                            place.unit()
                                + " may not know "
                                + target.unit()
                                + ": "
                                + dependency.getDescription())));
      }
    }
  }
}
