package dev.vigil.detect.composite;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the members say, the one that gives most first; how far they agree is told. Immutable. */
final class CompositeEvidence implements Evidence {
  private final Opinion[] ranked;

  CompositeEvidence(Opinion[] ranked) {
    this.ranked = ranked;
  }

  @Override
  public AnomalyType type() {
    return ranked[0].score().evidence().type();
  }

  @Override
  public int agreement() {
    int spoke = (int) Arrays.stream(ranked).filter(Opinion::spoke).count();
    return Math.max(spoke, ranked[0].score().evidence().agreement());
  }

  @Override
  public List<Contribution> contributions() {
    return Arrays.stream(ranked)
        .map(opinion -> new Contribution(opinion.member(), opinion.strength()))
        .toList();
  }

  @Override
  public String sentence() {
    String lead = ranked[0].score().evidence().sentence();
    long speaking = Arrays.stream(ranked).filter(Opinion::spoke).count();
    String said = lead.isEmpty() ? ranked[0].member() + " finds it strange" : lead;
    if (ranked.length == 1) {
      return said;
    }
    String tail = speaking == 0 ? "no detector alone would say so" : agreeing(speaking);
    return said + "; " + tail;
  }

  private String agreeing(long speaking) {
    String count = speaking + " of " + ranked.length + " detectors say so";
    String others =
        Arrays.stream(ranked)
            .filter(opinion -> !opinion.spoke())
            .map(Opinion::member)
            .collect(Collectors.joining(", "));
    return others.isEmpty() ? count : count + ", not " + others;
  }
}
