/** How well scores and alarms meet the labels, and whether pages keep their budget. */
@NullMarked
package dev.vigil.evaluation.measure;

import org.jspecify.annotations.NullMarked;
