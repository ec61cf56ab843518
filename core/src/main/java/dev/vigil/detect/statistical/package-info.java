/** Textbook tests for outliers on a sliding window, put to a vote. */
@NullMarked
package dev.vigil.detect.statistical;

import org.jspecify.annotations.NullMarked;
