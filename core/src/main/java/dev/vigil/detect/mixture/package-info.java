/** Density under a mixture of normal laws. */
@NullMarked
package dev.vigil.detect.mixture;

import org.jspecify.annotations.NullMarked;
