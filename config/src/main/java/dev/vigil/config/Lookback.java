package dev.vigil.config;

import dev.vigil.detect.DetectorSpec;
import dev.vigil.model.NearestName;
import dev.vigil.setting.BadSettings;
import dev.vigil.setting.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far back detectors look, and how much they see before they speak; null where that is left to
 * them.
 *
 * <p>A detector's window is its whole-number setting of the name {@code windowSize}, {@code memory}
 * or {@code sample}, and what it wants first is {@code minDataPoints} or {@code warmUp}, of its own
 * or of a group in it. One that is set for the detector itself stays as it is set; what lies
 * outside of what the detector can do becomes the nearest that it can.
 */
record Lookback(@Nullable Integer window, @Nullable Integer least) {
  /** Leaves all to the detectors. */
  static final Lookback NONE = new Lookback(null, null);

  private static final List<String> WINDOWS = List.of("windowSize", "memory", "sample");
  private static final List<String> LEAST = List.of("minDataPoints", "warmUp");

  /**
   * What became of a detector.
   *
   * @param window the one it has now, if this set it
   * @param least what it wants first now, if this set it
   */
  record Applied(DetectorSpec spec, OptionalInt window, OptionalInt least) {}

  /** The settings that take these, by the way to them. */
  static Optional<String> windowOf(DetectorSpec detector) {
    return wayTo(detector, WINDOWS).map(Way::text);
  }

  /** The setting that says what a detector wants first, by the way to it. */
  static Optional<String> leastOf(DetectorSpec detector) {
    return wayTo(detector, LEAST).map(Way::text);
  }

  /**
   * A detector with settings of its own, and these where it has none.
   *
   * @throws BadSettings with all that is wrong with its own
   */
  DetectorSpec over(DetectorSpec detector, Map<String, Object> own) {
    return applied(detector, own).spec();
  }

  /** The same, with what it was. */
  Applied applied(DetectorSpec detector, Map<String, Object> own) {
    Optional<Way> back = free(detector, WINDOWS, own).filter(way -> window != null);
    Optional<Way> first = free(detector, LEAST, own);
    if (back.isEmpty() && (first.isEmpty() || least == null)) {
      DetectorSpec plain = own.isEmpty() ? detector : detector.with(own);
      return new Applied(plain, OptionalInt.empty(), OptionalInt.empty());
    }
    Map<String, Object> changes = new LinkedHashMap<>(own);
    OptionalInt windowNow = OptionalInt.empty();
    if (back.isPresent() && window != null) {
      int wanted = window;
      IntFunction<Optional<DetectorSpec>> with =
          size -> withWindow(detector, back.get().put(own, size), first, size);
      windowNow = nearest(wanted, back.get().normally(), with);
      changes = back.get().put(changes, windowNow.orElse(wanted));
    }
    return settled(detector, changes, first, windowNow);
  }

  private Applied settled(
      DetectorSpec detector,
      Map<String, Object> changes,
      Optional<Way> first,
      OptionalInt windowNow) {
    if (first.isEmpty() || (least == null && made(detector, changes).isPresent())) {
      return new Applied(detector.with(changes), windowNow, OptionalInt.empty());
    }
    int most = windowNow.orElse(Integer.MAX_VALUE);
    int wanted = least == null ? most : least;
    OptionalInt leastNow =
        nearest(
            wanted,
            Math.min(most, first.get().normally()),
            count -> made(detector, first.get().put(changes, count)));
    Map<String, Object> all =
        leastNow.isPresent() ? first.get().put(changes, leastNow.getAsInt()) : changes;
    OptionalInt told = least == null ? OptionalInt.empty() : leastNow;
    return new Applied(detector.with(all), windowNow, told);
  }

  /** With a window, and with less to see first where that is more than the window. */
  private Optional<DetectorSpec> withWindow(
      DetectorSpec detector, Map<String, Object> changes, Optional<Way> first, int size) {
    Optional<DetectorSpec> made = made(detector, changes);
    return made.isPresent() || first.isEmpty()
        ? made
        : made(detector, first.get().put(changes, size));
  }

  private static Optional<DetectorSpec> made(DetectorSpec detector, Map<String, Object> changes) {
    try {
      return Optional.of(detector.with(changes));
    } catch (BadSettings e) {
      return Optional.empty();
    }
  }

  /** The number nearest to one that is wanted, on the way to one that is known to do. */
  private static OptionalInt nearest(
      int wanted, int known, IntFunction<Optional<DetectorSpec>> with) {
    if (with.apply(wanted).isPresent()) {
      return OptionalInt.of(wanted);
    }
    if (with.apply(known).isEmpty()) {
      return OptionalInt.empty();
    }
    long good = known;
    long bad = wanted;
    while (Math.abs(good - bad) > 1) {
      long middle = (good + bad) / 2;
      if (with.apply((int) middle).isPresent()) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return OptionalInt.of((int) good);
  }

  private static Optional<Way> free(
      DetectorSpec detector, List<String> names, Map<String, Object> own) {
    return wayTo(detector, names).filter(way -> !way.taken(own));
  }

  private static Optional<Way> wayTo(DetectorSpec detector, List<String> names) {
    for (String name : names) {
      for (Setting setting : detector.settings()) {
        if (setting.name().equals(name) && whole(setting)) {
          return Optional.of(new Way("", setting));
        }
        for (Setting part : setting.parts()) {
          if (part.name().equals(name) && whole(part)) {
            return Optional.of(new Way(setting.name(), part));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean whole(Setting setting) {
    return setting.type() == int.class || setting.type() == Integer.class;
  }

  /** The way to a setting: the group it stands in, if any, and the setting. */
  private record Way(String group, Setting setting) {
    String text() {
      return group.isEmpty() ? setting.name() : group + "." + setting.name();
    }

    int normally() {
      return (Integer) setting.defaultValue();
    }

    boolean taken(Map<String, Object> own) {
      return group.isEmpty() ? has(own, setting.name()) : has(inGroup(own), setting.name());
    }

    private static boolean has(Map<?, ?> own, String name) {
      return own.keySet().stream().anyMatch(key -> NearestName.same(String.valueOf(key), name));
    }

    private Map<?, ?> inGroup(Map<String, Object> own) {
      return own.entrySet().stream()
          .filter(entry -> NearestName.same(entry.getKey(), group))
          .map(Map.Entry::getValue)
          .filter(Map.class::isInstance)
          .map(value -> (Map<?, ?>) value)
          .findFirst()
          .orElse(Map.of());
    }

    Map<String, Object> put(Map<String, Object> changes, int value) {
      Map<String, Object> put = new LinkedHashMap<>(changes);
      if (group.isEmpty()) {
        put.put(setting.name(), value);
        return put;
      }
      Map<Object, Object> inner = new LinkedHashMap<>(inGroup(changes));
      inner.put(setting.name(), value);
      List<String> before = new ArrayList<>(put.keySet());
      before.stream().filter(key -> NearestName.same(key, group)).forEach(put::remove);
      put.put(group, inner);
      return put;
    }
  }
}
