package dev.vigil.incident;

import dev.vigil.model.SeriesKey;
import java.util.List;

/**
 * A series that may be the root cause of an incident.
 *
 * @param alert number of its alert
 * @param score 0–1, higher is more likely
 * @param reasons in words: "first by 40 seconds", "service=db is upstream of 3 of 4 others"
 */
public record Cause(SeriesKey series, long alert, double score, List<String> reasons) {
  public Cause {
    reasons = List.copyOf(reasons);
  }
}
