package dev.vigil.feedback;

import static java.util.Comparator.comparing;

import dev.vigil.detect.Teachable.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people together say of one thing: most of them; where as many say RIGHT as WRONG, it was
 * right.
 *
 * @param since event time of what it is about, and no later than when it was first said
 */
record Judgement(Subject about, Truth truth, long since) {

  /** One of each thing, in the order of event time, whoever spoke first. */
  static List<Judgement> of(Iterable<Feedback> said) {
    Map<String, List<Feedback>> byThing = new LinkedHashMap<>();
    for (Feedback one : said) {
      byThing.computeIfAbsent(one.about().id(), id -> new ArrayList<>()).add(one);
    }
    List<Judgement> judgements = new ArrayList<>();
    byThing.values().forEach(votes -> judgements.add(together(votes)));
    judgements.sort(comparing(Judgement::since).thenComparing(one -> one.about().id()));
    return judgements;
  }

  private static Judgement together(List<Feedback> votes) {
    int wrong = 0;
    long since = Long.MAX_VALUE;
    for (Feedback vote : votes) {
      wrong += vote.truth() == Truth.WRONG ? 1 : 0;
      since = Math.min(since, vote.since());
    }
    Subject about = votes.get(0).about();
    if (about instanceof Subject.Missed) {
      return new Judgement(about, Truth.MISSED, since);
    }
    return new Judgement(about, 2 * wrong > votes.size() ? Truth.WRONG : Truth.RIGHT, since);
  }
}
