package dev.vigil.model;

/** What is said of one observation. */
public sealed interface Verdict {

  /** Still learning: scored, and silent unless no learning could excuse it. */
  record WarmingUp(Score score, int remaining) implements Verdict {}

  /** Nothing to say. */
  record Normal(Score score) implements Verdict {}

  /**
   * Strange enough to say so.
   *
   * @param pValue chance of a score as high on this series when nothing is wrong, in (0, 1]
   * @param notice whether it opens an episode (a page) or goes on with one (an update)
   * @param provisional said while the series was still learning
   */
  record Anomalous(
      Score score, double pValue, Severity severity, Notice notice, boolean provisional)
      implements Verdict {}

  /** Strange, but held back, and counted: for the digest. */
  record Held(Score score, double pValue, Holding why) implements Verdict {}

  /** Not judged and not learnt, and counted. */
  record Rejected(Reason reason) implements Verdict {}

  /** What an anomaly does to its series' episode. */
  enum Notice {
    /** Opens an episode; costs one of the budget. */
    PAGE,
    /** Goes on with the open episode; free, at most three per page. */
    UPDATE
  }

  /** Why an anomaly was held back. */
  enum Holding {
    /** The series has spent its alert budget. */
    SERIES_BUDGET,
    /** The episode has had its updates. */
    EPISODE_TOLD,
    /** All series together have spent theirs. */
    FLEET_BUDGET,
    /** The series is being worked on, in a window in which nothing is learnt. */
    MAINTENANCE
  }

  /** Why an observation was not judged. */
  enum Reason {
    /** NaN or infinite. */
    NOT_FINITE,
    /** The same time and value as the observation before; of a counter, the same time. */
    DUPLICATE,
    /** Older than one step before the newest. */
    LATE,
    /** Outside of what was said to be valid. */
    IMPOSSIBLE,
    /** A counter's first value: a rate needs two. */
    FIRST_OF_COUNTER,
    /** A counter that fell: it was started anew. */
    COUNTER_RESET,
    /** A vector where the detector reads numbers, or a number where it reads vectors. */
    WRONG_SHAPE,
    /** A new series beyond the limit of series. */
    SERIES_LIMIT,
    /** A new series beyond the limit of series of its metric. */
    METRIC_LIMIT,
    /** The configuration says not to watch it. */
    DISABLED
  }
}
