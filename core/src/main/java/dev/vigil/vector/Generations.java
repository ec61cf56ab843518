package dev.vigil.vector;

import dev.vigil.detect.Retrainable.ModelInfo;
import dev.vigil.math.Chance;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The models in force and those before them, as many as the plan keeps. A number counts the fits,
 * and is never given twice. One owner.
 */
final class Generations {
  private final VectorPlan plan;
  private final Deque<FittedModels> before = new ArrayDeque<>();
  private @Nullable FittedModels inForce;
  private int fits;

  Generations(VectorPlan plan) {
    this.plan = plan;
  }

  /** The models that rows are scored by; null before the first fit. */
  @Nullable FittedModels inForce() {
    return inForce;
  }

  /** Fits anew. */
  void fit(Learnt learnt, Chance chance) {
    next(learnt, chance, plan.versions());
  }

  /** Fits anew on request, so that this fit can be taken back in any case. */
  void refit(Learnt learnt, Chance chance) {
    next(learnt, chance, Math.max(1, plan.versions()));
  }

  private void next(Learnt learnt, Chance chance, int kept) {
    FittedModels last = inForce;
    fits = fits == Integer.MAX_VALUE ? fits : fits + 1;
    inForce = FittedModels.of(plan, learnt, chance, last, fits);
    if (last != null) {
      before.push(last);
    }
    while (before.size() > kept) {
      before.removeLast();
    }
  }

  /** Puts the models before in force; false if none are kept. */
  boolean rollback() {
    FittedModels last = before.poll();
    if (last == null) {
      return false;
    }
    inForce = last;
    return true;
  }

  ModelInfo info() {
    return inForce == null ? ModelInfo.NONE : inForce.info();
  }

  void save(StateWriter out) {
    FittedModels models = inForce;
    out.put(fits).put(models != null);
    if (models != null) {
      models.save(out);
      out.put(before.size());
      before.forEach(older -> older.save(out));
    }
  }

  void load(StateReader in, int width) {
    fits = in.getInt("fits", 0, Integer.MAX_VALUE);
    if (in.getBoolean() != fits > 0) {
      throw new BadState("models in force do not fit " + fits + " fits");
    }
    if (fits > 0) {
      inForce = FittedModels.load(plan, in, width);
      int count = in.getInt("earlier versions", 0, Math.max(1, plan.versions()));
      for (int i = 0; i < count; i++) {
        before.addLast(FittedModels.load(plan, in, width));
      }
    }
  }
}
