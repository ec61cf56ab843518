package dev.vigil.rule.lang;

import dev.vigil.model.Severity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition is asked about. Values that are not there are NaN or null, never an error. */
public interface Scope {
  /** One of the product's own numbers; NaN where there is none. */
  double number(Name name);

  /** One of the product's own texts; null where there is none. */
  @Nullable String text(Name name);

  /** Severity of the anomaly; null where there is none. */
  @Nullable Severity severity();

  /** Whether there is an anomaly. */
  boolean flagged();

  /** Labels, metadata or context. */
  Map<String, ?> tree(Name name);

  /**
   * What the context, the labels or the metadata hold under a name, the first that has it: text, a
   * number, a boolean, a list or a map of such. Null if none has it; anything else counts as
   * missing.
   */
  @Nullable Object find(String name);

  /** A fact, true as 1 and false as 0; NaN while it is not known. */
  double fact(Fact fact);
}
