package dev.vigil.detect;

/**
 * What a detector expects of an instant to come.
 *
 * @param epochMillis the instant
 * @param expected value that is expected
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param coverage share of ordinary values that lie within the interval, such as 0.95
 */
public record Forecast(
    long epochMillis, double expected, double low, double high, double coverage) {}
