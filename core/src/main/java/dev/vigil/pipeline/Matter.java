package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.Verdict;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import dev.vigil.rule.SeriesFacts;
import dev.vigil.rule.SeriesRules;
import org.jspecify.annotations.Nullable;

/**
 * An observation that there is something to decide or to tell of, with all that its rules are asked
 * about.
 *
 * @param judged as it was judged
 * @param facts what was known before it; null where rules need none
 * @param anomaly what the judge found; null if that is nothing
 * @param grounds what was known of the anomaly; null where there is none
 * @param decided what the rules decided of it without an anomaly; null while that waits for what
 *     becomes of the anomaly
 */
record Matter(
    Observation judged,
    Circumstances circumstances,
    SeriesRules rules,
    @Nullable SeriesFacts facts,
    @Nullable Anomaly anomaly,
    @Nullable Grounds grounds,
    @Nullable Decision decided) {

  /** What the rules decide of it, now that it is known what becomes of the anomaly. */
  Decision decide(PolicyReader reader, Verdict verdict) {
    if (decided != null) {
      return decided;
    }
    Anomaly told = verdict instanceof Verdict.Anomalous ? anomaly : null;
    return rules.decide(reader.before(judged, circumstances, facts).judged(verdict, told));
  }
}
