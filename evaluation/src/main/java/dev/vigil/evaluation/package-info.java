/** Accuracy and false-alarm rate. */
@NullMarked
package dev.vigil.evaluation;

import org.jspecify.annotations.NullMarked;
