package dev.vigil.store;

import java.util.List;

/**
 * Some of the facts that were asked for, the newest first.
 *
 * @param next what to ask with for those that follow; empty at the end
 */
public record FactPage(List<Fact> facts, String next) {
  public FactPage {
    facts = List.copyOf(facts);
  }
}
