package dev.vigil.vector;

import dev.vigil.detect.Detector;
import dev.vigil.detect.Retrainable;
import dev.vigil.model.Observation;
import dev.vigil.model.Score;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows for a table until 256 of them have shown whether they are a stream, and keeps what
 * fits: the four models of a table, or the signals of a stream. One owner.
 */
final class ChoosingDetector implements Detector, Retrainable {
  private static final int ROWS_TO_CHOOSE = 256;
  private static final int VERSION = 1;

  private final VectorPlan tablePlan;
  private final StreamPlan streamPlan;
  private final NamedEmbedding names = new NamedEmbedding();
  private final Order order = new Order();
  private @Nullable Detector table;
  private @Nullable Detector stream;

  ChoosingDetector(VectorPlan tablePlan, StreamPlan streamPlan) {
    this.tablePlan = tablePlan;
    this.streamPlan = streamPlan;
    this.table = tablePlan.newDetector();
    this.stream = streamPlan.newDetector();
  }

  /** The table until the choice is made, then the one that was chosen. */
  private Detector speaking() {
    Detector first = table;
    return first != null ? first : java.util.Objects.requireNonNull(stream);
  }

  @Override
  public boolean accepts(Observation observation) {
    return names.accepts(observation);
  }

  @Override
  public Score score(Observation observation) {
    return speaking().score(observation);
  }

  @Override
  public void learn(Observation observation) {
    boolean open = table != null && stream != null;
    if (table != null) {
      table.learn(observation);
    }
    if (stream != null) {
      stream.learn(observation);
    }
    if (open) {
      choose(observation);
    }
  }

  @Override
  public Score scoreAndLearn(Observation observation) {
    if (table == null || stream == null) {
      return speaking().scoreAndLearn(observation);
    }
    Score score = speaking().scoreAndLearn(observation);
    stream.learn(observation);
    choose(observation);
    return score;
  }

  private void choose(Observation observation) {
    order.learn(names.row(observation));
    names.learn(observation);
    if (order.rows() >= ROWS_TO_CHOOSE) {
      if (order.ordered()) {
        table = null;
      } else {
        stream = null;
      }
    }
  }

  @Override
  public int remaining() {
    return speaking().remaining();
  }

  @Override
  public <T> List<T> able(Class<T> capability) {
    return capability.isInstance(this)
        ? List.of(capability.cast(this))
        : speaking().able(capability);
  }

  @Override
  public ModelInfo model() {
    return ((Retrainable) speaking()).model();
  }

  @Override
  public void retrain() {
    ((Retrainable) speaking()).retrain();
  }

  @Override
  public boolean rollback() {
    return ((Retrainable) speaking()).rollback();
  }

  @Override
  public void save(StateWriter out) {
    out.part('E', VERSION);
    names.save(out);
    order.save(out);
    out.put(table != null);
    if (table != null) {
      table.save(out);
    }
    out.put(stream != null);
    if (stream != null) {
      stream.save(out);
    }
  }

  void load(StateReader in) {
    in.part('E', VERSION);
    names.load(in);
    order.load(in, names.names().size());
    table = in.getBoolean() ? tablePlan.restore(in) : null;
    stream = in.getBoolean() ? streamPlan.restore(in) : null;
    if (table == null && stream == null) {
      throw new dev.vigil.state.BadState("neither a table nor a stream");
    }
  }
}
