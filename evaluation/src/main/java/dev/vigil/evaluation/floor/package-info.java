/** The simplest things that can be said of a vector, to hold detectors against. */
@NullMarked
package dev.vigil.evaluation.floor;

import org.jspecify.annotations.NullMarked;
