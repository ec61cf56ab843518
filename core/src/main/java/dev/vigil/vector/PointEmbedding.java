package dev.vigil.vector;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.List;

/**
 * What a number is beside those before it: the value, its step from the last, its distance from the
 * slow mean, and how far the quick mean is from the slow one (exponential means of 8 and 64 rows).
 * One owner.
 */
final class PointEmbedding implements Embedding {
  private static final List<String> NAMES =
      List.of("value", "step", "distance from the slow mean", "quick mean less the slow one");
  private static final double LARGEST_VALUE = 1e300;
  private static final int VERSION = 1;

  private final float[] row = new float[NAMES.size()];
  private boolean started;
  private double first;
  private double last;
  private double quick;
  private double slow;

  @Override
  public boolean accepts(Observation observation) {
    return observation instanceof Point;
  }

  @Override
  public float[] row(Observation observation) {
    double value = value(observation);
    boolean none = !started;
    double quickNow = none ? value : quick + (value - quick) / 8;
    row[0] = Embedding.feature(none ? 0 : value - first);
    row[1] = Embedding.feature(none ? 0 : value - last);
    row[2] = Embedding.feature(none ? 0 : value - slow);
    row[3] = Embedding.feature(none ? 0 : quickNow - slow);
    return row;
  }

  private static double value(Observation observation) {
    double value = ((Point) observation).value();
    return Double.isNaN(value) ? 0 : Math.max(-LARGEST_VALUE, Math.min(LARGEST_VALUE, value));
  }

  @Override
  public void learn(Observation observation) {
    double value = value(observation);
    if (!started) {
      started = true;
      first = last = quick = slow = value;
      return;
    }
    last = value;
    quick += (value - quick) / 8;
    slow += (value - slow) / 64;
  }

  @Override
  public List<String> names() {
    return started ? NAMES : List.of();
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public double expected() {
    return started ? slow : Double.NaN;
  }

  @Override
  public int residual() {
    return 2;
  }

  @Override
  public void save(StateWriter out) {
    out.part('P', VERSION).put(started).put(first).put(last).put(quick).put(slow);
  }

  @Override
  public void load(StateReader in) {
    in.part('P', VERSION);
    started = in.getBoolean();
    first = in.getDouble("first value", PointEmbedding::fits);
    last = in.getDouble("last value", PointEmbedding::fits);
    quick = in.getDouble("quick mean", PointEmbedding::fits);
    slow = in.getDouble("slow mean", PointEmbedding::fits);
  }

  private static boolean fits(double value) {
    return Math.abs(value) <= LARGEST_VALUE;
  }
}
