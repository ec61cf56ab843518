package dev.vigil.detect;

import dev.vigil.model.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * The detectors that there are, by name or key, whatever their case, spaces, hyphens and
 * underscores. Immutable.
 */
public final class DetectorCatalogue {
  private final List<DetectorSpec> specs;

  private DetectorCatalogue(List<DetectorSpec> specs) {
    List<DetectorSpec> sorted = new ArrayList<>();
    for (DetectorSpec spec : specs) {
      for (DetectorSpec other : sorted) {
        if (named(other, spec.key()) || named(other, spec.name())) {
          throw new IllegalArgumentException(
              "two detectors go by one name: " + other.getClass() + " and " + spec.getClass());
        }
      }
      sorted.add(spec);
    }
    sorted.sort(Comparator.comparing(DetectorSpec::key));
    this.specs = List.copyOf(sorted);
  }

  /**
   * All that are on the class path, ours and those of others.
   *
   * @throws IllegalArgumentException if two of them go by one name
   */
  public static DetectorCatalogue installed() {
    return of(
        ServiceLoader.load(DetectorSpec.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /**
   * These.
   *
   * @throws IllegalArgumentException if two of them go by one name
   */
  public static DetectorCatalogue of(List<? extends DetectorSpec> specs) {
    return new DetectorCatalogue(List.copyOf(specs));
  }

  /** All of them with their defaults, sorted by key. */
  public List<DetectorSpec> all() {
    return specs;
  }

  /** The detector of a name or key, with its defaults. */
  public Optional<DetectorSpec> find(String nameOrKey) {
    return specs.stream().filter(spec -> named(spec, nameOrKey)).findFirst();
  }

  private static boolean named(DetectorSpec spec, String nameOrKey) {
    return NearestName.same(spec.key(), nameOrKey) || NearestName.same(spec.name(), nameOrKey);
  }

  /** The name or key that someone may have meant by one that is not there, if any is near. */
  public Optional<String> nearest(String nameOrKey) {
    return NearestName.of(nameOrKey, names());
  }

  /** All keys, then all names. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    specs.forEach(spec -> names.add(spec.key()));
    specs.forEach(spec -> names.add(spec.name()));
    return names;
  }
}
