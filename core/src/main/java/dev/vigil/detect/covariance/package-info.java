/** Distance from a robust covariance. */
@NullMarked
package dev.vigil.detect.covariance;

import org.jspecify.annotations.NullMarked;
