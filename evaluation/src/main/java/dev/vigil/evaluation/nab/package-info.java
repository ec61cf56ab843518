/** The Numenta Anomaly Benchmark: its corpus and its scoring, version 1.1. */
@NullMarked
package dev.vigil.evaluation.nab;

import org.jspecify.annotations.NullMarked;
