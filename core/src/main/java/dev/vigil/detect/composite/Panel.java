package dev.vigil.detect.composite;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.detect.ScoreHistory;
import dev.vigil.detect.Teachable.Lesson;
import dev.vigil.detect.Teachable.Truth;
import dev.vigil.model.Evidence;
import dev.vigil.model.Evidence.Contribution;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Several members that judge the observations of one series together. One owner. */
final class Panel {
  private static final Score NOTHING_KNOWN =
      new Score(0, 0, Double.NaN, Double.NaN, Double.NaN, Evidence.NONE);

  private final Plan plan;
  private final Member[] members;
  private final ScoreHistory history = new ScoreHistory(Calibration.BUDGET);
  private final Stack stack;
  private final Pace pace = new Pace();

  Panel(Plan plan, List<Plan.Taken> taken) {
    this.plan = plan;
    this.members =
        taken.stream()
            .map(t -> new Member(t.seat(), plan.seat(t), t.detector()))
            .toArray(Member[]::new);
    this.stack = new Stack(members);
  }

  Score score(Observation observation) {
    Opinions opinions = new Opinions(members.length);
    boolean suited = suited();
    for (Member member : members) {
      if (asks(member, opinions) && member.ready()) {
        Score score = member.detector().score(observation);
        opinions.add(member.opinion(score, weight(member, suited)));
      }
    }
    return together(opinions);
  }

  Score scoreAndLearn(Observation observation) {
    Opinions opinions = new Opinions(members.length);
    Score[] scores = new Score[members.length];
    int[] speakers = new int[members.length];
    boolean suited = suited();
    for (int m = 0; m < members.length; m++) {
      Member member = members[m];
      if (!asks(member, opinions)) {
        member.detector().learn(observation);
        continue;
      }
      boolean ready = member.ready();
      double weight = weight(member, suited);
      scores[m] = member.detector().scoreAndLearn(observation);
      if (ready) {
        speakers[opinions.size()] = m;
        opinions.add(member.opinion(scores[m], weight));
      }
    }
    Score together = together(opinions);
    learn(observation.epochMillis(), opinions, speakers);
    return together;
  }

  /** Whether it is worth asking, by what those before it said. */
  private boolean asks(Member member, Opinions before) {
    if (before.weight() == 0) {
      return true;
    }
    boolean found = before.strongestBut(-1) >= Opinion.SPOKEN / 2;
    if (plan.strategy() == Strategy.HIERARCHICAL) {
      return found && before.mean() >= Opinion.SPOKEN / 4;
    }
    return found || !(plan.contextual() && pace.fast() && member.seat().spec().dear());
  }

  private double weight(Member member, boolean suited) {
    double weight = member.seat().weight() * member.standing().reliability.byFeedback();
    if (plan.strategy() == Strategy.ADAPTIVE_WEIGHTED) {
      weight *= member.standing().reliability.byCompany();
    }
    return suited ? weight * member.suitability() : weight;
  }

  /** Whether members count as far as they suit the series: where none does, all count. */
  private boolean suited() {
    if (!plan.contextual()) {
      return false;
    }
    for (Member member : members) {
      if (member.suitability() > 0) {
        return true;
      }
    }
    return false;
  }

  private Score together(Opinions opinions) {
    if (opinions.size() == 0) {
      return NOTHING_KNOWN;
    }
    double value = Math.max(calibrated(pooled(opinions)), opinions.breach());
    Score expecting = opinions.expecting().score();
    return new Score(
        value,
        opinions.dense(),
        expecting.expected(),
        expecting.lower(),
        expecting.upper(),
        value > 0 ? new CompositeEvidence(opinions.ranked()) : Evidence.NONE);
  }

  private double pooled(Opinions opinions) {
    return plan.strategy() == Strategy.STACKING
        ? stack.strength(opinions)
        : plan.strategy().strength(opinions);
  }

