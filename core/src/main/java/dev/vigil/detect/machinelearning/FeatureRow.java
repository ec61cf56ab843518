package dev.vigil.detect.machinelearning;

import dev.vigil.model.Observation;
import dev.vigil.model.Point;
import dev.vigil.model.VectorPoint;
import dev.vigil.state.BadState;
import dev.vigil.state.StateReader;
import dev.vigil.state.StateWriter;
import dev.vigil.vector.Embedding;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The observed values, each less the first one seen of its channel so that a float holds the
 * difference; then the features of each channel; then those of the time. One owner.
 */
final class FeatureRow implements Embedding {
  private static final int MOST_CHANNELS = 4096;
  private static final int VERSION = 2;

  /** First version that tells the settings it was made with. */
  private static final int WITH_SETTINGS = 2;

  private static final List<String> SINGLE = List.of("value");

  private final FeatureEngineering enabled;
  private final boolean numbers;
  private final String zone;
  private final LocalTime time;
  private List<String> channels = List.of();
  private List<String> names = List.of();
  private ChannelFeatures[] features = {};
  private double[] origin = {};
  private float[] row = {};

  /**
   * @param numbers whether it reads single numbers, else vectors
   */
  FeatureRow(FeatureEngineering enabled, ZoneId zone, boolean numbers) {
    this.enabled = enabled;
    this.numbers = numbers;
    this.zone = zone.normalized().getId();
    this.time = new LocalTime(zone);
  }

  /** Whether a number may stand where values are kept. */
  static boolean fits(double value) {
    return Math.abs(value) <= LARGEST;
  }

  @Override
  public boolean accepts(Observation observation) {
    if (numbers) {
      return observation instanceof Point;
    }
    return observation instanceof VectorPoint vector
        && vector.names().size() <= MOST_CHANNELS
        && (channels.isEmpty() || channels.equals(vector.names()));
  }

  private double[] values(Observation observation) {
    return observation instanceof Point point
        ? new double[] {point.value()}
        : ((VectorPoint) observation).values();
  }

  @Override
  public float[] row(Observation observation) {
    double[] values = values(observation);
    if (channels.isEmpty()) {
      // Before the first row is learnt nothing is known of any channel.
      return fill(observation, values, none(values.length), new ChannelFeatures[0]);
    }
    return fill(observation, values, origin, features);
  }

  private static double[] none(int count) {
    double[] none = new double[count];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private float[] fill(
      Observation observation, double[] values, double[] from, ChannelFeatures[] made) {
    int each = ChannelFeatures.names(enabled, numbers).size();
    int width = values.length * (1 + each) + (enabled.enableTimeFeatures() ? 4 : 0);
    float[] into = row.length == width ? row : new float[width];
    Arrays.fill(into, Float.NaN);
    int at = values.length;
    for (int j = 0; j < values.length; j++) {
      double value = relative(values[j], from[j]);
      into[j] = (float) value;
      if (made.length > 0 && !Double.isNaN(value)) {
        made[j].fill(value, into, at);
      }
      at += each;
    }
    if (enabled.enableTimeFeatures()) {
      time.fill(observation.epochMillis(), into, at);
    }
    row = into;
    return into;
  }

  /** A value less the first one, NaN if it is missing. */
  private static double relative(double value, double origin) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    double less = Double.isNaN(origin) ? 0 : value - origin;
    // Plus 0 makes −0 one with 0, so that values compare as they are ordered.
    return Math.max(-LARGEST, Math.min(LARGEST, less)) + 0.0;
  }

  @Override
  public void learn(Observation observation) {
    if (channels.isEmpty()) {
      start(observation instanceof VectorPoint vector ? vector.names() : SINGLE);
    }
    double[] values = values(observation);
    for (int j = 0; j < origin.length; j++) {
      if (Double.isFinite(values[j])) {
        origin[j] = Double.isNaN(origin[j]) ? values[j] : origin[j];
        features[j].learn(relative(values[j], origin[j]));
      }
    }
    time.learn(observation.epochMillis());
  }

  private void start(List<String> given) {
    channels = given;
    origin = none(given.size());
    features = new ChannelFeatures[given.size()];
    List<String> all = new ArrayList<>(given);
    for (int j = 0; j < features.length; j++) {
      features[j] = new ChannelFeatures(enabled, numbers);
      String of = numbers ? "" : given.get(j) + " ";
      ChannelFeatures.names(enabled, numbers).forEach(name -> all.add(of + name));
    }
    if (enabled.enableTimeFeatures()) {
      all.addAll(LocalTime.NAMES);
    }
    names = List.copyOf(all);
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public int channels() {
    return channels.size();
  }

  @Override
  public boolean known(int feature) {
    int ofTime = feature - (names.size() - LocalTime.NAMES.size());
    return !enabled.enableTimeFeatures() || ofTime < 0 || time.known(ofTime);
  }

  @Override
  public double expected() {
    if (!numbers || origin.length == 0) {
      return Double.NaN;
    }
    return enabled.enableTrendFeatures() ? origin[0] + features[0].slow() : origin[0];
  }

  @Override
  public int residual() {
    if (!numbers) {
      return -1;
    }
    return enabled.enableTrendFeatures()
        ? 1 + ChannelFeatures.names(enabled, true).indexOf(ChannelFeatures.FROM_SLOW_MEAN)
        : 0;
  }

  @Override
  public void save(StateWriter out) {
    out.part('Q', VERSION).put(enabled.enableTimeFeatures());
    out.put(enabled.enableStatisticalFeatures()).put(enabled.enableTrendFeatures()).put(zone);
    out.put(channels.size());
    channels.forEach(out::put);
    for (int j = 0; j < origin.length; j++) {
      out.put(origin[j]);
      features[j].save(out);
    }
    time.save(out);
  }

  @Override
  public void load(StateReader in) {
    if (in.part('Q', VERSION) >= WITH_SETTINGS) {
      refuseOtherSettings(in);
    }
    int count = in.getInt("channels", 0, numbers ? 1 : MOST_CHANNELS);
    List<String> read = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      read.add(in.getString());
    }
    if (count > 0) {
      start(List.copyOf(read));
    }
    for (int j = 0; j < count; j++) {
      origin[j] = in.getDouble();
      if (Double.isInfinite(origin[j])) {
        throw new BadState("a first value cannot be infinite");
      }
      features[j].load(in);
    }
    time.load(in);
  }

  private void refuseOtherSettings(StateReader in) {
    FeatureEngineering found =
        new FeatureEngineering(in.getBoolean(), in.getBoolean(), in.getBoolean());
    if (!found.equals(enabled)) {
      throw new BadState("a state of " + found + " does not fit " + enabled);
    }
    String of = in.getString();
    if (!of.equals(zone)) {
      throw new BadState("a state of the zone " + of + " does not fit " + zone);
    }
  }
}
