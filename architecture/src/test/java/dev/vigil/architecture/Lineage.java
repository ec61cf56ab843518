package dev.vigil.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;

/** How many of our own classes stand in one chain of inheritance. */
final class Lineage {

  private Lineage() {}

  static List<Finding> measure(JavaClasses classes) {
    return classes.stream()
        .map(type -> new Finding(type.getName(), Gate.INHERITANCE, length(type)))
        .filter(finding -> finding.actual() > Gate.INHERITANCE.limit())
        .toList();
  }

  private static int length(JavaClass type) {
    long own =
        type.getAllRawSuperclasses().stream()
            .filter(parent -> parent.getPackageName().startsWith("dev.vigil"))
            .count();
    return (int) own + 1;
  }
}
