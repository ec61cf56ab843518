package dev.vigil.vector;

import dev.vigil.model.Observation;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a vector, each less the first one seen of its name, so that a float holds the
 * difference. The first vector says which names there are. One owner.
 */
final class NamedEmbedding implements Embedding {
  private static final int MOST = 4096;
  private static final int VERSION = 1;

  private List<String> names = List.of();
  private double[] origin = {};
  private float[] row = {};

  @Override
  public boolean accepts(Observation observation) {
    return observation instanceof VectorPoint vector
        && vector.names().size() <= MOST
        && (names.isEmpty() || names.equals(vector.names()));
  }

  @Override
  public float[] row(Observation observation) {
    double[] values = ((VectorPoint) observation).values();
    float[] into = row.length == values.length ? row : new float[values.length];
    for (int j = 0; j < into.length; j++) {
      double from = origin.length == 0 || Double.isNaN(origin[j]) ? values[j] : origin[j];
      into[j] = Double.isFinite(values[j]) ? Embedding.feature(values[j] - from) : Float.NaN;
    }
    row = into;
    return into;
  }

  @Override
  public void learn(Observation observation) {
    VectorPoint vector = (VectorPoint) observation;
    if (names.isEmpty()) {
      names = vector.names();
      origin = new double[names.size()];
      Arrays.fill(origin, Double.NaN);
    }
    double[] values = vector.values();
    for (int j = 0; j < origin.length; j++) {
      if (Double.isNaN(origin[j]) && Double.isFinite(values[j])) {
        origin[j] = values[j];
      }
    }
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public double expected() {
    return Double.NaN;
  }

  @Override
  public int residual() {
    return -1;
  }

  @Override
  public void save(StateWriter out) {
    out.part('N', VERSION).put(names.size());
    names.forEach(out::put);
    out.put(origin);
  }

  @Override
  public void load(StateReader in) {
    in.part('N', VERSION);
    int count = in.getInt("names", 0, MOST);
    List<String> read = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      read.add(in.getString());
    }
    double[] from = new double[count];
    in.get(from);
    for (double first : from) {
      if (Double.isInfinite(first)) {
        throw new BadState("a first value cannot be infinite");
      }
    }
    names = List.copyOf(read);
    origin = from;
  }
}
