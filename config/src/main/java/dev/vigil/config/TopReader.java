package dev.vigil.config;

import dev.vigil.judge.Limits;
import dev.vigil.model.Glob;
import dev.vigil.rule.BusinessHours;
import dev.vigil.rule.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the top of a file, and what follows from all of it together. One owner. */
final class TopReader {
  private final Surroundings surroundings;
  private final Names names = new Names();
  private final List<SeriesPattern> patterns = new ArrayList<>();
  private final List<LayerReader.Read> series = new ArrayList<>();

  TopReader(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The configuration; some of it is the default where problems were told. */
  VigilConfig read(Section top) {
    LayerReader.Read all = new LayerReader(surroundings.detectors(), true).read(top, Layer.NONE);
    top.take(Keys.SERIES).ifPresent(value -> series(value, all.layer()));
    List<Matched<Limits>> limits =
        top.take(Keys.LIMITS).map(SeriesReader::limits).orElse(List.of());
    patterns.forEach(pattern -> names.add(pattern.labels().keySet()));
    limits.forEach(limit -> names.add(limit.pattern().labels().keySet()));
    List<Glob> counters = top.take(Keys.COUNTERS).map(SeriesReader::metrics).orElse(List.of());
    Room room = room(top);
    Reactions reactions = reactions(top, all.layer());
    ServerSettings server = ServerReader.read(top, surroundings.serves());
    top.done();
    new UnusedCheck(all, series).tell(reactions, names.lookBack());
    List<Matched<Layer>> layers = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      layers.add(new Matched<>(patterns.get(i), series.get(i).layer()));
    }
    Problems problems = top.group().problems();
    Reactions warned = reactions.with(problems);
    return VigilConfig.of(new Parts(all.layer(), layers, limits, counters, room, warned, server));
  }

  private Reactions reactions(Section top, Layer layer) {
    ZoneId zone = Objects.requireNonNullElse(layer.zone(), ZoneOffset.UTC);
    Instant now = surroundings.clock().instant();
    top.take(Keys.KNOWN_NAMES)
        .ifPresent(value -> Words.list(value, "a name").forEach(n -> names.add(Set.of(n.name()))));
    AlertingReader alerting = new AlertingReader(surroundings, zone, names, now);
    Alerting alerts = alerting.read(top);
    RulesReader rules = new RulesReader(names);
    rules.read(top);
    BusinessHours hours = RulesReader.hours(top, zone);
    RuleBook book = rules.book(hours, now);
    alerting.check();
    return Reactions.of(book, hours, alerts);
  }

  private void series(Value value, Layer top) {
    List<Section> sections = SeriesReader.sections(value, Keys.OF_SERIES);
    LayerReader reader = new LayerReader(surroundings.detectors(), false);
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
    Optional<Duration> idle =
        top.take(Keys.IDLE)
            .flatMap(
                v -> v.duration("a span of time such as 30d, from 1s on", Duration.ofSeconds(1)));
    Optional<Boolean> warmStart = top.take(Keys.WARM_START).flatMap(v -> v.truth("true or false"));
    return new Room(
        most.orElse(Room.DEFAULT.maxSeries()),
        PerformanceReader.read(top),
        idle.orElse(Room.DEFAULT.idle()),
        warmStart.orElse(Room.DEFAULT.warmStart()),
        RoomReader.ofMetrics(top),
        RoomReader.sampling(top));
  }
}