  /**
   * The strength of what is as rare on this series: a mean of several is rarely as high as one
   * alone. A vote is never strengthened: who did not vote has not.
   */
  private double calibrated(double pooled) {
    if (!(pooled > 0)) {
      return 0;
    }
    double rare = Calibration.BUDGET.scoreAt(history.pValue(pooled));
    return plan.strategy() == Strategy.MAJORITY_VOTE ? Math.min(rare, pooled) : rare;
  }

  private void learn(long now, Opinions opinions, int[] speakers) {
    pace.learn(now);
    if (opinions.size() == 0) {
      return;
    }
    history.learn(pooled(opinions));
    for (int i = 0; i < opinions.size(); i++) {
      Opinion opinion = opinions.get(i);
      Standing standing = members[speakers[i]].standing();
      standing.learn(opinion.score());
      if (opinion.spoke() && opinions.size() > 1) {
        standing.reliability.speak(opinions.strongestBut(i) >= Opinion.SPOKEN / 2);
      }
    }
  }

  void teach(Lesson lesson) {
    double least = lesson.truth() == Truth.MISSED ? Opinion.SPOKEN / 2 : Opinion.SPOKEN;
    for (Member member : members) {
      OptionalDouble gave = gave(member, lesson.contributions());
      if (gave.isPresent()) {
        member.standing().reliability.teach(gave.getAsDouble() >= least, lesson.truth());
      }
    }
    stack.teach(lesson);
  }

  void forgetLessons() {
    for (Member member : members) {
      member.standing().reliability.forgetLessons();
    }
    stack.forgetLessons();
  }

  private static OptionalDouble gave(Member member, List<Contribution> contributions) {
    return contributions.stream()
        .filter(contribution -> contribution.name().equals(member.seat().spec().key()))
        .mapToDouble(Contribution::value)
        .filter(Double::isFinite)
        .findFirst();
  }

  /** How much a member counts as things are, 0 for one that is none. */
  double weightOf(String key) {
    for (Member member : members) {
      if (member.seat().spec().key().equals(key)) {
        return weight(member, suited());
      }
    }
    return 0;
  }

  /** What members can do, those with the most weight first. */
  <T> List<T> able(Class<T> capability) {
    boolean suited = suited();
    List<T> able = new ArrayList<>();
    Arrays.stream(members)
        .sorted(Comparator.comparingDouble(member -> -weight(member, suited)))
        .forEach(member -> able.addAll(member.detector().able(capability)));
    return able;
  }

  /** Each member with its weight and what it has learnt. */
  List<Object> describe() {
    boolean suited = suited();
    double all = 0;
    for (Member member : members) {
      all += weight(member, suited);
    }
    List<Object> described = new ArrayList<>();
    for (Member member : members) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("detector", member.seat().spec().key());
      one.put("weight", all > 0 ? weight(member, suited) / all : Double.NaN);
      one.put("precision", member.standing().reliability.byFeedback());
      one.put("confirmed", member.standing().reliability.byCompany());
      one.put("suitability", member.suitability());
      one.put("remaining", member.detector().remaining());
      describe(member.detector(), one);
      described.add(one);
    }
    return described;
  }

  static void describe(Detector detector, Map<String, Object> into) {
    for (Describing one : detector.able(Describing.class)) {
      into.put("learnt", one.learnt());
    }
  }

  int remaining() {
    int least = Integer.MAX_VALUE;
    for (Member member : members) {
      least = Math.min(least, member.detector().remaining());
    }
    return least;
  }

  boolean accepts(Observation observation) {
    for (Member member : members) {
      if (!member.detector().accepts(observation)) {
        return false;
      }
    }
    return true;
  }

  void save(StateWriter out) {
    out.put((short) members.length);
    for (Member member : members) {
      plan.save(member.place(), member.detector(), out);
    }
    for (Member member : members) {
      member.standing().save(out);
    }
    history.save(out);
    stack.save(out);
    pace.save(out);
  }

  /** Goes on where the saved one stopped, whose members these are. */
  void load(StateReader in) {
    for (Member member : members) {
      member.standing().load(in);
    }
    history.load(in);
    stack.load(in);
    pace.load(in);
  }
}
