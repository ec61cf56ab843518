package dev.vigil.detect.composite;

import static java.util.Objects.requireNonNull;

import dev.vigil.detect.Calibration;
import dev.vigil.detect.Composed;
import dev.vigil.detect.Detector;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.setting.About;
import dev.vigil.state.StateReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The default detector: several together, chosen by what the series holds.
 *
 * <p>Where no members are named, a series of numbers is judged by the Novelty Detector, alone, and
 * one of rows by the Vector Composite Detector: on the data that we measured, every further member
 * made the answer dearer and none made it better. Where members are named, each one's score becomes
 * a p-value on the series' own history, and so a strength in one unit for all; the strategy makes
 * one of them, which is again held against the series' own. A limit that a member keeps is told
 * whatever the others say.
 *
 * <p>Right for: any series. Blind to: what none of its members sees.
 *
 * @param strategy how the strengths of members become one
 * @param detectorWeights by name or key of the member, at least 0, at least one above 0; empty for
 *     the defaults
 * @param enableContextualSelection whether the series has a say: a member counts as far as it suits
 *     the series, rows that no member reads go to the Vector Composite Detector, and where rows
 *     come faster than ten a second dear members are asked only where a cheap one finds something
 * @param members the members with settings of their own; those that are not here have their
 *     defaults
 */
public record CompositeSpec(
    @About("how the strengths of members become one") Strategy strategy,
    @About("weight of each member, by name or key; none for the members that are right by default")
        Map<String, Double> detectorWeights,
    @About("whether members count as far as they suit the series")
        boolean enableContextualSelection,
    List<DetectorSpec> members)
    implements Composed {
  private static final String KEY = "composite";

  public CompositeSpec {
    requireNonNull(strategy, "strategy");
    detectorWeights = Collections.unmodifiableMap(new LinkedHashMap<>(detectorWeights));
    members = List.copyOf(members);
    if (!detectorWeights.isEmpty()) {
      members = named(detectorWeights, members);
    }
  }

  /** The members that are right for what the series holds, with their defaults. */
  public CompositeSpec() {
    this(Strategy.ADAPTIVE_WEIGHTED, Map.of(), true, List.of());
  }

  /**
   * The members that are named.
   *
   * @throws IllegalArgumentException with all that is wrong with the weights
   */
  private static List<DetectorSpec> named(Map<String, Double> weights, List<DetectorSpec> given) {
    List<DetectorSpec> named = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<String, Double> entry : weights.entrySet()) {
      double weight = entry.getValue();
      sum += weight;
      if (!(weight >= 0) || weight > 1e6) {
        wrong.add(entry.getKey() + " must be from 0 to 1,000,000, was " + weight);
      }
      try {
        named.add(own(member(entry.getKey(), named), given));
      } catch (IllegalArgumentException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (wrong.isEmpty() && !(sum > 0)) {
      wrong.add("one weight must be above 0");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("detectorWeights: " + String.join("; ", wrong));
    }
    return List.copyOf(named);
  }

  private static DetectorSpec member(String name, List<DetectorSpec> before) {
    DetectorSpec member = Installed.named(name);
    if (member.key().equals(KEY)) {
      throw new IllegalArgumentException("a composite cannot be its own member");
    }
    if (before.stream().anyMatch(other -> other.key().equals(member.key()))) {
      throw new IllegalArgumentException(member.key() + " is there twice");
    }
    return member;
  }

  private static DetectorSpec own(DetectorSpec member, List<DetectorSpec> given) {
    return given.stream()
        .filter(spec -> spec.key().equals(member.key()))
        .findFirst()
        .orElse(member);
  }

  @Override
  public List<DetectorSpec> parts() {
    return detectorWeights.isEmpty()
        ? List.of(own(Installed.ofNumbers(), members), own(Installed.ofRows(), members))
        : members;
  }

  /** Who may judge. */
  Plan plan() {
    List<Seat> seats = new ArrayList<>();
    List<Double> weights = List.copyOf(detectorWeights.values());
    for (DetectorSpec member : parts()) {
      double weight = weights.isEmpty() ? 1 : weights.get(seats.size());
      if (weight > 0) {
        seats.add(new Seat(member, weight));
      }
    }
    int chosen = seats.size();
    if (enableContextualSelection && !weights.isEmpty()) {
      seats.add(new Seat(own(Installed.ofRows(), members), 1));
    }
    return new Plan(strategy, enableContextualSelection, List.copyOf(seats), chosen);
  }

  @Override
  public DetectorSpec withMembers(UnaryOperator<DetectorSpec> change) {
    List<DetectorSpec> changed = parts().stream().map(change).toList();
    boolean same = changed.equals(new CompositeSpec().parts()) && detectorWeights.isEmpty();
    return new CompositeSpec(
        strategy, detectorWeights, enableContextualSelection, same ? List.of() : changed);
  }

  @Override
  public String name() {
    return "Composite Anomaly Detector";
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String rightFor() {
    return "any series; the default";
  }

  @Override
  public String blindTo() {
    return "what none of its members sees";
  }

  @Override
  public String cost() {
    return "that of its members: by default 0.33 µs a number with its judge, 3.4 KB a series";
  }

  @Override
  public Detector newDetector() {
    return new CompositeDetector(Plans.of(this));
  }

  @Override
  public Detector restore(StateReader in) {
    CompositeDetector detector = new CompositeDetector(Plans.of(this));
    detector.load(in);
    return detector;
  }

  @Override
  public Calibration calibration() {
    return Calibration.BUDGET;
  }
}
