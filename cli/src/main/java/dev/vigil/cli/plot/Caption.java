package dev.vigil.cli.plot;

import static java.util.Objects.requireNonNull;

import java.time.ZoneId;

/**
 * What stands above a plot.
 *
 * @param source where the observations came from, such as a file's name
 * @param settings how they were judged, in words, such as "Novelty detector, one page a week for
 *     each series"
 * @param zone the zone that all times are shown in
 */
public record Caption(String source, String settings, ZoneId zone) {
  public Caption {
    requireNonNull(source, "source");
    requireNonNull(settings, "settings");
    requireNonNull(zone, "zone");
  }
}
