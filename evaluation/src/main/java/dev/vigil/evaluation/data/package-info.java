/** Labelled series from files, and what a run writes beside them. */
@NullMarked
package dev.vigil.evaluation.data;

import org.jspecify.annotations.NullMarked;
