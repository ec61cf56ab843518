package dev.vigil.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What does not change while series are watched: it would be a matter of when each was first seen.
 */
final class NextStart {
  private static final List<Piece> PIECES =
      List.of(
          new Piece("enabled", parts -> layers(parts, layer -> layer.pace().enabled())),
          new Piece("detectorType", parts -> layers(parts, Layer::detector)),
          new Piece("detectorSpecificConfig", parts -> layers(parts, Layer::settings)),
          new Piece("sensitivity or alertBudget", parts -> layers(parts, Layer::budget)),
          new Piece(
              "windowSize or minDataPoints",
              parts -> layers(parts, layer -> layer.pace().lookback())),
          new Piece("timezone", parts -> layers(parts, Layer::zone)),
          new Piece("absence", parts -> layers(parts, Layer::absence)),
          new Piece("valid", parts -> layers(parts, Layer::valid)),
          new Piece("series", parts -> parts.series().stream().map(Matched::pattern).toList()),
          new Piece("limits", Parts::limits),
          new Piece("counters", Parts::counters),
          new Piece("maxSeries", parts -> parts.room().maxSeries()),
          new Piece("maxSeriesPerMetric or metricLimits", parts -> parts.room().ofMetric()),
          new Piece("shards or performance", parts -> parts.room().scaling()),
          new Piece("idle", parts -> parts.room().idle()),
          new Piece("warmStart", parts -> parts.room().warmStart()),
          new Piece("alerting.alerts", parts -> parts.reactions().alerting().alerts()),
          new Piece("alerting.incidents", parts -> parts.reactions().alerting().incidents()),
          new Piece("server.host or server.port", parts -> parts.server().address()),
          new Piece("server.names, server.tls or server.jwt", parts -> parts.server().web()),
          new Piece("server.store", parts -> parts.server().store()),
          new Piece("server.retention", parts -> parts.server().retention()),
          new Piece("server.checkpoint", parts -> parts.server().checkpoint()),
          new Piece("server.limits", parts -> parts.server().limits()));

  private NextStart() {}

  /** A part of a configuration, by its key. */
  private record Piece(String key, Function<Parts, Object> said) {}

  private static List<Object> layers(Parts parts, Function<Layer, Object> said) {
    List<Object> all = new ArrayList<>();
    all.add(Objects.requireNonNullElse(said.apply(parts.top()), ""));
    parts.series().forEach(one -> all.add(Objects.requireNonNullElse(said.apply(one.value()), "")));
    return all;
  }

  /** The keys of what differs. */
  static List<String> changed(Parts before, Parts after) {
    return PIECES.stream()
        .filter(piece -> !piece.said().apply(before).equals(piece.said().apply(after)))
        .map(Piece::key)
        .toList();
  }
}
