package dev.vigil.pipeline;

import dev.vigil.model.SeriesKey;

/**
 * A series reports again whose absence was told: the absence is resolved.
 *
 * @param silentSince event time of the last observation before
 * @param epochMillis event time of the first observation after
 */
public record Return(SeriesKey series, long silentSince, long epochMillis) {}
