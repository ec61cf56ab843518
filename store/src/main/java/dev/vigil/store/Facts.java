package dev.vigil.store;

import java.util.List;
import java.util.Optional;

/** Anomalies, alerts, incidents, feedback, and who did what. Thread-safe. */
public interface Facts {
  /**
   * Keeps facts, all of them or none. One whose kind, tenant and id are known takes the place of
   * the one that was there.
   */
  void put(List<Fact> facts);

  Optional<Fact> find(Fact.Kind kind, String tenant, String id);

  /**
   * Facts by their time, the newest first, a page at a time. What is added meanwhile shifts
   * nothing.
   *
   * @param cursor {@link FactPage#next()} of the page before; empty for the first
   * @throws IllegalArgumentException if the cursor is none
   */
  FactPage page(FactQuery query, String cursor, int most);

  /**
   * Lets go of facts of a kind from before a time. Each call does a part of the work.
   *
   * @return how many were let go of; 0 when all is done
   */
  int expire(Fact.Kind kind, long before);
}
