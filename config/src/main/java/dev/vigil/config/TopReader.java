package dev.vigil.config;

import dev.vigil.detect.Composed;
import dev.vigil.detect.DetectorCatalogue;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.judge.Limits;
import dev.vigil.model.Glob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the top of a file, and what follows from all of it together. One owner. */
final class TopReader {
  private final DetectorCatalogue detectors;
  private final List<SeriesPattern> patterns = new ArrayList<>();
  private final List<LayerReader.Read> series = new ArrayList<>();

  TopReader(DetectorCatalogue detectors) {
    this.detectors = detectors;
  }

  /** The configuration; some of it is the default where problems were told. */
  VigilConfig read(Section top) {
    LayerReader.Read all = new LayerReader(detectors, true).read(top, Layer.NONE);
    top.take(Keys.SERIES).ifPresent(value -> series(value, all.layer()));
    List<Matched<Limits>> limits =
        top.take(Keys.LIMITS).map(SeriesReader::limits).orElse(List.of());
    List<Glob> counters = top.take(Keys.COUNTERS).map(SeriesReader::metrics).orElse(List.of());
    Room room = room(top);
    top.done();
    tellUnused(all);
    List<Matched<Layer>> layers = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      layers.add(new Matched<>(patterns.get(i), series.get(i).layer()));
    }
    return VigilConfig.of(all.layer(), layers, limits, counters, room);
  }

  private void series(Value value, Layer top) {
    List<Section> sections = SeriesReader.sections(value, Keys.OF_SERIES);
    LayerReader reader = new LayerReader(detectors, false);
    List<Matched<Layer>> entries = new ArrayList<>();
    for (Section section : sections) {
      SeriesPattern pattern = SeriesReader.pattern(section);
      LayerReader.Read read = reader.read(section, top);
      section.done();
      patterns.add(pattern);
      series.add(read);
      entries.add(new Matched<>(pattern, read.layer()));
    }
    SeriesReader.tellShadowed(sections, entries);
  }

  private static Room room(Section top) {
    OptionalInt most =
        top.take(Keys.MAX_SERIES)
            .map(v -> v.whole("a whole number from 1 to 2147483647", 1, Integer.MAX_VALUE))
            .orElse(OptionalInt.empty());
    OptionalInt shards =
        top.take(Keys.SHARDS)
            .map(v -> v.whole("a whole number from 1 to 1024", 1, 1024))
            .orElse(OptionalInt.empty());
    Optional<Duration> idle =
        top.take(Keys.IDLE)
            .flatMap(
                v -> v.duration("a span of time such as 30d, from 1s on", Duration.ofSeconds(1)));
    Optional<Boolean> warmStart = top.take(Keys.WARM_START).flatMap(v -> v.truth("true or false"));
    return new Room(
        most.orElse(Room.DEFAULT.maxSeries()),
        shards.orElse(Room.DEFAULT.shards()),
        idle.orElse(Room.DEFAULT.idle()),
        warmStart.orElse(Room.DEFAULT.warmStart()));
  }

  /** Tells of settings that nothing would read. */
  private void tellUnused(LayerReader.Read top) {
    if (top.detectorUnknown() || series.stream().anyMatch(LayerReader.Read::detectorUnknown)) {
      return;
    }
    DetectorSpec common = Objects.requireNonNullElseGet(top.layer().detector(), CompositeSpec::new);
    Set<String> used = new HashSet<>(used(top.layer().over(common)));
    boolean zoneUsed = top.layer().over(common).goesByHours();
    for (LayerReader.Read entry : series) {
      DetectorSpec own = Objects.requireNonNullElse(entry.layer().detector(), common);
      DetectorSpec set = entry.layer().over(top.layer().over(own));
      used.addAll(used(set));
      zoneUsed |= set.goesByHours() && entry.layer().zone() == null;
      tellUnused(entry, used(set), set.goesByHours());
    }
    tellUnused(top, used, zoneUsed);
  }

  /** Keys of the detector and of those that it asks. */
  private static Set<String> used(DetectorSpec detector) {
    Set<String> used = new HashSet<>(Set.of(detector.key()));
    if (detector instanceof Composed composed) {
      composed.parts().forEach(part -> used.add(part.key()));
    }
    return used;
  }

  private static void tellUnused(LayerReader.Read read, Set<String> used, boolean zoneUsed) {
    read.settings()
        .groups()
        .forEach(
            (key, group) -> {
              if (!used.contains(key)) {
                group.refuse(group.path() + " is never used: no series is watched by " + key);
              }
            });
    Optional<Value> zone = read.section().take(Keys.TIMEZONE);
    if (zone.isPresent() && !zoneUsed) {
      zone.get()
          .refuse(zone.get().path() + " is never used: the detector goes by no hours of the day");
    }
  }
}
