package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scope in which nothing is known: that of literals. Immutable. */
enum Nothing implements Scope {
  KNOWN;

  @Override
  public double number(Name name) {
    return Double.NaN;
  }

  @Override
  public @Nullable String text(Name name) {
    return null;
  }

  @Override
  public @Nullable Severity severity() {
    return null;
  }

  @Override
  public boolean flagged() {
    return false;
  }

  @Override
  public Map<String, ?> tree(Name name) {
    return Map.of();
  }

  @Override
  public @Nullable Object find(String name) {
    return null;
  }

  @Override
  public double fact(Fact fact) {
    return Double.NaN;
  }
}
