package dev.vigil.cli.plot;

/**
 * A stretch of observations that the input labels as anomalous.
 *
 * @param from first labelled instant, in milliseconds since 1970
 * @param to last labelled instant, in milliseconds since 1970
 * @param hit whether an anomaly was told inside
 */
record Window(long from, long to, boolean hit) {}
