/**
 * Models of rows of numbers: how rows are kept, scaled, modelled and calibrated. What detectors of
 * vectors have in common; a {@link dev.vigil.vector.VectorPlan} makes them.
 */
@NullMarked
package dev.vigil.vector;

import org.jspecify.annotations.NullMarked;
