package dev.vigil.pipeline;

import dev.vigil.model.Anomaly;
import dev.vigil.model.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a series that has stopped.
 *
 * @param anomaly what the verdict tells of; null unless it is an anomaly
 */
record Absent(Verdict verdict, @Nullable Anomaly anomaly) {}
