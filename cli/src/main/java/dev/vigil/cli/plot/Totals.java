package dev.vigil.cli.plot;

/**
 * What became of observations, counted; never cut.
 *
 * @param observations all that came in
 * @param refused of them, those not judged: not finite, late, twice
 * @param pages anomalies that opened an episode
 * @param updates anomalies that went on with one
 * @param held anomalies held back
 * @param windows labelled windows
 * @param windowsHit labelled windows with an anomaly inside
 */
public record Totals(
    long observations,
    long refused,
    long pages,
    long updates,
    long held,
    long windows,
    long windowsHit) {

  /** Anomalies that were told. */
  public long anomalies() {
    return pages + updates;
  }

  Totals plus(Totals other) {
    return new Totals(
        observations + other.observations,
        refused + other.refused,
        pages + other.pages,
        updates + other.updates,
        held + other.held,
        windows + other.windows,
        windowsHit + other.windowsHit);
  }

  static Totals none() {
    return new Totals(0, 0, 0, 0, 0, 0, 0);
  }
}
