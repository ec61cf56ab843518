package dev.vigil.detect.composite;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Describing;
import dev.vigil.detect.Detector;
import dev.vigil.detect.Teachable;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Those members that read what the series holds, together; one that is alone speaks for itself.
 * Which ones they are, the first observation shows. One owner.
 */
final class CompositeDetector implements Detector, Teachable, Describing {
  private static final int VERSION = 1;

  private final Plan plan;

  /** Who judges alone, and in which seat; null where a panel judges, or nobody yet. */
  private @Nullable Detector alone;

  private short seat;
  private @Nullable Panel panel;

  CompositeDetector(Plan plan) {
    this.plan = plan;
  }

  /** This if it has begun, else one that would have with this observation. */
  private CompositeDetector begun(Observation observation) {
    if (alone != null || panel != null) {
      return this;
    }
    CompositeDetector begun = new CompositeDetector(plan);
    begun.seat(plan.taken(observation));
    return begun;
  }

  private void seat(List<Plan.Taken> taken) {
    Plan.Taken first = taken.get(0);
    if (taken.size() == 1 && plan.seat(first).calibration().isInUnitsOfTheBudget()) {
      alone = first.detector();
      seat = (short) first.seat();
    } else {
      panel = new Panel(plan, taken);
    }
  }

  @Override
  public boolean accepts(Observation observation) {
    if (panel != null) {
      return panel.accepts(observation);
    }
    return alone == null ? !plan.taken(observation).isEmpty() : alone.accepts(observation);
  }

  @Override
  public Score score(Observation observation) {
    CompositeDetector begun = begun(observation);
    return begun.panel == null
        ? requireNonNull(begun.alone).score(observation)
        : begun.panel.score(observation);
  }

  @Override
  public void learn(Observation observation) {
    scoreAndLearn(observation);
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    if (alone != null) {
      return alone.scoreAndLearn(observation);
    }
    if (panel == null) {
      seat(plan.taken(observation));
    }
    return panel == null
        ? requireNonNull(alone).scoreAndLearn(observation)
        : panel.scoreAndLearn(observation);
  }

  @Override
  public int remaining() {
    if (alone != null) {
      return alone.remaining();
    }
    return panel == null ? plan.remaining() : panel.remaining();
  }

  /** What its members can do, those with the most weight first. */
  @Override
  public <T> List<T> able(Class<T> capability) {
    if (capability == Describing.class || capability == Teachable.class) {
      return List.of(capability.cast(this));
    }
    if (alone != null) {
      return alone.able(capability);
    }
    return panel == null ? List.of() : panel.able(capability);
  }

  @Override
  public Map<String, Object> learnt() {
    Map<String, Object> learnt = new LinkedHashMap<>();
    learnt.put("strategy", plan.strategy().name());
    if (alone != null) {
      Map<String, Object> member = new LinkedHashMap<>();
      member.put("detector", plan.seats().get(seat).spec().key());
      member.put("weight", 1.0);
      member.put("remaining", alone.remaining());
      Panel.describe(alone, member);
      learnt.put("members", List.of(member));
    } else {
      learnt.put("members", panel == null ? List.of() : panel.describe());
    }
    return learnt;
  }

  @Override
  public void teach(Lesson lesson) {
    if (panel != null) {
      panel.teach(lesson);
    }
    if (alone instanceof Teachable teachable) {
      teachable.teach(lesson);
    }
  }

  @Override
  public void forgetLessons() {
    if (panel != null) {
      panel.forgetLessons();
    }
    if (alone instanceof Teachable teachable) {
      teachable.forgetLessons();
    }
  }

  /** Those who judge together; null before the first observation and where one judges alone. */
  @Nullable Panel panel() {
    return panel;
  }

  @Override
  public void save(StateWriter out) {
    out.part('C', VERSION);
    if (panel != null) {
      panel.save(out);
      return;
    }
    out.put((short) (alone == null ? 0 : 1));
    if (alone != null) {
      plan.save(seat, alone, out);
    }
  }

  void load(StateReader in) {
    in.part('C', VERSION);
    List<Plan.Taken> taken = plan.load(in);
    if (!taken.isEmpty()) {
      seat(taken);
    }
    if (panel != null) {
      panel.load(in);
    }
  }
}
