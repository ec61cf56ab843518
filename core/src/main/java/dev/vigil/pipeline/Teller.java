package dev.vigil.pipeline;

import static java.util.Objects.requireNonNull;

import dev.vigil.alert.Deploy;
import dev.vigil.judge.FleetCeiling;
import dev.vigil.model.Anomaly;
import dev.vigil.model.Observation;
import dev.vigil.model.SeriesKey;
import dev.vigil.model.Verdict;
import dev.vigil.model.Verdict.Holding;
import dev.vigil.model.Verdict.Notice;
import dev.vigil.rule.Circumstances;
import dev.vigil.rule.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The last of the path: what is left of verdicts under the ceiling on all series, what the rules
 * decide of it, and whom it is handed to. After the shards, on the caller's thread. One owner.
 */
final class Teller {
  private final Reporter reporter;
  private final Counts counts;
  private final PolicyReader policy;
  private FleetCeiling ceiling;

  Teller(Reporter reporter, Counts counts, PolicyReader policy, FleetCeiling ceiling) {
    this.reporter = reporter;
    this.counts = counts;
    this.policy = policy;
    this.ceiling = ceiling;
  }

  FleetCeiling ceiling() {
    return ceiling;
  }

  void adopt(FleetCeiling ceiling) {
    this.ceiling = ceiling;
  }

  /** What holds of an observation in the end; counted, and told. */
  Verdict finish(
      Observation observation,
      Verdict verdict,
      @Nullable SeriesWatch watch,
      @Nullable Matter matter) {
    Verdict holds = verdict;
    Anomaly anomaly = matter == null ? null : matter.anomaly();
    if (anomaly != null && !allowed(anomaly, requireNonNull(watch))) {
      holds = held(anomaly);
    }
    counts.answered(holds);
    if (holds instanceof Verdict.Held) {
      reporter.held(observation.series(), observation.epochMillis());
    }
    if (matter != null) {
      tell(matter, holds);
    }
    return holds;
  }

  private void tell(Matter matter, Verdict verdict) {
    Decision decision = matter.decide(policy, verdict);
    if (!decision.equals(Decision.PASS)) {
      reporter.decided(decision, matter.judged(), matter.circumstances(), matter.grounds());
    }
  }

  /** A series has stopped, after so long a silence. */
  void absent(SeriesKey series, SeriesWatch watch, long silentMillis) {
    Absent absent = watch.absence(series, silentMillis);
    Anomaly anomaly = absent.anomaly();
    Verdict holds = absent.verdict();
    if (anomaly != null && !allowed(anomaly, watch)) {
      holds = held(anomaly);
    }
    boolean told = anomaly != null && holds instanceof Verdict.Anomalous;
    long now = watch.presence().newest() + silentMillis;
    watch.presence().stopped(told);
    if (!(holds instanceof Verdict.WarmingUp)) {
      counts.absent(holds);
    }
    if (holds instanceof Verdict.Held) {
      reporter.held(series, now);
    }
    if (anomaly != null && told) {
      tell(absence(anomaly, watch), holds);
    }
  }

  /** Nothing came with an absence, but it may follow on something that was rolled out. */
  private Matter absence(Anomaly anomaly, SeriesWatch watch) {
    Observation nothing = anomaly.observation();
    Standing standing = policy.standing(watch, nothing.series(), nothing.epochMillis());
    Deploy deploy = standing.felt(nothing).orElse(null);
    Circumstances circumstances =
        deploy == null ? Circumstances.NONE : Circumstances.NONE.afterDeployment();
    Grounds grounds = watch.grounds(anomaly, new Grounds.Asked(1, 1, deploy));
    return new Matter(
        nothing, circumstances, standing.rules(), watch.facts(), anomaly, grounds, null);
  }

  void returned(Return series) {
    counts.returned();
    reporter.returned(series);
  }

  private static Verdict held(Anomaly anomaly) {
    return new Verdict.Held(anomaly.verdict().score(), anomaly.pValue(), Holding.FLEET_BUDGET);
  }

  /** Whether a page is within the ceiling; an update is, if its page was. */
  private boolean allowed(Anomaly anomaly, SeriesWatch watch) {
    if (anomaly.verdict().notice() == Notice.PAGE) {
      watch.pageTold(ceiling.allows(anomaly.observation().epochMillis()));
    }
    return watch.pageTold();
  }
}
