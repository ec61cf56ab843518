package dev.vigil.pipeline;

import dev.vigil.alert.MaintenanceCalendar;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Occasion;
import dev.vigil.rule.SeriesFacts;
import org.jspecify.annotations.Nullable;

/** What one thread reads the present policy with: an occasion and a calendar. One owner. */
final class PolicyReader {
  private final Standings standings;
  private Occasion occasion;
  private MaintenanceCalendar stopping;
  private int policyNumber;

  PolicyReader(Standings standings) {
    this.standings = standings;
    this.occasion = standings.policy().rules().newOccasion();
    this.stopping = new MaintenanceCalendar(standings.policy().stopping());
    this.policyNumber = standings.policyNumber();
  }

  private void refresh() {
    if (policyNumber != standings.policyNumber()) {
      policyNumber = standings.policyNumber();
      occasion = standings.policy().rules().newOccasion();
      stopping = new MaintenanceCalendar(standings.policy().stopping());
    }
  }

  /** The standing of a series when an observation comes. */
  Standing standing(SeriesWatch watch, SeriesKey series, long epochMillis) {
    return watch.standing(standings, series, epochMillis);
  }

  /** The occasion of an observation as it is judged, before anything was said of it. */
  Occasion before(Observation judged, Circumstances circumstances, @Nullable SeriesFacts facts) {
    refresh();
    return occasion.before(judged, circumstances, facts);
  }

  /** Whether nothing is learnt of a series at a time of events. */
  boolean stopsLearning(Standing standing, SeriesKey series, long epochMillis) {
    if (!standing.maintained()) {
      return false;
    }
    refresh();
    return stopping.stopsLearning(series, epochMillis);
  }
}
