package dev.vigil.detect.novelty;

import dev.vigil.model.AnomalyType;
import dev.vigil.model.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** What spoke: the groups' evidence, the extremity, and words for the strongest. */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
record NoveltyEvidence(AnomalyType type, float[] groups, double extreme, Supplier<String> wording)
    implements Evidence {

  @Override
  public int agreement() {
    int agree = extreme > 0 ? 1 : 0;
    for (float group : groups) {
      agree += group > 0 ? 1 : 0;
    }
    return agree;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>();
    for (Group group : Group.values()) {
      float evidence = groups[group.ordinal()];
      if (evidence > 0) {
        all.add(new Contribution(group.word(), evidence));
      }
    }
    if (extreme > 0) {
      all.add(new Contribution("extremity", extreme));
    }
    all.sort(Comparator.comparingDouble(Contribution::value).reversed());
    return all;
  }

  @Override
  public String sentence() {
    return wording.get();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoveltyEvidence that
        && type == that.type
        && java.util.Arrays.equals(groups, that.groups)
        && Double.compare(extreme, that.extreme) == 0
        && sentence().equals(that.sentence());
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + java.util.Arrays.hashCode(groups);
  }

  @Override
  public String toString() {
    return type + ": " + sentence() + " " + contributions();
  }
}
