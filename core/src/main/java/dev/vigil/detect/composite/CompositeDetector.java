package dev.vigil.detect.composite;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Teachable;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those members that read what the series holds, together; one that is alone speaks for itself.
 * Which ones they are, the first observation shows. One owner.
 */
final class CompositeDetector implements Detector, Teachable {
  private static final int VERSION = 1;

  private final Plan plan;
  private @Nullable Bench bench;

  CompositeDetector(Plan plan) {
    this.plan = plan;
  }

  /** The members that judge this series, and the panel that they are if they are several. */
  private record Bench(List<Plan.Taken> taken, @Nullable Panel panel) {}

  private Bench bench(List<Plan.Taken> taken) {
    Plan.Taken first = taken.get(0);
    boolean speaksForItself =
        taken.size() == 1 && plan.seats().get(first.seat()).calibration().isInUnitsOfTheBudget();
    if (speaksForItself) {
      return new Bench(taken, null);
    }
    Member[] members =
        taken.stream()
            .map(t -> new Member(plan.seats().get(t.seat()), t.detector()))
            .toArray(Member[]::new);
    return new Bench(taken, new Panel(plan, members));
  }

  private Bench begun(Observation observation) {
    return bench == null ? bench(plan.taken(observation)) : bench;
  }

  @Override
  public boolean accepts(Observation observation) {
    if (bench == null) {
      return !plan.taken(observation).isEmpty();
    }
    return bench.panel() == null
        ? bench.taken().get(0).detector().accepts(observation)
        : bench.panel().accepts(observation);
  }

  @Override
  public Score score(Observation observation) {
    Bench asked = begun(observation);
    return asked.panel() == null
        ? asked.taken().get(0).detector().score(observation)
        : asked.panel().score(observation);
  }

  @Override
  public void learn(Observation observation) {
    scoreAndLearn(observation);
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    Bench asked = begun(observation);
    bench = asked;
    return asked.panel() == null
        ? asked.taken().get(0).detector().scoreAndLearn(observation)
        : asked.panel().scoreAndLearn(observation);
  }

  @Override
  public int remaining() {
    if (bench == null) {
      return plan.seats().stream()
          .limit(plan.chosen())
          .mapToInt(seat -> seat.spec().newDetector().remaining())
          .max()
          .orElse(0);
    }
    return bench.panel() == null
        ? bench.taken().get(0).detector().remaining()
        : bench.panel().remaining();
  }

  @Override
  public void teach(Lesson lesson) {
    if (bench == null) {
      return;
    }
    if (bench.panel() != null) {
      bench.panel().teach(lesson);
    }
    for (Plan.Taken taken : bench.taken()) {
      if (taken.detector() instanceof Teachable teachable) {
        teachable.teach(lesson);
      }
    }
  }

  /** Those who judge together; null before the first observation and where one judges alone. */
  @Nullable Panel panel() {
    return bench == null ? null : bench.panel();
  }

  @Override
  public void save(StateWriter out) {
    out.part('C', VERSION).put((short) (bench == null ? 0 : bench.taken().size()));
    if (bench == null) {
      return;
    }
    for (Plan.Taken taken : bench.taken()) {
      out.put((short) taken.seat()).put(plan.seats().get(taken.seat()).spec().key());
      taken.detector().save(out);
    }
    if (bench.panel() != null) {
      bench.panel().save(out);
    }
  }

  void load(StateReader in) {
    in.part('C', VERSION);
    int count = in.getShort();
    if (count < 0 || count > plan.seats().size()) {
      throw new BadState("a composite of " + count + " members");
    }
    List<Plan.Taken> taken = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < count; i++) {
      int seat = in.getShort();
      String key = in.getString();
      if (seat <= before
          || seat >= plan.seats().size()
          || !plan.seats().get(seat).spec().key().equals(key)) {
        throw new BadState("a state of other members does not fit: " + key);
      }
      taken.add(new Plan.Taken(seat, plan.seats().get(seat).spec().restore(in)));
      before = seat;
    }
    if (count > 0) {
      Bench loaded = bench(List.copyOf(taken));
      if (loaded.panel() != null) {
        loaded.panel().load(in);
      }
      bench = loaded;
    }
  }
}
