package dev.vigil.config;

import dev.vigil.detect.Composed;
import dev.vigil.detect.DetectorSpec;
import dev.vigil.detect.composite.CompositeSpec;
import dev.vigil.notify.QuietHours;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells of settings that nothing would read, and of those that became others. */
final class UnusedCheck {
  private final LayerReader.Read top;
  private final List<LayerReader.Read> series;

  UnusedCheck(LayerReader.Read top, List<LayerReader.Read> series) {
    this.top = top;
    this.series = series;
  }

  void tell(Reactions reactions, boolean facts) {
    if (top.detectorUnknown() || series.stream().anyMatch(LayerReader.Read::detectorUnknown)) {
      return;
    }
    DetectorSpec common = Objects.requireNonNullElseGet(top.layer().detector(), CompositeSpec::new);
    Set<String> used = new HashSet<>(used(top.layer().over(common)));
    boolean zoneUsed = top.layer().over(common).goesByHours() || asksForHours(top, reactions);
    tellPace(top, top.layer().applied(common), facts);
    for (LayerReader.Read entry : series) {
      DetectorSpec own = Objects.requireNonNullElse(entry.layer().detector(), common);
      DetectorSpec beneath = top.layer().over(own);
      DetectorSpec set = entry.layer().over(beneath);
      used.addAll(used(set));
      zoneUsed |= set.goesByHours() && entry.layer().zone() == null;
      tellUnused(entry, used(set), set.goesByHours());
      tellPace(entry, entry.layer().applied(beneath), facts);
    }
    tellUnused(top, used, zoneUsed);
    Optional<Value> hours = top.section().take(Keys.BUSINESS_HOURS);
    if (reactions.rules().counts().isEmpty()) {
      hours.ifPresent(
          value ->
              value.warnOfWhole(
                  value.path() + " changes nothing: there are no rules that ask for it"));
    }
  }

  /** Whether rules, windows or channels go by the zone of the file. */
  private static boolean asksForHours(LayerReader.Read top, Reactions reactions) {
    Quieting quieting = reactions.alerting().quieting();
    return !reactions.rules().counts().isEmpty()
        || top.section().take(Keys.BUSINESS_RULES).isPresent()
        || top.section().take(Keys.BUSINESS_HOURS).isPresent()
        || !quieting.maintenance().isEmpty()
        || !quieting.silences().isEmpty()
        || reactions.alerting().told().channels().stream()
            .anyMatch(channel -> !channel.quiet().equals(QuietHours.NONE));
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

  /** Warns of what became of {@code windowSize} and {@code minDataPoints} where it is not that. */
  private static void tellPace(
      LayerReader.Read read, Map<String, Lookback.Applied> applied, boolean facts) {
    read.section()
        .take(Keys.WINDOW_SIZE)
        .ifPresent(
            value -> {
              Integer wanted = read.layer().pace().lookback().window();
              boolean taken = false;
              for (Map.Entry<String, Lookback.Applied> one : applied.entrySet()) {
                OptionalInt now = one.getValue().window();
                taken |= now.isPresent();
                tell(value, one.getKey(), wanted, now);
              }
              int back = read.layer().pace().factsBack();
              if (facts && wanted != null && back != wanted) {
                value.warnOfWhole(value.path() + ": facts of rules take " + back + ", the nearest");
              }
              if (!taken && !facts) {
                value.warnOfWhole(
                    value.path()
                        + " changes nothing: the detector has no window of its own, and no rule"
                        + " asks for facts");
              }
            });
    read.section()
        .take(Keys.MIN_DATA_POINTS)
        .ifPresent(
            value -> {
              Integer wanted = read.layer().pace().lookback().least();
              tell(value, "the judge", wanted, OptionalInt.of(read.layer().pace().learningRows()));
              applied.forEach((key, now) -> tell(value, key, wanted, now.least()));
            });
  }

  private static void tell(
      Value value, String detector, @Nullable Integer wanted, OptionalInt now) {
    if (wanted != null && now.isPresent() && now.getAsInt() != wanted) {
      value.warnOfWhole(
          value.path()
              + ": "
              + detector
              + " takes "
              + now.getAsInt()
              + ", the nearest that it can");
    }
  }
}
