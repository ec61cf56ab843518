package dev.vigil.notify;

import dev.vigil.alert.Alert;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people are about to be told of; made up only if somebody is. One owner. */
final class Matter {
  private final Told told;
  private final @Nullable Alert lead;
  private final Supplier<Draft> making;
  private @Nullable Draft draft;

  /**
   * @param told what they have been told of it already
   * @param lead the alert that stands for it; null where time alone brings it about
   */
  Matter(Told told, @Nullable Alert lead, Supplier<Draft> making) {
    this.told = told;
    this.lead = lead;
    this.making = making;
  }

  Told told() {
    return told;
  }

  @Nullable Alert lead() {
    return lead;
  }

  Draft draft() {
    Draft made = draft;
    if (made == null) {
      made = making.get();
      draft = made;
    }
    return made;
  }
}
