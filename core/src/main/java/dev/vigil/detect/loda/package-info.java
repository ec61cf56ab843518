/** Histograms of random projections. */
@NullMarked
package dev.vigil.detect.loda;

import org.jspecify.annotations.NullMarked;
