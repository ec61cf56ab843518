package dev.vigil.store;

/**
 * What was seen, and what was expected.
 *
 * @param expected NaN where nothing was
 * @param lower NaN, or infinite, where there was no such bound
 * @param upper see {@code lower}
 * @param score NaN where it was not judged
 */
public record HistoryPoint(
    long epochMillis, double value, double expected, double lower, double upper, double score) {}
