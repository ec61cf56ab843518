package dev.vigil.notify;

import dev.vigil.model.NearestName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The kinds of channels that there are, by type in any case. Immutable. */
public final class ChannelCatalogue {
  private final List<ChannelSettings> kinds;

  private ChannelCatalogue(List<ChannelSettings> kinds) {
    List<ChannelSettings> sorted = new ArrayList<>();
    for (ChannelSettings kind : kinds) {
      for (ChannelSettings other : sorted) {
        if (NearestName.same(other.type(), kind.type())) {
          throw new IllegalArgumentException(
              "two channels go by one type: " + other.getClass() + " and " + kind.getClass());
        }
      }
      sorted.add(kind);
    }
    sorted.sort(Comparator.comparing(ChannelSettings::type));
    this.kinds = List.copyOf(sorted);
  }

  /**
   * All that are on the class path, ours and those of others.
   *
   * @throws IllegalArgumentException if two of them go by one type
   */
  public static ChannelCatalogue installed() {
    return of(
        ServiceLoader.load(ChannelSettings.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /**
   * These.
   *
   * @throws IllegalArgumentException if two of them go by one type
   */
  public static ChannelCatalogue of(List<? extends ChannelSettings> kinds) {
    return new ChannelCatalogue(List.copyOf(kinds));
  }

  /** All of them with their defaults, sorted by type. */
  public List<ChannelSettings> all() {
    return kinds;
  }

  /** The kind of a type, with its defaults. */
  public Optional<ChannelSettings> find(String type) {
    return kinds.stream().filter(kind -> NearestName.same(kind.type(), type)).findFirst();
  }

  /** The type that someone may have meant by one that is not there, if any is near. */
  public Optional<String> nearest(String type) {
    return NearestName.of(type, kinds.stream().map(ChannelSettings::type).toList());
  }
}
