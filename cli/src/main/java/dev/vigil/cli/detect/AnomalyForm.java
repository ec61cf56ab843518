package dev.vigil.cli.detect;

/** A way to write anomalies, a line or more each. */
interface AnomalyForm {
  /** What stands above all, whether anything is told or not; empty for nothing. */
  String head();

  /** One anomaly, with its line ends. */
  String write(Told told);
}
