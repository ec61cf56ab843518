package dev.vigil.incident;

import dev.vigil.model.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far an incident reaches.
 *
 * @param alerts that have ever been part of it
 * @param live that still go on
 * @param anomalies of all its alerts
 * @param series on which there were alerts
 * @param worst the gravest severity so far
 * @param labels how many alerts had each value of the labels that say where they belong, such as
 *     {@code service=db}, most first; of many values the most frequent, whose counts may then be
 *     too high
 */
public record IncidentImpact(
    int alerts, int live, long anomalies, int series, Severity worst, Map<String, Integer> labels) {
  public IncidentImpact {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
